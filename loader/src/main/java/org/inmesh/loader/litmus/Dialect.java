package org.inmesh.loader.litmus;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How herd's architectures write operands. */
enum Dialect {
  /** AT&amp;T: source first, {@code %} before registers. */
  X86_64("%rax", "(x)"),
  /** Intel: destination first, plain names of registers of 32 bits. */
  X86("EAX", "[x]");

  private static final Set<String> NAMES = Set.of("ax", "bx", "cx", "dx", "si", "di", "bp", "sp");
  private static final Pattern NUMBERED = Pattern.compile("r([89]|1[0-5])[dwb]?");

  /** The lowest bytes of registers; {@code ah} and its like are not supported. */
  private static final Map<String, String> BYTES =
      Map.of(
          "al", "ax", "bl", "bx", "cl", "cx", "dl", "dx", "sil", "si", "dil", "di", "bpl", "bp",
          "spl", "sp");

  private final String exampleRegister;
  private final String exampleMemory;

  Dialect(String exampleRegister, String exampleMemory) {
    this.exampleRegister = exampleRegister;
    this.exampleMemory = exampleMemory;
  }

  boolean isSourceFirst() {
    return this == X86_64;
  }

  String exampleRegister() {
    return exampleRegister;
  }

  String exampleMemory() {
    return exampleMemory;
  }

  /**
   * The name of an operand's register, or null if it is none. Herd's {@code %} before registers of
   * X86_64 may be left out, but not for those of 8 and 16 bits, whose names could be locations'.
   */
  String register(String operand) {
    boolean percent = operand.startsWith("%");
    String plain = percent ? operand.substring(1) : operand;
    if (percent && this == X86 || !percent && this == X86_64 && bytes(plain) < 4) {
      return null;
    }
    String name = variable(plain);
    boolean known =
        NUMBERED.matcher(name).matches() && this == X86_64
            || name.length() == 3
                && NAMES.contains(name.substring(1).toLowerCase(Locale.ROOT))
                && name.charAt(0) == (this == X86_64 ? 'r' : 'E');
    return known ? name : null;
  }

  /** How many bytes of a register a name means. */
  static int bytes(String register) {
    String name = register.toLowerCase(Locale.ROOT).replace("%", "");
    if (NUMBERED.matcher(name).matches()) {
      return name.endsWith("b") ? 1 : name.endsWith("w") ? 2 : name.endsWith("d") ? 4 : 8;
    }
    if (BYTES.containsKey(name)) {
      return 1;
    }
    return NAMES.contains(name) ? 2 : name.startsWith("e") ? 4 : 8;
  }

  /**
   * The name under which a register's value is known: of X86_64, {@code eax}, {@code ax} and {@code
   * al} are lower parts of {@code rax}, and values have no upper part here.
   */
  String variable(String register) {
    if (this == X86) {
      return register.toUpperCase(Locale.ROOT);
    }
    String name = register.toLowerCase(Locale.ROOT);
    if (NUMBERED.matcher(name).matches()) {
      return name.replaceAll("[dwb]$", "");
    }
    if (BYTES.containsKey(name)) {
      return "r" + BYTES.get(name);
    }
    if (NAMES.contains(name)) {
      return "r" + name;
    }
    boolean half = name.length() == 3 && name.charAt(0) == 'e' && NAMES.contains(name.substring(1));
    return half ? "r" + name.substring(1) : name;
  }
}
