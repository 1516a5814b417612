package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import java.util.Locale;
import org.inmesh.coresim.floatingpoint.RealArithmetic;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.RealRemainder;
import org.inmesh.coresim.floatingpoint.Rounding;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.FloatingPointEntryCode;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;

/**
 * The T800's floating-point instructions. Every one of them leaves rounding to nearest for the
 * next, but for those that set a rounding mode.
 */
final class FloatingPointUnit {
  private static final int DIVIDE_OR_MULTIPLY_BY_WORD = 32;

  private final TransputerCore core;
  private final CoreState state;
  private final FloatingPointRegisters registers;
  private final MemoryPort memory;
  private final RealArithmetic arithmetic = new RealArithmetic();
  private final RealRemainder remainder = new RealRemainder();

  FloatingPointUnit(TransputerCore core, CoreState state, MemoryPort memory) {
    this.core = core;
    this.state = state;
    this.registers = state.floatingPoint;
    this.memory = memory;
  }

  /**
   * Executes an operation by its instruction number.
   *
   * @return false if it is none of those here
   */
  boolean execute(int instruction) {
    Rounding mode = registers.rounding;
    registers.rounding = Rounding.NEAREST;
    RealFormat format = registers.aFormat;
    switch (instruction) {
      case OPERATION + OperationCode.FPLDNLSN -> push(RealFormat.SINGLE, popWord());
      case OPERATION + OperationCode.FPLDNLDB -> push(RealFormat.DOUBLE, popWord());
      case OPERATION + OperationCode.FPLDNLSNI -> pushIndexed(RealFormat.SINGLE, 2);
      case OPERATION + OperationCode.FPLDNLDBI -> pushIndexed(RealFormat.DOUBLE, 3);
      case OPERATION + OperationCode.FPLDZEROSN -> registers.push(RealFormat.SINGLE, 0);
      case OPERATION + OperationCode.FPLDZERODB -> registers.push(RealFormat.DOUBLE, 0);
      case OPERATION + OperationCode.FPI32TOR32 -> pushInteger(RealFormat.SINGLE, mode, -1L);
      case OPERATION + OperationCode.FPI32TOR64 -> pushInteger(RealFormat.DOUBLE, mode, -1L);
      case OPERATION + OperationCode.FPB32TOR64 ->
          pushInteger(RealFormat.DOUBLE, mode, 0xFFFFFFFFL);
      case OPERATION + OperationCode.FPSTNLSN -> store(Operation.FPSTNLSN, RealFormat.SINGLE);
      case OPERATION + OperationCode.FPSTNLDB -> store(Operation.FPSTNLDB, RealFormat.DOUBLE);
      case OPERATION + OperationCode.FPSTNLI32 -> {
        memory.store(popWord(), arithmetic.lowestWord(format, registers.a));
        registers.pop();
      }
      case OPERATION + OperationCode.FPDUP -> registers.push(format, registers.a);
      case OPERATION + OperationCode.FPREV -> exchange();
      case OPERATION + OperationCode.FPADD -> {
        checkLengths(Operation.FPADD);
        replaceTwo(arithmetic.add(format, mode, registers.b, registers.a));
      }
      case OPERATION + OperationCode.FPSUB -> {
        checkLengths(Operation.FPSUB);
        replaceTwo(arithmetic.subtract(format, mode, registers.b, registers.a));
      }
      case OPERATION + OperationCode.FPMUL -> {
        checkLengths(Operation.FPMUL);
        spendByLength(Operation.FPMUL);
        replaceTwo(arithmetic.multiply(format, mode, registers.b, registers.a));
      }
      case OPERATION + OperationCode.FPDIV -> {
        checkLengths(Operation.FPDIV);
        spendByLength(Operation.FPDIV);
        replaceTwo(arithmetic.divide(format, mode, registers.b, registers.a));
      }
      case OPERATION + OperationCode.FPLDNLADDSN -> {
        long right = operand(Operation.FPLDNLADDSN, RealFormat.SINGLE);
        replaceOne(arithmetic.add(format, mode, registers.a, right));
      }
      case OPERATION + OperationCode.FPLDNLADDDB -> {
        long right = operand(Operation.FPLDNLADDDB, RealFormat.DOUBLE);
        replaceOne(arithmetic.add(format, mode, registers.a, right));
      }
      case OPERATION + OperationCode.FPLDNLMULSN -> {
        long right = operand(Operation.FPLDNLMULSN, RealFormat.SINGLE);
        replaceOne(arithmetic.multiply(format, mode, registers.a, right));
      }
      case OPERATION + OperationCode.FPLDNLMULDB -> {
        long right = operand(Operation.FPLDNLMULDB, RealFormat.DOUBLE);
        replaceOne(arithmetic.multiply(format, mode, registers.a, right));
      }
      case OPERATION + OperationCode.FPREMFIRST -> beginRemainder();
      case OPERATION + OperationCode.FPREMSTEP -> {
        checkLengths(Operation.FPREMSTEP);
        stepRemainder();
      }
      case OPERATION + OperationCode.FPGT -> {
        checkLengths(Operation.FPGT);
        pushWord(arithmetic.isGreater(format, registers.b, registers.a));
        dropTwo();
      }
      case OPERATION + OperationCode.FPEQ -> {
        checkLengths(Operation.FPEQ);
        pushWord(arithmetic.isEqual(format, registers.b, registers.a));
        dropTwo();
      }
      case OPERATION + OperationCode.FPORDERED -> {
        checkLengths(Operation.FPORDERED);
        pushWord(!format.isNan(registers.a) && !format.isNan(registers.b));
      }
      case OPERATION + OperationCode.FPNAN -> pushWord(format.isNan(registers.a));
      case OPERATION + OperationCode.FPNOTFINITE -> pushWord(!format.isFinite(registers.a));
      case OPERATION + OperationCode.FPINT ->
          registers.a = arithmetic.toInteger(format, mode, registers.a);
      case OPERATION + OperationCode.FPRTOI32 -> {
        arithmetic.checkWord(format, mode, registers.a);
        registers.a = arithmetic.toInteger(format, mode, registers.a);
      }
      case OPERATION + OperationCode.FPCHKERROR -> {
        if (registers.error) {
          core.setError("floating-point error");
        }
      }
      case OPERATION + OperationCode.FPTESTERROR -> {
        // A T425, which has no floating-point unit, pushes true: its flag is never set.
        pushWord(!registers.error);
        registers.error = false;
      }
      case OPERATION + OperationCode.FPENTRY -> enter(popWord(), format, mode);
      default -> {
        registers.rounding = mode;
        return false;
      }
    }
    registers.error |= arithmetic.takeError();
    return true;
  }

