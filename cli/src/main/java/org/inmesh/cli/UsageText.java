package org.inmesh.cli;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Picocli's messages about the command line, in the words of those who typed it. */
final class UsageText {
  private static final Pattern JAVA_TYPE =
      Pattern.compile("'([^']*)' is not an? (int|long|double)$");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

  private UsageText() {}

  /**
   * What is wrong.
   *
   * @param arguments the command line
   */
  static String of(ParameterException exception, String[] arguments) {
    // Picocli says "option option" where a map's value is missing.
    String message = exception.getMessage().replace("option option", "option");
    Matcher type = JAVA_TYPE.matcher(message);
    if (type.find()) {
      message = message.substring(0, type.start()) + wrongNumber(type.group(1), type.group(2));
    }
    return exception.getArgSpec() instanceof OptionSpec option
        ? withTypedName(message, option, arguments)
        : message;
  }

  private static String wrongNumber(String text, String type) {
    if (type.equals("double")) {
      return "'%s' is not a number, such as 0.25".formatted(text);
    }
    String largest =
        type.equals("int") ? String.valueOf(Integer.MAX_VALUE) : String.valueOf(Long.MAX_VALUE);
    return WHOLE.matcher(text).matches()
        ? "%s is too large: whole numbers go up to %s".formatted(text, largest)
        : "'%s' is not a whole number, such as 16".formatted(text);
  }

  /** Of an option with several names picocli takes the longest, whichever was used. */
  private static String withTypedName(String message, OptionSpec option, String[] arguments) {
    String named = "'" + option.longestName() + "'";
    return Arrays.stream(option.names())
        .filter(
            name ->
                Arrays.stream(arguments)
                    .anyMatch(typed -> typed.equals(name) || typed.startsWith(name + "=")))
        .findFirst()
        .map(name -> message.replace(named, "'" + name + "'"))
        .orElse(message);
  }
}
