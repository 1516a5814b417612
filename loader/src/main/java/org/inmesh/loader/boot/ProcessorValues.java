package org.inmesh.loader.boot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.boot.NetworkLine.Word;

/** Types, sizes and clocks as they are written in network files and on the command line. */
public final class ProcessorValues {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,10})\\s*([KMG]?)(I?B)?");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,5})(MHZ)?");
  private static final long LEAST_MEMORY = 2048;
  private static final long MOST_MEMORY = 1L << 30;

  /** What a size may be, for messages. */
  public static final String SIZES = "a multiple of 256 bytes from 2K to 1G, such as 64K or 4M";

  private ProcessorValues() {}

  /** The bytes of a text such as 64K, 4M, 1MiB or 4096; nothing if it is no size of a memory. */
  public static OptionalInt bytes(String text) {
    Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int shift =
        switch (matcher.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    long bytes = Long.parseLong(matcher.group(1)) << shift;
    boolean fits =
        bytes >= LEAST_MEMORY
            && bytes <= MOST_MEMORY
            && bytes % NetworkDescription.MEMORY_GRANULE == 0;
    return fits ? OptionalInt.of((int) bytes) : OptionalInt.empty();
  }

  static ProcessorType type(NetworkLine line) {
    Word word = line.take("a type of processor");
    return Arrays.stream(ProcessorType.values())
        .filter(type -> type.name().equalsIgnoreCase(word.text()))
        .findFirst()
        .orElseThrow(
            () ->
                line.refuse(
                    word,
                    "a processor's type is one of %s, not '%s'".formatted(names(), word.text())));
  }

  private static String names() {
    List<String> names = Arrays.stream(ProcessorType.values()).map(ProcessorType::name).toList();
    return String.join(", ", names);
  }

  static int memory(NetworkLine line) {
    Word word = line.take("a size");
    return bytes(word.text())
        .orElseThrow(
            () -> line.refuse(word, "a memory is %s, not '%s'".formatted(SIZES, word.text())));
  }

  static int clock(NetworkLine line) {
    Word word = line.take("a clock rate");
    Matcher matcher = CLOCK.matcher(word.text().toUpperCase(Locale.ROOT));
    int megahertz = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (megahertz < 1 || megahertz > NetworkDescription.MOST_MEGAHERTZ) {
      throw line.refuse(
          word,
          "a clock rate is 1 to %d MHz, such as 20MHz, not '%s'"
              .formatted(NetworkDescription.MOST_MEGAHERTZ, word.text()));
    }
    return megahertz;
  }
}
