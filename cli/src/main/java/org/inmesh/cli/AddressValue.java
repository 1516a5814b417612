package org.inmesh.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address: {@code #hexadecimal}, or a decimal number with or without a sign. */
final class AddressValue implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      if (text.startsWith("#")) {
        return Integer.parseUnsignedInt(text.substring(1), 16);
      }
      return text.startsWith("-") ? Integer.parseInt(text) : Integer.parseUnsignedInt(text);
    } catch (NumberFormatException exception) {
      throw new TypeConversionException(
          "'" + text + "' is no address of 32 bits, such as #80000070");
    }
  }
}
