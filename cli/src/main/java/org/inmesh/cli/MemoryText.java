package org.inmesh.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes of memory as people write them: {@code 6g}, {@code 512m}. */
final class MemoryText implements ITypeConverter<Long> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*([kmgt]?)i?b?");
  private static final String UNITS = " kmgt";

  @Override
  public Long convert(String text) {
    Matcher match = TEXT.matcher(text.toLowerCase(Locale.ROOT).strip());
    if (!match.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no size of memory; write 6g, 512m or a number of bytes");
    }
    int unit = match.group(2).isEmpty() ? 0 : UNITS.indexOf(match.group(2));
    return Long.parseLong(match.group(1)) << 10 * unit;
  }

  /** {@code 1.5 GiB}. */
  static String of(long bytes) {
    double mebibytes = bytes / 1048576.0;
    return mebibytes < 1024
        ? NumberText.decimal(mebibytes, 0) + " MiB"
        : NumberText.decimal(mebibytes / 1024, 1) + " GiB";
  }
}
