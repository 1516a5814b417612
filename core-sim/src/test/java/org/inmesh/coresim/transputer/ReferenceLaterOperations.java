package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.ReferenceArithmetic.signed;
import static org.inmesh.coresim.transputer.ReferenceArithmetic.unsigned;
import static org.inmesh.coresim.transputer.ReferenceArithmetic.wrap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.inmesh.isa.transputer.Operation;

/** What T425 and T800 added, in the plainest way; see {@link ReferenceInterpreter}. */
final class ReferenceLaterOperations {
  private final ReferenceInterpreter machine;
  private int rows;
  private int destinationStride;
  private int sourceStride;
  private int[] saved;

  ReferenceLaterOperations(ReferenceInterpreter machine) {
    this.machine = machine;
  }

  /** Of a process that is interrupted. */
  void save() {
    saved = new int[] {rows, destinationStride, sourceStride};
  }

  void restore() {
    rows = saved[0];
    destinationStride = saved[1];
    sourceStride = saved[2];
  }

  /** Executes an operation and tells its cycles. */
  int operate(Operation operation) {
    int a = machine.a;
    Integer b = machine.b;
    Integer c = machine.c;
    switch (operation) {
      case DUP -> {
        machine.push(a);
        return 1;
      }
      case POP -> {
        machine.pop();
        return 1;
      }
      case WSUBDB -> {
        return machine.binary(wrap(signed(a).add(signed(b).shiftLeft(3))), 3);
      }
      case BITCNT -> {
        int highest = a == 0 ? 0 : unsigned(a).bitLength() - 1;
        return machine.binary(wrap(signed(b + unsigned(a).bitCount())), 2 + highest);
      }
      case BITREVWORD -> {
        machine.a = reversed(a, 32);
        return 36;
      }
      case BITREVNBITS -> {
        boolean far = unsigned(a).bitLength() > 6;
        return machine.binary(far ? 0 : reversed(b, a), far ? 4 : 4 + a);
      }
      case CRCWORD, CRCBYTE -> {
        boolean word = operation == Operation.CRCWORD;
        machine.set(divided(a, b, c, word ? 32 : 8), c, null);
        return word ? 35 : 11;
      }
      case FMUL -> {
        return multiplyFractions(a, b);
      }
      case LDINF -> {
        machine.push(Float.floatToRawIntBits(Float.POSITIVE_INFINITY));
        return 1;
      }
      case CFLERR -> {
        machine.check(Float.isFinite(Float.intBitsToFloat(a)));
        return 3;
      }
      case UNPACKSN -> {
        return unpack(a, b);
      }
      case ROUNDSN -> {
        return roundSingle(a, b, c);
      }
      case POSTNORMSN -> {
        return correctExponent(a, b, c);
      }
      case MOVE2DINIT -> {
        rows = a;
        destinationStride = b;
        sourceStride = c;
        machine.set(null, null, null);
        return 8;
      }
      case MOVE2DALL, MOVE2DNONZERO, MOVE2DZERO -> {
        return moveRows(operation, a, b, c);
      }
      default -> {
        return machine.floatingPoint.operate(operation);
      }
    }
  }

  private static int reversed(int word, int count) {
    BigInteger result = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      if (unsigned(word).testBit(i)) {
        result = result.setBit(count - 1 - i);
      }
    }
    return wrap(result);
  }

  /** The check so far and the data are a polynomial of 64 bits; what is shifted out is divided. */
  private static int divided(int data, int check, int polynomial, int places) {
    BigInteger value = unsigned(check).shiftLeft(32).add(unsigned(data));
    for (int i = 0; i < places; i++) {
      value = value.shiftLeft(1);
      if (value.testBit(64)) {
        value = value.clearBit(64).xor(unsigned(polynomial).shiftLeft(32));
      }
    }
    return wrap(value.shiftRight(32));
  }

  private int unpack(int a, int b) {
    int exponent = a >>> 23 & 0xFF;
    int fraction = (a & 0x7FFFFF) << 8;
    int kind = exponent == 255 ? fraction == 0 ? 2 : 3 : exponent == 0 && fraction == 0 ? 0 : 1;
    boolean normal = exponent != 0 && exponent != 255;
    boolean subnormal = exponent == 0 && fraction != 0;
    machine.set(
        normal ? fraction | Integer.MIN_VALUE : fraction, subnormal ? 1 : exponent, 4 * b + kind);
    return 15;
  }

  private int roundSingle(int a, int b, int c) {
    if (c >= 255) {
      machine.set(0x7F800000, null, null);
      return 15;
    }
    BigDecimal places =
        new BigDecimal(unsigned(b).shiftLeft(32).add(unsigned(a)).clearBit(63))
            .divide(new BigDecimal(BigInteger.ONE.shiftLeft(40)));
    BigInteger rounded = places.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigInteger below = places.setScale(0, RoundingMode.FLOOR).toBigInteger();
    machine.set((c << 23) + rounded.intValue(), null, null);
    return rounded.equals(below) ? 12 : 15;
  }

  private int correctExponent(int a, int b, int c) {
    int exponent = machine.load(machine.workspace) - c;
    if (exponent > 0) {
      machine.c = Math.min(exponent, 255);
      return 5;
    }
    BigInteger value = unsigned(b).shiftLeft(32).add(unsigned(a)).shiftRight(1 - exponent);
    // What was in the guard word stays there too.
    boolean far = exponent <= -32;
    machine.set(far ? 0 : wrap(value) | a, far ? 0 : wrap(value.shiftRight(32)), 0);
    return 30;
  }

  private int multiplyFractions(int a, int b) {
    BigDecimal exact =
        new BigDecimal(signed(a).multiply(signed(b)))
            .divide(new BigDecimal(BigInteger.ONE.shiftLeft(31)));
    BigInteger rounded = exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigInteger below = exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
    machine.check(rounded.bitLength() <= 31);
    return machine.binary(wrap(rounded), rounded.equals(below) ? 35 : 40);
  }

  private int moveRows(Operation operation, int width, int destination, int source) {
    machine.set(null, null, null);
    for (int row = 0; row < rows; row++) {
      int from = source + row * sourceStride;
      int to = destination + row * destinationStride;
      if (operation == Operation.MOVE2DALL) {
        machine.scheduling.moves.begin(23 + machine.more(operation), from, to, width);
      } else {
        int words =
            Math.max(
                ReferenceBlockMove.touched(from, width), ReferenceBlockMove.touched(to, width));
        boolean zeros = operation == Operation.MOVE2DZERO;
        machine.scheduling.moves.atOnce(
            23 + machine.more(operation) + 2 * words, () -> select(zeros, from, to, width));
      }
    }
    return machine.scheduling.moves.step();
  }

  private void select(boolean zeros, int from, int to, int width) {
    for (int i = 0; i < width; i++) {
      int value = machine.loadByte(from + i);
      if (value == 0 == zeros) {
        machine.memory[to + i - Integer.MIN_VALUE] = (byte) value;
      }
    }
  }
}
