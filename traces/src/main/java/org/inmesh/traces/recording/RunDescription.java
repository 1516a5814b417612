package org.inmesh.traces.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What only those know of a run who have set it up.
 *
 * @param program as the user named it
 * @param parameters by name
 * @param source SHA-256 of the source text in hexadecimal; empty if there is none
 * @param machineFile the machine as the complete text of a machine file
 */
public record RunDescription(
    String program, Map<String, String> parameters, String source, String machineFile) {

  /** The description of a compiled program's run. */
  public static RunDescription of(
      String program, Map<String, Integer> parameters, String sourceText, String machineFile) {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return new RunDescription(program, texts, hash(sourceText), machineFile);
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("every Java platform has SHA-256", exception);
    }
  }
}
