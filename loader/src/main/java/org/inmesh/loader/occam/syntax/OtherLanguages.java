package org.inmesh.loader.occam.syntax;

import java.util.Map;

/**
 * How occam says what a beginner wrote as other languages do; for the end of a message that says
 * what was expected instead.
 */
public final class OtherLanguages {
  private static final String INDENTATION = "what belongs together is indented alike, without {}";
  private static final String CHOICES =
      "IF stands alone; under it each condition, under that its process";
  private static final Map<String, String> OCCAM =
      Map.ofEntries(
          Map.entry("==", "equality is written ="),
          Map.entry("!=", "inequality is written <>"),
          Map.entry("!", "'not' is written NOT, 'not equal' <>"),
          Map.entry("%", "the remainder is written \\"),
          Map.entry("&&", "'and' of conditions is written AND"),
          Map.entry("&", "'and' of bits is written /\\, of conditions AND"),
          Map.entry("|", "'or' of bits is written \\/, of conditions OR"),
          Map.entry("^", "'exclusive or' of bits is written ><"),
          Map.entry("**", "there is no power; multiply, or call POWER"),
          Map.entry("MOD", "the remainder is written \\"),
          Map.entry("mod", "the remainder is written \\"),
          Map.entry("DIV", "the quotient is written /"),
          Map.entry("div", "the quotient is written /"),
          Map.entry("DEFAULT", "the last option of a CASE is ELSE"),
          Map.entry("default", "the last option of a CASE is ELSE"),
          Map.entry("printf", "a string is output to the channel of the screen: screen ! \"text\""),
          Map.entry(".", "a real has digits on both sides of its point: 3.0, 0.5"),
          Map.entry("_", "parts of a name are joined by points: long.name"),
          Map.entry("++", "write x := x + 1"),
          Map.entry("--", "write x := x - 1"),
          Map.entry("{", INDENTATION),
          Map.entry("}", INDENTATION),
          Map.entry("FOR", "a loop is SEQ i = 0 FOR n, or WHILE condition"),
          Map.entry("TO", "n is the number of times, not the last value"),
          Map.entry("THEN", CHOICES),
          Map.entry("then", CHOICES),
          Map.entry("DO", "the process of a WHILE is indented under it"),
          Map.entry("do", "the process of a WHILE is indented under it"));

  private OtherLanguages() {}

  /** A hint that begins with {@code "; "}, or nothing. */
  public static String hint(String written) {
    String occam = OCCAM.get(written);
    return occam == null ? "" : "; " + occam;
  }
}
