package org.inmesh.coresim.transputer;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.Rounding;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * A core on which one {@link InstructionRow} happens: puts what is before it into registers and
 * memory, executes, and tells everything that is there by name.
 */
final class RowScene {
  private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();
  private static final String ROUNDINGS = "NPMZ";
  private static final List<Rounding> ROUNDING_MODES =
      List.of(
          Rounding.NEAREST,
          Rounding.TOWARDS_PLUS_INFINITY,
          Rounding.TOWARDS_MINUS_INFINITY,
          Rounding.TOWARDS_ZERO);

  final LoneCore lone;
  final RowValues values;
  final int instructions;
  final int prefixes;
  private final Map<String, Integer> names = new LinkedHashMap<>();

  RowScene(InstructionRow row, ProcessorType type) {
    lone =
        LoneCore.of(
            type,
            "start:\n"
                + row.instruction().replace(" / ", "\n")
                + "\nnext:\nstopp\nalign 4\nword 0, 0, 0, 0");
    lone.running("start").registers(0x11111111, 0x22222222, 0x33333333);
    lone.state.haltOnError = false;
    int length = lone.code.labelOffset("next");
    byte[] code = lone.code.bytes();
    int count = 0;
    for (int offset = 0; offset < length; count++) {
      offset += InstructionDecoder.decode(code, offset).length();
    }
    instructions = count;
    prefixes = length - count;
    names.put("W", LoneCore.WORKSPACE);
    names.put("M", LoneCore.WORKSPACE + 1024);
    names.put("R", Integer.MIN_VALUE);
    names.put("S", type.memoryStart());
    names.put("D", type.has(Operation.LDDEVID) ? type.deviceIdentity() : 0);
    names.put("I", lone.address("start"));
    names.put("N", lone.address("next"));
    values = new RowValues(names);
  }

  /** Puts one thing where it is before the instruction. */
  void set(String entry) {
    String[] sides = entry.split("=", 2);
    String name = sides[0];
    String value = sides[1];
    if (name.endsWith("]")) {
      memoryWords(entry).forEach(lone.memory::store);
      return;
    }
    CoreState state = lone.state;
    switch (name) {
      case "A" -> state.a = values.wordOrReal(value);
      case "B" -> state.b = values.wordOrReal(value);
      case "C" -> state.c = values.wordOrReal(value);
      case "W" -> state.workspace = values.word(value);
      case "pri" -> state.priority = values.word(value);
      case "error" -> state.error = value.equals("1");
      case "halt" -> state.haltOnError = value.equals("1");
      case "j0" -> state.j0Break = value.equals("1");
      case "time" -> state.clock = values.word(value);
      case "Fh" -> state.frontHigh = values.word(value);
      case "Bh" -> state.backHigh = values.word(value);
      case "Fl" -> state.frontLow = values.word(value);
      case "Bl" -> state.backLow = values.word(value);
      case "rows" -> state.blockRows = values.word(value);
      case "dst" -> state.blockDestinationStride = values.word(value);
      case "src" -> state.blockSourceStride = values.word(value);
      case "FA", "FB", "FC" -> setReal(name, RowValues.real(value));
      case "fperror" -> state.floatingPoint.error = value.equals("1");
      case "round" -> state.floatingPoint.rounding = ROUNDING_MODES.get(ROUNDINGS.indexOf(value));
      default -> throw new IllegalArgumentException(entry);
    }
  }

  private void setReal(String name, String bits) {
    RealFormat format = bits.length() == 8 ? RealFormat.SINGLE : RealFormat.DOUBLE;
    FloatingPointRegisters registers = lone.state.floatingPoint;
    long number = Long.parseUnsignedLong(bits, 16);
    switch (name) {
      case "FA" -> registers.set(format, number);
      case "FB" -> {
        registers.b = number;
        registers.bFormat = format;
      }
      default -> {
        registers.c = number;
        registers.cFormat = format;
      }
    }
  }

  /** Addresses and new contents of the words that an entry for memory is about. */
  Map<Integer, Integer> memoryWords(String entry) {
    String[] sides = entry.split("=", 2);
    boolean isByte = sides[0].startsWith("b[");
    int address = values.word(sides[0].substring(isByte ? 2 : 1, sides[0].length() - 1));
    if (isByte) {
      int shift = 8 * (address & 3);
      int word = lone.word(address & ~3);
      return Map.of(address & ~3, word & ~(0xFF << shift) | values.word(sides[1]) << shift);
    }
    if (!RowValues.isReal(sides[1])) {
      return Map.of(address, values.word(sides[1]));
    }
    String bits = RowValues.real(sides[1]);
    int lowest = Integer.parseUnsignedInt(bits.substring(bits.length() - 8), 16);
    return bits.length() == 8
        ? Map.of(address, lowest)
        : Map.of(address, lowest, address + 4, Integer.parseUnsignedInt(bits.substring(0, 8), 16));
  }

  /** From now on a, b, c and fa, fb, fc mean what is in the registers now. */
  void rememberRegisters() {
    names.put("a", lone.state.a);
    names.put("b", lone.state.b);
    names.put("c", lone.state.c);
  }

  /** All words of memory. */
  int[] memory() {
    int[] words = new int[LoneCore.MEMORY_BYTES / 4];
    Arrays.setAll(words, i -> lone.word(Integer.MIN_VALUE + 4 * i));
    return words;
  }

  /** Everything besides memory that an instruction can change, by name. */
  Map<String, String> everything() {
    CoreState state = lone.state;
    FloatingPointRegisters reals = state.floatingPoint;
    Map<String, String> all = new TreeMap<>();
    all.put("A", word(state.a));
    all.put("B", word(state.b));
    all.put("C", word(state.c));
    all.put("W", word(state.workspace));
    all.put("I", word(state.instructionPointer));
    all.put("pri", word(state.priority));
    all.put("run", state.activity == CoreState.RUNNING ? "1" : "0");
    all.put("error", state.error ? "1" : "0");
    all.put("j0", state.j0Break ? "1" : "0");
    all.put("halt", state.haltOnError ? "1" : "0");
    all.put("Fh", word(state.frontHigh));
    all.put("Bh", word(state.backHigh));
    all.put("Fl", word(state.frontLow));
    all.put("Bl", word(state.backLow));
    all.put("rows", word(state.blockRows));
    all.put("dst", word(state.blockDestinationStride));
    all.put("src", word(state.blockSourceStride));
    all.put("FA", real(reals.aFormat, reals.a));
    all.put("FB", real(reals.bFormat, reals.b));
    all.put("FC", real(reals.cFormat, reals.c));
    all.put("fperror", reals.error ? "1" : "0");
    int mode = ROUNDING_MODES.indexOf(reals.rounding);
    all.put("round", ROUNDINGS.substring(mode, mode + 1));
    return all;
  }

  static String word(int value) {
    return HEXADECIMAL.toHexDigits(value);
  }

  private static String real(RealFormat format, long bits) {
    return format == RealFormat.SINGLE ? word((int) bits) : HEXADECIMAL.toHexDigits(bits);
  }
}
