package org.inmesh.loader.occam.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A file of a program.
 *
 * @param file name as the user gave it; diagnostics show it
 * @param text its content
 */
public record SourceText(String file, String text) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String CONTROL_Z = "\u001A";

  /** Checks that both are there. */
  public SourceText {
    Objects.requireNonNull(file);
    Objects.requireNonNull(text);
  }

  /**
   * A text as it lies in a file: in UTF-8, with or without the mark of it, or else in ISO 8859-1,
   * as files of the time before are; those of DOS may end in a control-Z.
   */
  public static SourceText of(String file, byte[] bytes) {
    String text = decoded(bytes);
    int from = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    int to = text.endsWith(CONTROL_Z) ? text.length() - CONTROL_Z.length() : text.length();
    return new SourceText(file, text.substring(from, to));
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Its lines without their ends; at least one. */
  public List<String> lines() {
    return List.of(text.split("\r\n|\n|\r", -1));
  }
}
