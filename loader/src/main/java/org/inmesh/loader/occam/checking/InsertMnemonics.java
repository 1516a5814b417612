package org.inmesh.loader.occam.checking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.occam.checked.InsertedCode;

/** The names of instructions under ASM and GUY: INMOS's mnemonics in capitals. */
final class InsertMnemonics {
  private static final Map<String, Function> FUNCTIONS =
      Arrays.stream(Function.values())
          .filter(function -> function != Function.PFIX)
          .filter(function -> function != Function.NFIX)
          .collect(
              Collectors.toUnmodifiableMap(
                  function -> function.mnemonic().toUpperCase(Locale.ROOT), function -> function));
  private static final Map<String, InsertedCode> OPERATIONS = operations();
  private static final TreeSet<String> ALL =
      Stream.of(
              FUNCTIONS.keySet().stream(),
              OPERATIONS.keySet().stream(),
              Stream.of("LD", "LDAB", "LDABC", "ST", "STAB", "STABC", "BYTE", "WORD", "ALIGN"),
              Stream.of("LDLABELDIFF", "LDLABELP", "RESERVELOWWS", "PFIX", "NFIX"))
          .flatMap(names -> names)
          .collect(Collectors.toCollection(TreeSet::new));

  private InsertMnemonics() {}

  private static Map<String, InsertedCode> operations() {
    Map<String, InsertedCode> all = new HashMap<>();
    for (Operation operation : Operation.values()) {
      all.put(operation.mnemonic().toUpperCase(Locale.ROOT), new InsertedCode.Operate(operation));
    }
    for (FloatingPointEntry entry : FloatingPointEntry.values()) {
      all.put(entry.mnemonic().toUpperCase(Locale.ROOT), new InsertedCode.Enter(entry));
    }
    // The toolset's name for it.
    all.put("FPTESTERR", all.get("FPTESTERROR"));
    return Map.copyOf(all);
  }

  /** The direct function of a name. */
  static Optional<Function> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  /** The operation of a name. */
  static Optional<InsertedCode> operation(String name) {
    return Optional.ofNullable(OPERATIONS.get(name));
  }

  /** What somebody may have meant who wrote another name, or nothing. */
  static String suggestion(String name) {
    return NearestName.suggestion(name.toUpperCase(Locale.ROOT), ALL);
  }
}
