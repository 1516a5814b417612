package org.inmesh.coresim.transputer;

import java.math.BigInteger;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.Operation;

/**
 * Executes instructions one at a time in the plainest way: bytes of memory, decoding each time,
 * arithmetic on numbers without a size, cycles written down here a second time. What a definition
 * leaves open is null; who compares puts there what the other machine has.
 */
final class ReferenceInterpreter {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

  /** From the lowest address up; code too. */
  final byte[] memory;

  Integer a;
  Integer b;
  Integer c;
  int workspace;
  int pointer;
  int priority = 1;
  boolean error;
  boolean haltOnError = true;

  /** When the instruction under way began; after it, when the next one begins. */
  long cycles;

  final ReferenceFloatingPoint floatingPoint = new ReferenceFloatingPoint(this);
  final ReferenceScheduling scheduling = new ReferenceScheduling(this);
  final ReferenceLaterOperations later = new ReferenceLaterOperations(this);

  ReferenceInterpreter(byte[] memory) {
    this.memory = memory;
  }

  /** Executes the next instruction and tells which it was. */
  Instruction step() {
    Instruction instruction = InstructionDecoder.decode(memory, pointer - Integer.MIN_VALUE);
    pointer += instruction.length();
    int operand = instruction.operand();
    int taken =
        instruction.function() == Function.OPR
            ? operate(instruction.operation().orElseThrow())
            : direct(instruction.function(), operand);
    cycles += taken + instruction.length() - 1;
    return instruction;
  }

  private int direct(Function function, int n) {
    switch (function) {
      case J -> {
        pointer += n;
        set(null, null, null);
        return 3 + scheduling.timeSlice();
      }
      case LDLP -> {
        push(workspace + 4 * n);
        return 1;
      }
      case LDNL -> {
        a = load(a + 4 * n);
        return 2;
      }
      case LDC -> {
        push(n);
        return 1;
      }
      case LDNLP -> {
        a = a + 4 * n;
        return 1;
      }
      case LDL -> {
        push(load(workspace + 4 * n));
        return 2;
      }
      case ADC -> {
        a = checked(signed(a).add(signed(n)));
        return 1;
      }
      case CALL -> {
        workspace -= 16;
        store(workspace, pointer);
        store(workspace + 4, a);
        store(workspace + 8, b);
        store(workspace + 12, c);
        set(pointer, null, null);
        pointer += n;
        return 7;
      }
      case CJ -> {
        if (a == 0) {
          pointer += n;
          return 4;
        }
        pop();
        return 2;
      }
      case AJW -> {
        workspace += 4 * n;
        return 1;
      }
      case EQC -> {
        a = a == n ? 1 : 0;
        return 2;
      }
      case STL -> {
        store(workspace + 4 * n, pop());
        return 1;
      }
      case STNL -> {
        int address = pop() + 4 * n;
        store(address, pop());
        return 2;
      }
      default -> throw new IllegalArgumentException(function.mnemonic());
    }
  }

