package org.inmesh.coresim.transputer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.inmesh.coresim.floatingpoint.ReferenceReal;
import org.inmesh.coresim.floatingpoint.ReferenceReal.Rounded;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Operation;

/**
 * The floating-point unit in the plainest way: exact decimal numbers, rounded once. What a
 * definition leaves open is null. See {@link ReferenceInterpreter}.
 */
final class ReferenceFloatingPoint {
  private static final RoundingMode NEAREST = RoundingMode.HALF_EVEN;

  /** A register: a number and its length. */
  record Real(boolean isDouble, long bits) {
    double value() {
      return isDouble ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits);
    }

    BigDecimal exact() {
      return new BigDecimal(value());
    }

    boolean isNan() {
      return Double.isNaN(value());
    }

    boolean isFinite() {
      return Double.isFinite(value());
    }

    long sign() {
      return bits & signBit();
    }

    long signBit() {
      return isDouble ? Long.MIN_VALUE : 0x80000000L;
    }

    long magnitude() {
      return bits & (isDouble ? Long.MAX_VALUE : 0x7FFFFFFFL);
    }

    boolean isNegative() {
      return sign() != 0;
    }
  }

  Real fa = new Real(false, 0);
  Real fb = fa;
  Real fc = fa;
  boolean error;
  RoundingMode mode = NEAREST;

  private final ReferenceInterpreter machine;

  ReferenceFloatingPoint(ReferenceInterpreter machine) {
    this.machine = machine;
  }

  private void push(Real real) {
    fc = fb;
    fb = fa;
    fa = real;
  }

  private Real pop() {
    Real real = fa;
    fa = fb;
    fb = fc;
    fc = null;
    return real;
  }

  private Real load(int address, boolean isDouble) {
    long low = machine.load(address) & 0xFFFFFFFFL;
    return new Real(isDouble, isDouble ? low + ((long) machine.load(address + 4) << 32) : low);
  }

  /** Executes an operation and tells its cycles. */
  int operate(Operation operation) {
    RoundingMode present = mode;
    mode = NEAREST;
    switch (operation) {
      case FPLDNLSN -> {
        push(load(machine.pop(), false));
        return 2;
      }
      case FPLDNLDB -> {
        push(load(machine.pop(), true));
        return 3;
      }
      case FPSTNLSN, FPSTNLDB -> {
        return store();
      }
      case FPSTNLI32 -> {
        Real real = pop();
        BigInteger integer =
            real.isFinite()
                ? real.exact().setScale(0, RoundingMode.FLOOR).toBigInteger()
                : BigInteger.ZERO;
        machine.store(machine.pop(), integer.intValue());
        return 4;
      }
      case FPI32TOR32 -> {
        push(rounded(false, present, BigDecimal.valueOf(machine.load(machine.pop())), false));
        return 8;
      }
      case FPI32TOR64 -> {
        push(rounded(true, present, BigDecimal.valueOf(machine.load(machine.pop())), false));
        return 8;
      }
      case FPB32TOR64 -> {
        long word = machine.load(machine.pop()) & 0xFFFFFFFFL;
        push(rounded(true, present, BigDecimal.valueOf(word), false));
        return 8;
      }
      case FPADD, FPSUB, FPMUL, FPDIV -> {
        Real right = pop();
        fa = binary(operation, present, fa, right);
        return switch (operation) {
          case FPMUL -> right.isDouble() ? 18 : 11;
          case FPDIV -> right.isDouble() ? 31 : 16;
          default -> 6;
        };
      }
      case FPLDNLADDSN -> {
        fa = binary(Operation.FPADD, present, fa, load(machine.pop(), false));
        return 8;
      }
      case FPLDNLADDDB -> {
        fa = binary(Operation.FPADD, present, fa, load(machine.pop(), true));
        return 9;
      }
      case FPLDNLMULSN -> {
        fa = binary(Operation.FPMUL, present, fa, load(machine.pop(), false));
        return 13;
      }
      case FPLDNLMULDB -> {
        fa = binary(Operation.FPMUL, present, fa, load(machine.pop(), true));
        return 21;
      }
      case FPDUP -> {
        push(fa);
        return 1;
      }
      case FPREV -> {
        Real top = fa;
        fa = fb;
        fb = top;
        return 1;
      }
      case FPGT, FPEQ -> {
        return compare(operation);
      }
      case FPORDERED -> {
        machine.push(fa.isNan() || fb.isNan() ? 0 : 1);
        return 3;
      }
      case FPNAN -> {
        machine.push(fa.isNan() ? 1 : 0);
        return 2;
      }
      case FPNOTFINITE -> {
        machine.push(fa.isFinite() ? 0 : 1);
        return 2;
      }
      case FPINT -> {
        fa = integral(present);
        return 5;
      }
      case FPRTOI32 -> {
        fa = integral(present);
        checkRange(present, 31);
        return 7;
      }
      case FPTESTERROR -> {
        machine.push(error ? 0 : 1);
        error = false;
        return 2;
      }
      case FPCHKERROR -> {
        machine.check(!error);
        return 1;
      }
      case FPENTRY -> {
        return 1 + enter(FloatingPointEntry.forCode(machine.pop()).orElseThrow(), present);
      }
      default -> throw new IllegalArgumentException(operation.mnemonic());
    }
  }

  private int store() {
    Real real = pop();
    int address = machine.pop();
    machine.store(address, (int) real.bits());
    if (real.isDouble()) {
      machine.store(address + 4, (int) (real.bits() >> 32));
    }
    return real.isDouble() ? 3 : 2;
  }

  private int enter(FloatingPointEntry entry, RoundingMode present) {
    switch (entry) {
      case FPURZ -> mode = RoundingMode.DOWN;
      case FPURP -> mode = RoundingMode.CEILING;
      case FPURM -> mode = RoundingMode.FLOOR;
      case FPURN -> mode = NEAREST;
      case FPUSETERROR -> error = true;
      case FPUCLEARERROR -> error = false;
      case FPUABS -> {
        error |= !fa.isFinite();
        fa = new Real(fa.isDouble(), fa.magnitude());
        return 2;
      }
      case FPUMULBY2 -> scale(present, new BigDecimal(2));
      case FPUDIVBY2 -> scale(present, new BigDecimal("0.5"));
      case FPUEXPINC32 -> scale(present, new BigDecimal(0x1p32));
      case FPUEXPDEC32 -> scale(present, new BigDecimal(0x1p-32));
      case FPUR32TOR64 -> {
        error |= !fa.isFinite();
        long exponent = 0x7FF0000000000000L;
        long nan = fa.sign() << 32 | exponent | (fa.bits() & 0x7FFFFF) << 29;
        fa = new Real(true, fa.isFinite() ? Double.doubleToRawLongBits(fa.value()) : nan);
        return 3;
      }
      case FPUR64TOR32 -> {
        toSingle(present);
        return 6;
      }
      case FPUSQRTFIRST -> {
        boolean invalid = fa.isNegative() && fa.value() != 0 && !fa.isNan();
        error |= fa.isNan() || invalid;
        fa = invalid ? nan(fa.isDouble(), 5) : fa;
        fb = null;
        fc = null;
        return 27;
      }
      case FPUSQRTSTEP -> {
        return 42;
      }
      case FPUSQRTLAST -> {
        error |= !fa.isFinite();
        if (fa.isFinite() && fa.value() != 0) {
          fa = rounded(fa.isDouble(), present, ReferenceReal.squareRoot(fa.exact()), false);
        }
        fb = null;
        fc = null;
        return 8;
      }
      case FPUCHKI32 -> {
        checkRange(present, 31);
        return 3;
      }
      case FPUCHKI64 -> {
        checkRange(present, 63);
        return 3;
      }
      default -> throw new IllegalArgumentException(entry.mnemonic());
    }
    return switch (entry) {
      case FPUMULBY2, FPUDIVBY2, FPUEXPINC32, FPUEXPDEC32 -> 6;
      default -> 1;
    };
  }

  private void toSingle(RoundingMode present) {
    error |= !fa.isFinite();
    if (fa.isNan()) {
      fa = nan(false, 6);
    } else if (fa.isFinite()) {
      fa = rounded(false, present, fa.exact(), fa.isNegative());
    } else {
      fa = new Real(false, fa.isNegative() ? 0xFF800000L : 0x7F800000L);
    }
  }

  private void scale(RoundingMode present, BigDecimal factor) {
    error |= !fa.isFinite();
    if (fa.isFinite()) {
      fa = rounded(fa.isDouble(), present, fa.exact().multiply(factor), fa.isNegative());
    }
  }

  private Real integral(RoundingMode present) {
    error |= !fa.isFinite();
    return fa.isFinite()
        ? rounded(fa.isDouble(), present, fa.exact().setScale(0, present), fa.isNegative())
        : fa;
  }

  private void checkRange(RoundingMode present, int bits) {
    error |= !fa.isFinite() || fa.exact().setScale(0, present).toBigInteger().bitLength() > bits;
  }

  private int compare(Operation operation) {
    Real right = pop();
    Real left = pop();
    fb = null;
    error |= !left.isFinite() || !right.isFinite();
    BigInteger leftPlace = BigInteger.valueOf(left.magnitude());
    BigInteger rightPlace = BigInteger.valueOf(right.magnitude());
    int order =
        (left.isNegative() ? leftPlace.negate() : leftPlace)
            .compareTo(right.isNegative() ? rightPlace.negate() : rightPlace);
    boolean greater = operation == Operation.FPGT;
    machine.push((greater ? order > 0 : order == 0) ? 1 : 0);
    return greater ? 4 : 3;
  }

  private Real binary(Operation operation, RoundingMode present, Real left, Real right) {
    if (left.isNan() || right.isNan()) {
      error = true;
      return nanOf(operation, left, right);
    }
    boolean isDouble = left.isDouble();
    boolean divisionByZero = operation == Operation.FPDIV && right.value() == 0;
    if (!left.isFinite() || !right.isFinite() || divisionByZero) {
      error = true;
      double result =
          switch (operation) {
            case FPADD -> left.value() + right.value();
            case FPSUB -> left.value() - right.value();
            case FPMUL -> left.value() * right.value();
            default -> left.value() / right.value();
          };
      if (Double.isNaN(result)) {
        boolean zeros = left.value() == 0 && right.value() == 0;
        return nan(
            isDouble, operation == Operation.FPMUL ? 3 : zeros ? 1 : isSum(operation) ? 4 : 2);
      }
      return new Real(
          isDouble,
          isDouble
              ? Double.doubleToRawLongBits(result)
              : Float.floatToRawIntBits((float) result) & 0xFFFFFFFFL);
    }
    BigDecimal exact =
        switch (operation) {
          case FPADD -> left.exact().add(right.exact());
          case FPSUB -> left.exact().subtract(right.exact());
          case FPMUL -> left.exact().multiply(right.exact());
          default -> ReferenceReal.quotient(left.exact(), right.exact());
        };
    boolean rightNegative = right.isNegative() != (operation == Operation.FPSUB);
    boolean differ = left.isNegative() != rightNegative;
    boolean negativeZero =
        isSum(operation)
            ? differ ? present == RoundingMode.FLOOR : left.isNegative()
            : left.isNegative() != right.isNegative();
    return rounded(isDouble, present, exact, negativeZero);
  }

  private static boolean isSum(Operation operation) {
    return operation == Operation.FPADD || operation == Operation.FPSUB;
  }

  private static Real nanOf(Operation operation, Real left, Real right) {
    boolean takeLeft = left.isNan() && (!right.isNan() || left.magnitude() >= right.magnitude());
    Real taken = takeLeft ? left : right;
    long sign =
        switch (operation) {
          case FPADD -> taken.sign();
          case FPSUB -> takeLeft ? taken.sign() : taken.sign() ^ taken.signBit();
          default -> left.sign() ^ right.sign();
        };
    return new Real(taken.isDouble(), taken.magnitude() | sign);
  }

  /** One of INMOS's NaNs: a bit of the fraction, counted from the top. */
  private static Real nan(boolean isDouble, int place) {
    return new Real(
        isDouble,
        isDouble ? 0x7FF0000000000000L | 1L << 52 - place : 0x7F800000L | 1L << 23 - place);
  }

  private Real rounded(
      boolean isDouble, RoundingMode present, BigDecimal exact, boolean negativeZero) {
    Rounded result = ReferenceReal.round(isDouble, present, exact, negativeZero);
    error |= result.overflow();
    return new Real(isDouble, result.bits());
  }
}
