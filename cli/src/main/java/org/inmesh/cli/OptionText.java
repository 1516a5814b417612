package org.inmesh.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.inmesh.bench.traffic.PacketList;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.traffic.PacketSizes;

/** Reads the parts of an option's value; refuses what is wrong in the option's name. */
final class OptionText {
  private OptionText() {}

  /** A number with or without decimals. */
  static double number(String option, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException exception) {
      throw new BadInputException(option + ": '" + text + "' is not a number");
    }
  }

  /** A whole number. */
  static int whole(String option, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException exception) {
      throw new BadInputException(option + ": '" + text + "' is not a whole number");
    }
  }

  /** Refuses a number that is too small. */
  static void atLeast(String option, long value, long least) {
    if (value < least) {
      throw new BadInputException("%s must be at least %d, not %d".formatted(option, least, value));
    }
  }

  /** The value with a name. */
  static <T> T named(String option, String name, List<T> values, Function<T, String> label) {
    for (T value : values) {
      if (label.apply(value).equals(name)) {
        return value;
      }
    }
    List<String> names = values.stream().map(label).toList();
    throw new BadInputException(
        "%s: there is no '%s'%s; there are %s"
            .formatted(
                option, name, NearestName.suggestion(name, names), String.join(", ", names)));
  }

  /** The value with a name. */
  static <T> T named(String option, String name, T[] values, Function<T, String> label) {
    return named(option, name, Arrays.asList(values), label);
  }

  /** Lengths of packets. */
  static PacketSizes sizes(String option, List<Integer> flits) {
    PacketSizes sizes = refused(option, () -> new PacketSizes(flits));
    for (int length : flits) {
      if (length > PacketList.MAXIMUM_FLITS) {
        throw new BadInputException(
            "%s: packets have at most %d flits, not %d"
                .formatted(option, PacketList.MAXIMUM_FLITS, length));
      }
    }
    return sizes;
  }

  /** What a constructor refuses is wrong with the option. */
  static <T> T refused(String option, Supplier<T> construction) {
    try {
      return construction.get();
    } catch (IllegalArgumentException exception) {
      throw new BadInputException(option + ": " + exception.getMessage());
    }
  }
}
