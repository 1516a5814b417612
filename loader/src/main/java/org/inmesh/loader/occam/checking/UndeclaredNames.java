package org.inmesh.loader.occam.checking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inmesh.loader.occam.checked.Intrinsic;
import org.inmesh.loader.occam.syntax.OtherLanguages;

/** Where a name may come from that a program uses without having declared it. */
final class UndeclaredNames {
  private static final Map<String, String> FILES =
      Map.of(
          "so.", "#INCLUDE \"hostio.inc\" and #USE \"hostio.lib\"",
          "sp.", "#INCLUDE \"hostio.inc\" and #USE \"hostio.lib\"",
          "ss.", "#INCLUDE \"streamio.inc\" and #USE \"streamio.lib\"",
          "ks.", "#INCLUDE \"streamio.inc\" and #USE \"streamio.lib\"",
          "out.", "#USE \"course.lib\"",
          "ask.", "#USE \"course.lib\"",
          "file.in.", "#USE \"course.lib\"");
  private static final Set<String> CONSTANTS = Set.of("TRUE", "FALSE", "MOSTPOS", "MOSTNEG");
  private static final List<String> ELEMENTARY =
      List.of("SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "EXP", "ALOG", "ALOG10", "POWER");

  private UndeclaredNames() {}

  /** A hint that begins with {@code "; "}, or nothing. */
  static String hint(String name) {
    String capitals = name.toUpperCase(Locale.ROOT);
    if (CONSTANTS.contains(capitals)) {
      return "; it is written in capitals: " + capitals;
    }
    if (!name.equals(capitals) && Intrinsic.named(capitals).isPresent()) {
      return "; did you mean '" + capitals + "'?";
    }
    if (ELEMENTARY.contains(capitals)) {
      return "; REAL32 has " + capitals + " by #USE \"snglmath.lib\"";
    }
    if (name.startsWith("D") && ELEMENTARY.contains(name.substring(1))) {
      return "; REAL64 has it by #USE \"dblmath.lib\"";
    }
    if (name.equals("SP")) {
      return "; it is in the library: #INCLUDE \"hostio.inc\"";
    }
    return FILES.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .map(entry -> "; is it the library's? Then write " + entry.getValue() + " above")
        .findFirst()
        .orElse(OtherLanguages.hint(name));
  }
}
