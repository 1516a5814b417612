package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Conversions between strings and values. */
class ConvertLibraryTest {

  @Test
  void shouldWriteValues() {
    String text =
        run(
            """
            BOOLTOSTRING (len, s, TRUE)
            show ()
            BOOLTOSTRING (len, s, FALSE)
            show ()
            INTTOSTRING (len, s, MOSTNEG INT)
            show ()
            INTTOSTRING (len, s, 0)
            show ()
            INT16TOSTRING (len, s, -123(INT16))
            show ()
            INT32TOSTRING (len, s, 2147483647(INT32))
            show ()
            INT64TOSTRING (len, s, MOSTNEG INT64)
            show ()
            INT64TOSTRING (len, s, 1234567890123456789(INT64))
            show ()
            HEXTOSTRING (len, s, 255)
            show ()
            HEX16TOSTRING (len, s, -2(INT16))
            show ()
            HEX32TOSTRING (len, s, -1(INT32))
            show ()
            HEX64TOSTRING (len, s, #123456789ABCDEF0(INT64))
            show ()
            """);

    assertThat(text)
        .isEqualTo(
            "TRUE FALSE -2147483648 0 -123 2147483647 -9223372036854775808 1234567890123456789 "
                + "000000FF FFFE FFFFFFFF 123456789ABCDEF0 ");
  }

  @Test
  void shouldReadIntegers() {
    List<String> calls = new ArrayList<>();
    for (String number :
        List.of(
            "42",
            "-42",
            "+7",
            "2147483647",
            "-2147483648",
            "2147483648",
            "-2147483649",
            "",
            "-",
            "4x",
            "99999999999999999999")) {
      calls.add(
          """
          STRINGTOINT (error, n, "%s")
          INTTOSTRING (len, s, n)
          result ()
          """
              .formatted(number));
    }
    String more =
        """
        STRINGTOINT16 (error, short, "-32768")
        INT16TOSTRING (len, s, short)
        result ()
        STRINGTOINT16 (error, short, "32768")
        result ()
        STRINGTOINT32 (error, normal, "-5")
        INT32TOSTRING (len, s, normal)
        result ()
        STRINGTOINT64 (error, long, "-9223372036854775808")
        INT64TOSTRING (len, s, long)
        result ()
        STRINGTOINT64 (error, long, "9223372036854775808")
        result ()
        STRINGTOHEX (error, n, "fF")
        INTTOSTRING (len, s, n)
        result ()
        STRINGTOHEX (error, n, "123456789")
        result ()
        STRINGTOHEX (error, n, "12G")
        result ()
        STRINGTOHEX16 (error, short, "FFFE")
        INT16TOSTRING (len, s, short)
        result ()
        STRINGTOHEX32 (error, normal, "80000000")
        INT32TOSTRING (len, s, normal)
        result ()
        STRINGTOHEX64 (error, long, "123456789ABCDEF0")
        HEX64TOSTRING (len, s, long)
        result ()
        STRINGTOBOOL (error, b, "TRUE")
        BOOLTOSTRING (len, s, b)
        result ()
        STRINGTOBOOL (error, b, "FALSE")
        BOOLTOSTRING (len, s, b)
        result ()
        STRINGTOBOOL (error, b, "true")
        result ()
        """;

    assertThat(run(String.join("", calls) + more))
        .isEqualTo(
            "42 -42 7 2147483647 -2147483648 ? ? ? ? ? ? "
                + "-32768 ? -5 -9223372036854775808 ? 255 ? ? -2 -2147483648 123456789ABCDEF0 "
                + "TRUE FALSE ? ");
  }

