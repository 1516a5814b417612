package org.inmesh.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an occam constant: an INT in decimal or {@code #hexadecimal}, or a BOOL. */
final class ParameterValue implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return switch (upper) {
        case "TRUE" -> 1;
        case "FALSE" -> 0;
        default ->
            upper.startsWith("#")
                ? Integer.parseUnsignedInt(upper.substring(1), 16)
                : Integer.parseInt(upper);
      };
    } catch (NumberFormatException exception) {
      throw new TypeConversionException(
          "'" + text + "' is neither a whole number of 32 bits (100, -3, #FF) nor TRUE or FALSE");
    }
  }
}