  private void enter(int entry, RealFormat format, Rounding mode) {
    switch (entry) {
      case FloatingPointEntryCode.FPURN -> registers.rounding = Rounding.NEAREST;
      case FloatingPointEntryCode.FPURP -> registers.rounding = Rounding.TOWARDS_PLUS_INFINITY;
      case FloatingPointEntryCode.FPURM -> registers.rounding = Rounding.TOWARDS_MINUS_INFINITY;
      case FloatingPointEntryCode.FPURZ -> registers.rounding = Rounding.TOWARDS_ZERO;
      case FloatingPointEntryCode.FPUSETERROR -> registers.error = true;
      case FloatingPointEntryCode.FPUCLEARERROR -> registers.error = false;
      case FloatingPointEntryCode.FPUSQRTFIRST ->
          registers.a = arithmetic.radicand(format, registers.a);
      case FloatingPointEntryCode.FPUSQRTSTEP -> {
        // The last step does it all.
      }
      case FloatingPointEntryCode.FPUSQRTLAST ->
          registers.a = arithmetic.squareRoot(format, mode, registers.a);
      case FloatingPointEntryCode.FPUR32TOR64 -> {
        checkLength(FloatingPointEntry.FPUR32TOR64, RealFormat.SINGLE);
        registers.set(RealFormat.DOUBLE, arithmetic.toDouble(registers.a));
      }
      case FloatingPointEntryCode.FPUR64TOR32 -> {
        checkLength(FloatingPointEntry.FPUR64TOR32, RealFormat.DOUBLE);
        registers.set(RealFormat.SINGLE, arithmetic.toSingle(mode, registers.a));
      }
      case FloatingPointEntryCode.FPUNOROUND -> {
        checkLength(FloatingPointEntry.FPUNOROUND, RealFormat.DOUBLE);
        registers.set(RealFormat.SINGLE, arithmetic.toSingleCutOff(registers.a));
      }
      case FloatingPointEntryCode.FPUEXPDEC32 ->
          registers.a = arithmetic.scale(format, mode, registers.a, -DIVIDE_OR_MULTIPLY_BY_WORD);
      case FloatingPointEntryCode.FPUEXPINC32 ->
          registers.a = arithmetic.scale(format, mode, registers.a, DIVIDE_OR_MULTIPLY_BY_WORD);
      case FloatingPointEntryCode.FPUDIVBY2 ->
          registers.a = arithmetic.scale(format, mode, registers.a, -1);
      case FloatingPointEntryCode.FPUMULBY2 ->
          registers.a = arithmetic.scale(format, mode, registers.a, 1);
      case FloatingPointEntryCode.FPUABS -> registers.a = arithmetic.absolute(format, registers.a);
      case FloatingPointEntryCode.FPUCHKI32 -> arithmetic.checkWord(format, mode, registers.a);
      case FloatingPointEntryCode.FPUCHKI64 ->
          arithmetic.checkDoubleWord(format, mode, registers.a);
      default -> throw new ProgramFault("fpentry has no operation with code #%X".formatted(entry));
    }
    core.spend(core.cycles().ofEntry(entry));
  }

