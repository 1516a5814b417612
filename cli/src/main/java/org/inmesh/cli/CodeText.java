package org.inmesh.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.isa.transputer.assembly.Disassembly;
import org.inmesh.loader.BadInputException;

/**
 * Code as text that can be sent through a pipe: the disassembler's listing. A line holds an offset
 * or address of eight hexadecimal digits, two blanks, the bytes with single blanks between them,
 * and then anything after two blanks; lines with a label, comments and empty lines are passed over.
 */
final class CodeText {
  private static final Pattern LINE =
      Pattern.compile("[0-9A-Fa-f]{8}  ((?:[0-9A-Fa-f]{2} )*[0-9A-Fa-f]{2})(?:  .*)?\\s*");
  private static final Pattern PASSED_OVER = Pattern.compile("\\s*(?:[^\\s:]+:\\s*|--.*)?");
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private CodeText() {}

  static String of(byte[] code, int address) {
    return Disassembly.listing(code, address);
  }

  /**
   * The bytes of a file: those of the text, or as they are if it is no text.
   *
   * @throws BadInputException if it is a text of another form
   */
  static byte[] read(String file, byte[] content) {
    for (byte character : content) {
      if (character != '\t' && character != '\n' && character != '\r' && character < ' ') {
        return content;
      }
    }
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    String[] lines = new String(content, StandardCharsets.US_ASCII).split("\r\n|\r|\n", -1);
    for (int line = 0; line < lines.length; line++) {
      Matcher matcher = LINE.matcher(lines[line]);
      if (matcher.matches()) {
        code.writeBytes(HEX.parseHex(matcher.group(1)));
      } else if (!PASSED_OVER.matcher(lines[line]).matches()) {
        throw new BadInputException(
            "%s:%d: this is not a line of a code listing, such as '00000000  25 F3  mul', as"
                    .formatted(file, line + 1)
                + " 'inmesh asm' writes it; --binary takes a file as it is");
      }
    }
    return code.toByteArray();
  }
}