  /** The forms as the INMOS manual describes them. */
  @Test
  void shouldWriteRealsInTheFormAskedFor() {
    String[][] cases = {
      {"1.0(REAL64), 0, 0", "1.0"},
      {"0.0(REAL64), 0, 0", "0.0"},
      {"-2.5(REAL64), 0, 0", "-2.5"},
      {"12345678901234567.0(REAL64), 0, 0", "12345678901234568.0"},
      {"123456789012345678.0(REAL64), 0, 0", "1.2345678901234568E+017"},
      {"0.0009765625(REAL64), 0, 0", "0.0009765625"},
      {"0.00006103515625(REAL64), 0, 0", "6.103515625E-005"},
      {"-1.5(REAL64), 0, 4", "-1.500E+000"},
      {"1.5(REAL64), 0, 1", "  2E+000"},
      {"2.5(REAL64), 0, 1", "  2E+000"},
      {"0.0(REAL64), 0, 3", " 0.00E+000"},
      {"3.14159(REAL64), 3, 2", "   3.14"},
      {"-3.14159(REAL64), 3, 2", "  -3.14"},
      {"0.05(REAL64), 3, 1", "   0.1"},
      {"0.04(REAL64), 3, 1", "   0.0"},
      {"999.96(REAL64), 3, 1", "    Ov"},
      {"1234.0(REAL64), 3, 2", " 1E+003"},
      {"1234.0(REAL64), 3, 3", "  1E+003"},
      {"1234.0(REAL64), 3, 5", " 1.23E+003"},
      {"0.0(REAL64), 2, 2", "  0.00"},
    };
    StringBuilder calls = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (String[] one : cases) {
      calls.append("REAL64TOSTRING (len, s, ").append(one[0]).append(")\nshow ()\n");
      expected.append(one[1]).append(' ');
    }
    calls.append("REAL32TOSTRING (len, s, 0.1, 0, 0)\nshow ()\n");
    calls.append("REAL32TOSTRING (len, s, -1.0E10, 0, 0)\nshow ()\n");
    calls.append("REAL32TOSTRING (len, s, 1234.5, 0, 6)\nshow ()\n");
    calls.append("REAL32TOSTRING (len, s, 1234.5, 5, 1)\nshow ()\n");

    String text = run(calls.toString());

    // 999.96 rounds to four digits, which leave no room for an exponent: " Ov" filled up.
    assertThat(text)
        .isEqualTo(
            expected.toString().replace("    Ov", " Ov   ")
                + "0.100000001 -1.0E+10  1.23450E+03   1234.5 ");
  }

  /** Java's decimal numbers are exact and its conversions round once. */
  @Test
  void shouldConvertRandomRealsToTheNearest() {
    Random random = new Random(4711);
    StringBuilder calls = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      double number = (random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(120) - 60);
      String text = decimal(number, 17);
      calls.append(
          """
          STRINGTOREAL64 (error, x, "%s")
          REAL64TOSTRING (len, s, x, 0, 17)
          show ()
          bits ()
          """
              .formatted(text));
      expected.append(number < 0 ? "" : " ").append(exponential(number)).append(' ');
      expected.append("%016X ".formatted(Double.doubleToLongBits(number)));
    }
    for (String text :
        List.of(
            "1.7976931348623157E+308",
            "1.7976931348623159E+308",
            "4.9E-324",
            "2.4E-324",
            "2.2250738585072011E-308",
            "9007199254740993.0",
            "0.0E+0")) {
      calls.append("STRINGTOREAL64 (error, x, \"%s\")\nbits ()\n".formatted(text));
      double number = Double.parseDouble(text);
      expected.append(
          Double.isInfinite(number) ? "? " : "%016X ".formatted(Double.doubleToLongBits(number)));
    }
    for (String text : List.of("0.1", "16777217.0", "3.4028235E+38", "3.5E+38", "-1.0E-45")) {
      calls.append("STRINGTOREAL32 (error, y, \"%s\")\nshort.bits ()\n".formatted(text));
      float number = Float.parseFloat(text);
      expected.append(
          Float.isInfinite(number) ? "? " : "%08X ".formatted(Float.floatToIntBits(number)));
    }
    for (String wrong : List.of("", "1", "1.", ".5", "1.5E", "1.5E5", "1.5E+", "x.0", "1.5 ")) {
      calls.append("STRINGTOREAL64 (error, x, \"%s\")\nbits ()\n".formatted(wrong));
      expected.append("? ");
    }

    assertThat(run(calls.toString())).isEqualTo(expected.toString());
  }

  private static String decimal(double number, int digits) {
    BigDecimal rounded =
        new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    String text = rounded.toPlainString();
    return text.contains(".") ? text : text + ".0";
  }

  private static String exponential(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(17, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().abs().toString();
    digits += "0".repeat(17 - digits.length());
    int exponent = rounded.precision() - rounded.scale() - 1;
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + '.'
        + digits.substring(1)
        + "E%c%03d".formatted(exponent < 0 ? '-' : '+', Math.abs(exponent));
  }

  private static String run(String calls) {
    return OccamText.output(
        """
        #USE "convert.lib"
        PROC main (CHAN BYTE scr!)
          [40]BYTE s:
          INT len, n:
          INT16 short:
          INT32 normal:
          INT64 long:
          REAL32 y:
          REAL64 x:
          BOOL error, b:
          PROC show ()
            SEQ
              SEQ i = 0 FOR len
                scr ! s[i]
              scr ! ' '
          :
          PROC result ()
            IF
              error
                SEQ
                  scr ! '?'
                  scr ! ' '
              TRUE
                show ()
          :
          PROC bits ()
            VAL INT64 bits RETYPES x:
            SEQ
              HEX64TOSTRING (len, s, bits)
              result ()
          :
          PROC short.bits ()
            VAL INT bits RETYPES y:
            SEQ
              HEXTOSTRING (len, s, bits)
              result ()
          :
          SEQ
        %s
        :
        """
            .formatted(calls.indent(4)),
        "");
  }
}