  private void beginRemainder() {
    checkLengths(Operation.FPREMFIRST);
    long divisor = arithmetic.remainderOperands(registers.aFormat, registers.b, registers.a);
    if (registers.aFormat.isNan(divisor)) {
      registers.a = divisor;
      pushWord(true);
    } else {
      stepRemainder();
    }
  }

  /** While there is more to do FB is the dividend; then FA is the remainder, FB the quotient. */
  private void stepRemainder() {
    boolean last = remainder.step(registers.aFormat, registers.b, registers.a);
    if (last) {
      registers.a = remainder.rest();
      registers.b = remainder.quotient();
    } else {
      registers.b = remainder.rest();
    }
    pushWord(last);
  }

  private void push(RealFormat format, int address) {
    registers.push(format, load(format, address));
  }

  /** The index is in B, in units of 2 to the power of {@code places} bytes. */
  private void pushIndexed(RealFormat format, int places) {
    registers.push(format, load(format, state.a + (state.b << places)));
    state.a = state.c;
    state.b = state.c;
  }

  private void pushInteger(RealFormat format, Rounding mode, long mask) {
    registers.push(format, arithmetic.fromInteger(format, mode, memory.load(popWord()) & mask));
  }

  private void store(Operation operation, RealFormat format) {
    checkLength(operation, format);
    int address = popWord();
    memory.store(address, (int) registers.a);
    if (format == RealFormat.DOUBLE) {
      memory.store(address + 4, (int) (registers.a >>> Integer.SIZE));
    }
    registers.pop();
  }

  /** The number at A, for an operation with FA. */
  private long operand(Operation operation, RealFormat format) {
    checkLength(operation, format);
    return load(format, popWord());
  }

  private long load(RealFormat format, int address) {
    long low = Integer.toUnsignedLong(memory.load(address));
    return format == RealFormat.SINGLE
        ? low
        : low | (long) memory.load(address + 4) << Integer.SIZE;
  }

  private void exchange() {
    long bits = registers.a;
    RealFormat format = registers.aFormat;
    registers.set(registers.bFormat, registers.b);
    registers.b = bits;
    registers.bFormat = format;
  }

  private void replaceTwo(long result) {
    registers.pop();
    registers.a = result;
  }

  /** FC is lost by what was loaded; the table has FB there. */
  private void replaceOne(long result) {
    registers.a = result;
    registers.c = registers.b;
    registers.cFormat = registers.bFormat;
  }

  private void dropTwo() {
    registers.pop();
    registers.pop();
  }

  private void spendByLength(Operation operation) {
    if (registers.aFormat == RealFormat.DOUBLE) {
      core.spend(operation.cost().forDouble() - operation.cost().base());
    }
  }

  private void checkLengths(Operation operation) {
    if (registers.aFormat != registers.bFormat) {
      throw new ProgramFault(
          operation.mnemonic() + " of a single and a double length floating-point number");
    }
  }

  /** The operation is from either table; its name is made only if it is needed. */
  private void checkLength(Enum<?> operation, RealFormat format) {
    if (registers.aFormat != format) {
      throw new ProgramFault(
          "%s of a %s length floating-point number"
              .formatted(
                  operation.name().toLowerCase(Locale.ROOT),
                  format == RealFormat.SINGLE ? "double" : "single"));
    }
  }

  private void pushWord(boolean value) {
    state.c = state.b;
    state.b = state.a;
    state.a = value ? 1 : 0;
  }

  private int popWord() {
    int value = state.a;
    state.a = state.b;
    state.b = state.c;
    return value;
  }
}
