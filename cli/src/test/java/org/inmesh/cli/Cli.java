package org.inmesh.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Executes command lines in this process, as {@link Inmesh} does in one of its own. */
final class Cli {
  private final Interruption interruption = new Interruption();
  private byte[] input = {};
  private boolean terminal;

  /** What came of a command line. */
  record Result(int exitCode, String out, String err) {}

  Cli input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Cli terminal() {
    terminal = true;
    return this;
  }

  Interruption interruption() {
    return interruption;
  }

  Result execute(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Streams streams =
        new Streams(new ByteArrayInputStream(input), false, outStream, errStream, terminal);
    int code = CommandLines.of(streams, interruption).execute(arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Result run(String... arguments) {
    return new Cli().execute(arguments);
  }
}