  private int operate(Operation operation) {
    switch (operation) {
      case REV -> {
        Integer top = a;
        a = b;
        b = top;
        return 1;
      }
      case LB -> {
        a = loadByte(a);
        return 5;
      }
      case SB -> {
        int address = pop();
        memory[address - Integer.MIN_VALUE] = (byte) pop();
        return 4;
      }
      case ADD -> {
        return binary(checked(signed(b).add(signed(a))), 1);
      }
      case SUB -> {
        return binary(checked(signed(b).subtract(signed(a))), 1);
      }
      case MUL -> {
        return binary(checked(signed(b).multiply(signed(a))), 38);
      }
      case BSUB, SUM -> {
        return binary(wrap(signed(b).add(signed(a))), 1);
      }
      case DIFF -> {
        return binary(wrap(signed(b).subtract(signed(a))), 1);
      }
      case WSUB -> {
        return binary(wrap(signed(a).add(signed(b).shiftLeft(2))), 2);
      }
      case PROD -> {
        int highest = a == 0 ? 0 : signed(a).abs().bitLength() - 1;
        return binary(wrap(signed(b).multiply(signed(a))), (a < 0 ? 5 : 4) + highest);
      }
      case DIV -> {
        return binary(
            a == 0 ? failed() : Integer.valueOf(checked(signed(b).divide(signed(a)))), 39);
      }
      case REM -> {
        return binary(
            a == 0 ? failed() : Integer.valueOf(wrap(signed(b).remainder(signed(a)))), 37);
      }
      case GT -> {
        return binary(signed(b).compareTo(signed(a)) > 0 ? 1 : 0, 2);
      }
      case AND -> {
        return binary(wrap(unsigned(b).and(unsigned(a))), 1);
      }
      case OR -> {
        return binary(wrap(unsigned(b).or(unsigned(a))), 1);
      }
      case XOR -> {
        return binary(wrap(unsigned(b).xor(unsigned(a))), 1);
      }
      case SHL -> {
        boolean far = unsigned(a).bitLength() > 5;
        return binary(far ? 0 : wrap(unsigned(b).shiftLeft(a)), far ? 2 : 2 + a);
      }
      case SHR -> {
        boolean far = unsigned(a).bitLength() > 5;
        return binary(far ? 0 : wrap(unsigned(b).shiftRight(a)), far ? 2 : 2 + a);
      }
      case NOT -> {
        a = wrap(signed(a).negate().subtract(BigInteger.ONE));
        return 1;
      }
      case BCNT -> {
        a = wrap(signed(a).shiftLeft(2));
        return 2;
      }
      case WCNT -> {
        BigInteger[] parts = {signed(a).shiftRight(2), unsigned(a).mod(BigInteger.valueOf(4))};
        set(wrap(parts[0]), wrap(parts[1]), b);
        return 5;
      }
      case MINT -> {
        push(Integer.MIN_VALUE);
        return 1;
      }
      case LDPI -> {
        a = a + pointer;
        return 2;
      }
      case GCALL -> {
        int target = a;
        a = pointer;
        pointer = target;
        return 4;
      }
      case GAJW -> {
        int old = workspace;
        workspace = a;
        a = old;
        return 2;
      }
      case RET -> {
        pointer = load(workspace);
        workspace += 16;
        return 5;
      }
      case LEND -> {
        return loopEnd();
      }
      case MOVE -> {
        scheduling.moves.begin(8, c, b, Math.max(a, 0));
        set(null, null, null);
        return scheduling.moves.step();
      }
      case LADD -> {
        set(checked(signed(b).add(signed(a)).add(bit(c))), null, null);
        return 2;
      }
      case LSUB -> {
        set(checked(signed(b).subtract(signed(a)).subtract(bit(c))), null, null);
        return 2;
      }
      case LSUM -> {
        pair(unsigned(b).add(unsigned(a)).add(bit(c)));
        return 2;
      }
      case LDIFF -> {
        BigInteger difference = unsigned(b).subtract(unsigned(a)).subtract(bit(c));
        set(wrap(difference), difference.signum() < 0 ? 1 : 0, null);
        return 2;
      }
      case LMUL -> {
        pair(unsigned(b).multiply(unsigned(a)).add(unsigned(c)));
        return 33;
      }
      case LDIV -> {
        if (unsigned(c).compareTo(unsigned(a)) >= 0) {
          set(failed(), null, null);
        } else {
          BigInteger[] parts = doubleWord(c, b).divideAndRemainder(unsigned(a));
          set(wrap(parts[0]), wrap(parts[1]), null);
        }
        return 35;
      }
      case LSHL, LSHR -> {
        boolean far = unsigned(a).bitLength() > 6;
        int places = far ? 0 : a;
        BigInteger value = far ? BigInteger.ZERO : doubleWord(c, b);
        pair(operation == Operation.LSHL ? value.shiftLeft(places) : value.shiftRight(places));
        return places < 32 ? places + 3 : places - 28;
      }
      case NORM -> {
        BigInteger value = doubleWord(b, a);
        int places = 64 - value.bitLength();
        pair(value.shiftLeft(places));
        c = places;
        return places == 64 ? 3 : places < 32 ? places + 5 : places - 26;
      }
      case XDBLE -> {
        set(a, a < 0 ? -1 : 0, b);
        return 2;
      }
      case CSNGL -> {
        check(b == (a < 0 ? -1 : 0));
        return binary(a, 3);
      }
      case XWORD -> {
        BigInteger sign = unsigned(a);
        boolean defined = sign.bitCount() == 1 && unsigned(b).compareTo(sign.shiftLeft(1)) < 0;
        boolean negative = unsigned(b).compareTo(sign) >= 0;
        BigInteger value = negative ? unsigned(b).subtract(sign.shiftLeft(1)) : unsigned(b);
        return binary(defined ? Integer.valueOf(wrap(value)) : null, 4);
      }
      case CWORD -> {
        boolean defined = unsigned(a).bitCount() == 1 && a > 0;
        check(!defined || signed(b).compareTo(signed(a)) < 0 && b >= -a);
        return binary(b, 5);
      }
      case CSUB0 -> {
        check(unsigned(b).compareTo(unsigned(a)) < 0);
        return binary(b, 2);
      }
      case CCNT1 -> {
        check(b != 0 && unsigned(b).compareTo(unsigned(a)) <= 0);
        return binary(b, 3);
      }
      case SETERR -> {
        error = true;
        return 1;
      }
      case TESTERR -> {
        push(error ? 0 : 1);
        int taken = error ? 3 : 2;
        error = false;
        return taken;
      }
      case CLRHALTERR -> {
        haltOnError = false;
        return 1;
      }
      case SETHALTERR -> {
        haltOnError = true;
        return 1;
      }
      case TESTHALTERR -> {
        push(haltOnError ? 1 : 0);
        return 2;
      }
      case TESTPRANAL -> {
        push(0);
        return 2;
      }
      default -> {
        int taken = scheduling.operate(operation);
        return taken >= 0 ? taken : later.operate(operation);
      }
    }
  }

