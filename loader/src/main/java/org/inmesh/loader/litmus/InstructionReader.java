package org.inmesh.loader.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inmesh.coresim.litmus.Instruction;
import org.inmesh.coresim.litmus.Operand;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Operand.RegisterValue;
import org.inmesh.coresim.litmus.Variable.Register;
import org.inmesh.loader.BadInputException;

/** Reads one instruction of a thread in herd's form. */
final class InstructionReader {
  private static final Set<String> MOVES = Set.of("mov", "movb", "movw", "movl", "movq");
  private static final Set<String> EXCHANGES = Set.of("xchg", "xchgb", "xchgw", "xchgl", "xchgq");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z_]\\w*\\s*:\\s*");
  private static final Pattern LOCK = Pattern.compile("(?i)lock\\s+");
  private static final Pattern MEMORY =
      Pattern.compile("0?\\(\\s*(%?)(\\w+)\\s*\\)|0?\\[\\s*(%?)(\\w+)\\s*\\]");
  private static final Pattern RELATIVE = Pattern.compile("([A-Za-z_]\\w*)\\s*\\(\\s*%?rip\\s*\\)");

  private final Dialect dialect;
  private final Complaint complaint;

  /** Registers that hold addresses, and of which locations. */
  private final Map<Register, String> pointers;

  /** Bytes of the narrowest access so far, and where it is. */
  private int narrowest = Integer.BYTES;

  private int narrowestOffset;

  InstructionReader(Dialect dialect, Complaint complaint, Map<Register, String> pointers) {
    this.dialect = dialect;
    this.complaint = complaint;
    this.pointers = pointers;
  }

  /** What stands between commas; exactly one of the last three is there. */
  private record Argument(
      int offset, String text, String register, String location, String number) {}

  /**
   * Reads an instruction.
   *
   * @param text without blanks around
   * @param offset of the text
   * @return nothing if there is a label only
   */
  Optional<Instruction> read(int thread, String text, int offset) {
    Matcher label = LABEL.matcher(text);
    if (label.lookingAt()) {
      // Without jumps it marks nothing.
      return label.end() == text.length()
          ? Optional.empty()
          : read(thread, text.substring(label.end()), offset + label.end());
    }
    Matcher lock = LOCK.matcher(text);
    if (!lock.lookingAt()) {
      return Optional.of(plain(thread, text, offset));
    }
    String locked = text.substring(lock.end());
    if (!locked.toLowerCase(Locale.ROOT).startsWith("xchg")) {
      throw complaint.at(offset, text.length(), "lock is supported with xchg only");
    }
    return Optional.of(plain(thread, locked, offset + lock.end()));
  }

  /**
   * The first number that the test's narrowest access cannot hold is a reason to refuse that: words
   * are accessed as a whole here, which is the same as long as their upper bytes are zero.
   */
  void checkWidths(Stream<Integer> numbers) {
    long most = (1L << Byte.SIZE * narrowest) - 1;
    numbers
        .filter(number -> number > most)
        .findFirst()
        .ifPresent(
            number -> {
              throw complaint.at(
                  narrowestOffset,
                  1,
                  "accesses of %d bytes are supported where every number is at most %d, not %d"
                      .formatted(narrowest, most, number));
            });
  }

  private void noteWidth(int bytes, int offset) {
    if (bytes < narrowest) {
      narrowest = bytes;
      narrowestOffset = offset;
    }
  }

  private Instruction plain(int thread, String text, int offset) {
    String name = text.split("\\s", 2)[0];
    String mnemonic = name.toLowerCase(Locale.ROOT);
    boolean fences = mnemonic.equals("mfence");
    if (!fences && !MOVES.contains(mnemonic) && !EXCHANGES.contains(mnemonic)) {
      throw complaint.at(
          offset,
          name.length(),
          "'"
              + name
              + "' is not supported; there are mov, xchg (both with b, w, l, q or nothing) and"
              + " mfence");
    }
    List<Argument> arguments =
        arguments(thread, text.substring(name.length()), offset + name.length());
    check(arguments, fences ? 0 : 2, name, offset);
    if (fences) {
      return new Instruction.Fence();
    }
    noteWidth(mnemonic.endsWith("b") ? 1 : mnemonic.endsWith("w") ? 2 : Integer.BYTES, offset);
    Argument first = arguments.getFirst();
    Argument second = arguments.getLast();
    Instruction instruction =
        EXCHANGES.contains(mnemonic)
            ? exchange(first, second)
            : dialect.isSourceFirst() ? move(first, second) : move(second, first);
    checkPointers(thread, instruction, text, offset);
    return instruction;
  }

  private Instruction move(Argument source, Argument destination) {
    if (destination.number != null) {
      throw wrong(destination, "a number cannot be the destination");
    }
    if (source.location != null) {
      if (destination.location != null) {
        throw wrong(destination, "one of source and destination is a register");
      }
      return new Instruction.Load(destination.register, source.location);
    }
    if (destination.location != null) {
      return new Instruction.Store(
          destination.location,
          source.register == null
              ? new Immediate(value(source))
              : new RegisterValue(source.register));
    }
    return new Instruction.Move(
        destination.register,
        source.register == null
            ? new Immediate(value(source))
            : new RegisterValue(source.register));
  }

  private Instruction exchange(Argument first, Argument second) {
    if (first.register != null && second.location != null) {
      return new Instruction.Exchange(first.register, second.location);
    }
    if (first.location != null && second.register != null) {
      return new Instruction.Exchange(second.register, first.location);
    }
    throw wrong(second, "xchg is supported between a register and memory only");
  }

  private int value(Argument argument) {
    return Numbers.value(argument.number, argument.offset, complaint);
  }

  private void check(List<Argument> arguments, int expected, String name, int offset) {
    if (arguments.size() != expected) {
      throw complaint.at(
          offset,
          name.length(),
          "%s has %d operands, not %d".formatted(name, expected, arguments.size()));
    }
  }

  /** Addresses stay where they are: it is known beforehand which location an access is to. */
  private void checkPointers(int thread, Instruction instruction, String text, int offset) {
    List<String> used =
        switch (instruction) {
          case Instruction.Load load -> List.of(load.register());
          case Instruction.Exchange exchange -> List.of(exchange.register());
          case Instruction.Store store -> registers(store.operand());
          case Instruction.Move move -> {
            List<String> registers = new ArrayList<>(registers(move.operand()));
            registers.add(move.register());
            yield registers;
          }
          case Instruction.Fence fence -> List.of();
        };
    for (String register : used) {
      if (pointers.containsKey(new Register(thread, register))) {
        throw complaint.at(
            offset,
            text.length(),
            "a register that holds an address at the start can be an address only");
      }
    }
  }

  private static List<String> registers(Operand operand) {
    return operand instanceof RegisterValue value ? List.of(value.register()) : List.of();
  }

  private List<Argument> arguments(int thread, String text, int offset) {
    List<Argument> arguments = new ArrayList<>();
    if (text.isBlank()) {
      return arguments;
    }
    int start = 0;
    for (String part : text.split(",", -1)) {
      int blanks = part.length() - part.stripLeading().length();
      arguments.add(argument(thread, part.strip(), offset + start + blanks));
      start += part.length() + 1;
    }
    return arguments;
  }

  private Argument argument(int thread, String text, int offset) {
    Matcher memory = MEMORY.matcher(text);
    if (memory.matches()) {
      boolean round = memory.group(2) != null;
      String name = memory.group(round ? 2 : 4);
      boolean percent = !memory.group(round ? 1 : 3).isEmpty();
      return new Argument(offset, text, null, location(thread, name, percent, offset), null);
    }
    Matcher relative = RELATIVE.matcher(text);
    if (dialect.isSourceFirst() && relative.matches()) {
      return new Argument(offset, text, null, relative.group(1), null);
    }
    String number = text.startsWith("$") ? text.substring(1) : text;
    if (Numbers.isNumber(number)) {
      return new Argument(offset, text, null, null, number);
    }
    String register = dialect.register(text);
    if (register == null) {
      throw complaint.at(
          offset,
          text.length(),
          "'%s' is no operand of %s: a register such as %s, a number such as $1 or memory such as %s"
              .formatted(text, dialect, dialect.exampleRegister(), dialect.exampleMemory()));
    }
    noteWidth(Dialect.bytes(text), offset);
    return new Argument(offset, text, register, null, null);
  }

  private String location(int thread, String name, boolean percent, int offset) {
    String register = dialect.register(percent ? "%" + name : name);
    String location = register == null ? null : pointers.get(new Register(thread, register));
    if (location != null) {
      return location;
    }
    if (percent || register != null && !dialect.isSourceFirst()) {
      throw complaint.at(
          offset,
          name.length() + 2,
          "the register holds no address at the start; { %d:%s=x; } gives it one"
              .formatted(thread, register == null ? name : register));
    }
    return name;
  }

  private BadInputException wrong(Argument argument, String message) {
    return complaint.at(argument.offset, argument.text.length(), message);
  }
}
