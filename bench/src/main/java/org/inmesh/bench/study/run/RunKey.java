package org.inmesh.bench.study.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.inmesh.loader.occam.source.SourceText;

/**
 * Names a run by everything that determines its result: equal keys, equal results, on every host.
 *
 * @param value 64 hexadecimal digits: the SHA-256 of the simulator's own sources, of the program's
 *     sources and input, its parameters, placement, machine, limit and what is measured
 */
public record RunKey(String value) {

  /** The key of a run by this simulator. */
  public static RunKey of(StudyRun run) {
    return of(run, SimulatorVersion.current());
  }

  /** The key of a run by a simulator. */
  static RunKey of(StudyRun run, SimulatorVersion simulator) {
    MessageDigest digest = sha256();
    add(digest, "simulator", simulator.digest());
    for (SourceText source : run.sources()) {
      add(digest, "source " + source.file(), source.text());
    }
    add(digest, "input", run.input());
    run.parameters().forEach((name, value) -> add(digest, "parameter " + name, value.toString()));
    add(digest, "form", run.form().key());
    add(digest, "errors", run.errors().name());
    add(digest, "placement", run.placement());
    add(digest, "machine", run.machine());
    add(digest, "maximum cycles", Long.toString(run.maximumCycles()));
    add(digest, "measuring", run.measuring().toString());
    return new RunKey(HexFormat.of().formatHex(digest.digest()));
  }

  /** The SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
  public static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Lengths keep texts apart that would be the same when strung together. */
  private static void add(MessageDigest digest, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String head = name + " " + bytes.length + "\n";
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("every JDK has SHA-256", exception);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