  private int loopEnd() {
    int block = b;
    int back = a;
    int count = load(block + 4);
    store(block + 4, count - 1);
    set(null, null, null);
    if (count <= 1) {
      return 5;
    }
    store(block, load(block) + 1);
    pointer -= back;
    return 10 + scheduling.timeSlice();
  }

  int binary(Integer result, int taken) {
    set(result, c, null);
    return taken;
  }

  private void pair(BigInteger value) {
    set(wrap(value), wrap(value.shiftRight(32)), null);
  }

  void set(Integer newA, Integer newB, Integer newC) {
    a = newA;
    b = newB;
    c = newC;
  }

  void push(int value) {
    set(value, a, b);
  }

  int pop() {
    int value = a;
    set(b, c, null);
    return value;
  }

  void check(boolean holds) {
    error |= !holds;
  }

  Integer failed() {
    error = true;
    return null;
  }

  private int checked(BigInteger value) {
    check(value.bitLength() <= 31);
    return wrap(value);
  }

  static int wrap(BigInteger value) {
    return value.mod(WORD).intValue();
  }

  static BigInteger signed(int word) {
    return BigInteger.valueOf(word);
  }

  static BigInteger unsigned(int word) {
    return signed(word).mod(WORD);
  }

  private static BigInteger bit(int word) {
    return unsigned(word).mod(BigInteger.TWO);
  }

  private static BigInteger doubleWord(int high, int low) {
    return unsigned(high).multiply(WORD).add(unsigned(low));
  }

  int loadByte(int address) {
    return memory[address - Integer.MIN_VALUE] & 0xFF;
  }

  int load(int address) {
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value * 256 + loadByte((address & ~3) + i);
    }
    return value;
  }

  void store(int address, int value) {
    for (int i = 0; i < 4; i++) {
      memory[(address & ~3) + i - Integer.MIN_VALUE] = (byte) (value >> 8 * i);
    }
  }
}
