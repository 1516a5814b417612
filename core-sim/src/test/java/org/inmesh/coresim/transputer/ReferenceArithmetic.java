package org.inmesh.coresim.transputer;

import java.math.BigInteger;
import org.inmesh.isa.transputer.Operation;

/**
 * The integer arithmetic of all types, on numbers without a size; see {@link ReferenceInterpreter}.
 */
final class ReferenceArithmetic {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

  private final ReferenceInterpreter machine;

  ReferenceArithmetic(ReferenceInterpreter machine) {
    this.machine = machine;
  }

  /** Executes an operation and tells its cycles, or -1 if it is no arithmetic. */
  int operate(Operation operation) {
    Integer a = machine.a;
    Integer b = machine.b;
    Integer c = machine.c;
    switch (operation) {
      case ADD -> {
        return machine.binary(checked(signed(b).add(signed(a))), 1);
      }
      case SUB -> {
        return machine.binary(checked(signed(b).subtract(signed(a))), 1);
      }
      case MUL -> {
        return machine.binary(checked(signed(b).multiply(signed(a))), 38);
      }
      case BSUB, SUM -> {
        return machine.binary(wrap(signed(b).add(signed(a))), 1);
      }
      case DIFF -> {
        return machine.binary(wrap(signed(b).subtract(signed(a))), 1);
      }
      case WSUB -> {
        return machine.binary(wrap(signed(a).add(signed(b).shiftLeft(2))), 2);
      }
      case PROD -> {
        int highest = a == 0 ? 0 : signed(a).abs().bitLength() - 1;
        return machine.binary(wrap(signed(b).multiply(signed(a))), (a < 0 ? 5 : 4) + highest);
      }
      case DIV -> {
        return machine.binary(
            a == 0 ? machine.failed() : Integer.valueOf(checked(signed(b).divide(signed(a)))), 39);
      }
      case REM -> {
        return machine.binary(
            a == 0 ? machine.failed() : Integer.valueOf(wrap(signed(b).remainder(signed(a)))), 37);
      }
      case GT -> {
        return machine.binary(signed(b).compareTo(signed(a)) > 0 ? 1 : 0, 2);
      }
      case AND -> {
        return machine.binary(wrap(unsigned(b).and(unsigned(a))), 1);
      }
      case OR -> {
        return machine.binary(wrap(unsigned(b).or(unsigned(a))), 1);
      }
      case XOR -> {
        return machine.binary(wrap(unsigned(b).xor(unsigned(a))), 1);
      }
      case SHL -> {
        boolean far = unsigned(a).bitLength() > 5;
        return machine.binary(far ? 0 : wrap(unsigned(b).shiftLeft(a)), 2 + counted(a));
      }
      case SHR -> {
        boolean far = unsigned(a).bitLength() > 5;
        return machine.binary(far ? 0 : wrap(unsigned(b).shiftRight(a)), 2 + counted(a));
      }
      case NOT -> {
        machine.a = wrap(signed(a).negate().subtract(BigInteger.ONE));
        return 1;
      }
      case BCNT -> {
        machine.a = wrap(signed(a).shiftLeft(2));
        return 2;
      }
      case WCNT -> {
        BigInteger[] parts = {signed(a).shiftRight(2), unsigned(a).mod(BigInteger.valueOf(4))};
        machine.set(wrap(parts[0]), wrap(parts[1]), b);
        return 5;
      }
      case LADD -> {
        machine.set(checked(signed(b).add(signed(a)).add(bit(c))), null, null);
        return 2;
      }
      case LSUB -> {
        machine.set(checked(signed(b).subtract(signed(a)).subtract(bit(c))), null, null);
        return 2;
      }
      case LSUM -> {
        pair(unsigned(b).add(unsigned(a)).add(bit(c)));
        return 2;
      }
      case LDIFF -> {
        BigInteger difference = unsigned(b).subtract(unsigned(a)).subtract(bit(c));
        machine.set(wrap(difference), difference.signum() < 0 ? 1 : 0, null);
        return 2;
      }
      case LMUL -> {
        pair(unsigned(b).multiply(unsigned(a)).add(unsigned(c)));
        return 33;
      }
      case LDIV -> {
        if (unsigned(c).compareTo(unsigned(a)) >= 0) {
          machine.set(machine.failed(), null, null);
        } else {
          BigInteger[] parts = doubleWord(c, b).divideAndRemainder(unsigned(a));
          machine.set(wrap(parts[0]), wrap(parts[1]), null);
        }
        return 35;
      }
      case LSHL, LSHR -> {
        boolean far = unsigned(a).bitLength() > 6;
        int places = far ? 0 : a;
        BigInteger value = far ? BigInteger.ZERO : doubleWord(c, b);
        pair(operation == Operation.LSHL ? value.shiftLeft(places) : value.shiftRight(places));
        return counted(a) < 32 ? places + 3 : counted(a) - 28;
      }
      case NORM -> {
        BigInteger value = doubleWord(b, a);
        int places = 64 - value.bitLength();
        pair(value.shiftLeft(places));
        machine.c = places;
        return places == 64 ? 3 : places < 32 ? places + 5 : places - 26;
      }
      case XDBLE -> {
        machine.set(a, a < 0 ? -1 : 0, b);
        return 2;
      }
      case CSNGL -> {
        machine.check(b == (a < 0 ? -1 : 0));
        return machine.binary(a, 3);
      }
      case XWORD -> {
        BigInteger sign = unsigned(a);
        boolean defined = sign.bitCount() == 1 && unsigned(b).compareTo(sign.shiftLeft(1)) < 0;
        boolean negative = unsigned(b).compareTo(sign) >= 0;
        BigInteger value = negative ? unsigned(b).subtract(sign.shiftLeft(1)) : unsigned(b);
        return machine.binary(defined ? Integer.valueOf(wrap(value)) : null, 4);
      }
      case CWORD -> {
        boolean defined = unsigned(a).bitCount() == 1 && a > 0;
        machine.check(!defined || signed(b).compareTo(signed(a)) < 0 && b >= -a);
        return machine.binary(b, 5);
      }
      case CSUB0 -> {
        machine.check(unsigned(b).compareTo(unsigned(a)) < 0);
        return machine.binary(b, 2);
      }
      case CCNT1 -> {
        machine.check(b != 0 && unsigned(b).compareTo(unsigned(a)) <= 0);
        return machine.binary(b, 3);
      }
      default -> {
        return -1;
      }
    }
  }

  private void pair(BigInteger value) {
    machine.set(wrap(value), wrap(value.shiftRight(32)), null);
  }

  int checked(BigInteger value) {
    machine.check(value.bitLength() <= 31);
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

  /** The places of a shift that take a cycle each: all, but no more than 65536. */
  private static int counted(int places) {
    return unsigned(places).min(BigInteger.ONE.shiftLeft(16)).intValueExact();
  }
}
