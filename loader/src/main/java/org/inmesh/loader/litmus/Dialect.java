package org.inmesh.loader.litmus;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How herd's architectures write operands. */
enum Dialect {
  /** AT&amp;T: source first, {@code %} before registers. */
  X86_64("%rax", "(x)"),
  /** Intel: destination first, plain names of registers of 32 bits. */
  X86("EAX", "[x]");

  private static final Set<String> NAMES = Set.of("ax", "bx", "cx", "dx", "si", "di", "bp", "sp");
  private static final Pattern NUMBERED = Pattern.compile("r([89]|1[0-5])d?");

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

  /** The name of an operand's register, or null if it is none. */
  String register(String operand) {
    boolean percent = operand.startsWith("%");
    if (percent != (this == X86_64)) {
      return null;
    }
    String name = variable(percent ? operand.substring(1) : operand);
    boolean known =
        NUMBERED.matcher(name).matches() && this == X86_64
            || name.length() == 3
                && NAMES.contains(name.substring(1).toLowerCase(Locale.ROOT))
                && name.charAt(0) == (this == X86_64 ? 'r' : 'E');
    return known ? name : null;
  }

  /**
   * The name under which a register's value is known: of X86_64, {@code eax} is the lower half of
   * {@code rax}, and values have no upper half here.
   */
  String variable(String register) {
    if (this == X86) {
      return register.toUpperCase(Locale.ROOT);
    }
    String name = register.toLowerCase(Locale.ROOT);
    if (NUMBERED.matcher(name).matches()) {
      return name.replace("d", "");
    }
    boolean half = name.length() == 3 && name.charAt(0) == 'e' && NAMES.contains(name.substring(1));
    return half ? "r" + name.substring(1) : name;
  }
}
