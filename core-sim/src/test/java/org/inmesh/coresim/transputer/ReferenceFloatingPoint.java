package org.inmesh.coresim.transputer;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.inmesh.coresim.floatingpoint.IeeeReference;
import org.inmesh.coresim.floatingpoint.IeeeReference.Result;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Operation;

/**
 * The floating-point unit in the plainest way, on the arithmetic of {@link IeeeReference}. What a
 * definition leaves open is null. See {@link ReferenceInterpreter}.
 */
final class ReferenceFloatingPoint {
  private static final RoundingMode NEAREST = RoundingMode.HALF_EVEN;

  private static final IeeeReference SINGLE = new IeeeReference(false);
  private static final IeeeReference DOUBLE = new IeeeReference(true);

  /** A register: a number and its length. */
  record Real(boolean isDouble, long bits) {
    IeeeReference arithmetic() {
      return isDouble ? DOUBLE : SINGLE;
    }

    boolean isNan() {
      return arithmetic().isNan(bits);
    }

    boolean isFinite() {
      return arithmetic().isFinite(bits);
    }
  }

  Real fa = new Real(false, 0);
  Real fb = fa;
  Real fc = fa;
  boolean error;
  RoundingMode mode = NEAREST;

  private Real[] saved;
  private boolean savedError;
  private RoundingMode savedMode;
  private final ReferenceInterpreter machine;

  ReferenceFloatingPoint(ReferenceInterpreter machine) {
    this.machine = machine;
  }

  /** Of a process that is interrupted: the other starts without error and rounds to nearest. */
  void save() {
    saved = new Real[] {fa, fb, fc};
    savedError = error;
    savedMode = mode;
    error = false;
    mode = NEAREST;
  }

  void restore() {
    fa = saved[0];
    fb = saved[1];
    fc = saved[2];
    error = savedError;
    mode = savedMode;
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
                ? real.arithmetic().integer(RoundingMode.FLOOR, real.bits())
                : BigInteger.ZERO;
        machine.store(machine.pop(), integer.intValue());
        return 4;
      }
      case FPLDNLSNI, FPLDNLDBI -> {
        boolean isDouble = operation == Operation.FPLDNLDBI;
        int address = machine.a + machine.b * (isDouble ? 8 : 4);
        machine.set(machine.c, null, null);
        push(load(address, isDouble));
        return isDouble ? 6 : 4;
      }
      case FPLDZEROSN, FPLDZERODB -> {
        push(new Real(operation == Operation.FPLDZERODB, 0));
        return 2;
      }
      case FPREMFIRST, FPREMSTEP -> {
        return remainder(operation == Operation.FPREMFIRST);
      }
      case FPI32TOR32 -> {
        push(whole(false, present, machine.load(machine.pop())));
        return 8;
      }
      case FPI32TOR64 -> {
        push(whole(true, present, machine.load(machine.pop())));
        return 8;
      }
      case FPB32TOR64 -> {
        long word = machine.load(machine.pop()) & 0xFFFFFFFFL;
        push(whole(true, present, word));
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
        fc = null;
        return 8;
      }
      case FPLDNLADDDB -> {
        fa = binary(Operation.FPADD, present, fa, load(machine.pop(), true));
        fc = null;
        return 9;
      }
      case FPLDNLMULSN -> {
        fa = binary(Operation.FPMUL, present, fa, load(machine.pop(), false));
        fc = null;
        return 13;
      }
      case FPLDNLMULDB -> {
        fa = binary(Operation.FPMUL, present, fa, load(machine.pop(), true));
        fc = null;
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
        checkRange(present, 32);
        fa = integral(present);
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

  /** What a step takes away is our choice; the remainder is not. */
  private int remainder(boolean first) {
    Result complete = fa.arithmetic().remainder(fb.bits(), fa.bits());
    int places = fa.isDouble() ? 30 : 20;
    Optional<Long> rest =
        complete.error()
            ? Optional.empty()
            : fa.arithmetic().partialRemainder(fb.bits(), fa.bits(), places);
    machine.push(rest.isPresent() ? 0 : 1);
    if (rest.isPresent()) {
      fb = new Real(fa.isDouble(), rest.get());
    } else {
      fa = real(fa.isDouble(), complete);
      fb = null;
    }
    return first ? 36 : 32;
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
        fa = new Real(fa.isDouble(), fa.bits() & (fa.isDouble() ? Long.MAX_VALUE : 0x7FFFFFFFL));
        return 2;
      }
      case FPUMULBY2 -> scale(present, 1);
      case FPUDIVBY2 -> scale(present, -1);
      case FPUEXPINC32 -> scale(present, 32);
      case FPUEXPDEC32 -> scale(present, -32);
      case FPUR32TOR64 -> {
        fa = real(true, IeeeReference.toDouble(fa.bits()));
        return 3;
      }
      case FPUR64TOR32 -> {
        fa = real(false, IeeeReference.toSingle(present, fa.bits()));
        return 6;
      }
      case FPUNOROUND -> {
        fa = new Real(false, IeeeReference.cutOff(fa.bits()));
        return 2;
      }
      case FPUSQRTFIRST -> {
        // A NaN from here on if there is no root; of any other number the last step makes it.
        Result root = fa.arithmetic().squareRoot(present, fa.bits());
        if (fa.arithmetic().isNan(root.bits())) {
          fa = real(fa.isDouble(), root);
        }
        fb = null;
        fc = null;
        return 27;
      }
      case FPUSQRTSTEP -> {
        return 42;
      }
      case FPUSQRTLAST -> {
        fa = real(fa.isDouble(), fa.arithmetic().squareRoot(present, fa.bits()));
        fb = null;
        fc = null;
        return 8;
      }
      case FPUCHKI32 -> {
        checkRange(present, 32);
        return 3;
      }
      case FPUCHKI64 -> {
        checkRange(present, 64);
        return 3;
      }
      default -> throw new IllegalArgumentException(entry.mnemonic());
    }
    return switch (entry) {
      case FPUMULBY2, FPUDIVBY2, FPUEXPINC32, FPUEXPDEC32 -> 6;
      default -> 1;
    };
  }

  private void scale(RoundingMode present, int power) {
    fa = real(fa.isDouble(), fa.arithmetic().scale(present, fa.bits(), power));
  }

  private Real integral(RoundingMode present) {
    return real(fa.isDouble(), fa.arithmetic().toInteger(present, fa.bits()));
  }

  private void checkRange(RoundingMode present, int size) {
    error |= fa.arithmetic().isOutOfRange(present, fa.bits(), size);
  }

  private Real whole(boolean isDouble, RoundingMode present, long value) {
    return real(
        isDouble, (isDouble ? DOUBLE : SINGLE).fromInteger(present, BigInteger.valueOf(value)));
  }

  /** A result as a register; takes note of its error. */
  private Real real(boolean isDouble, Result result) {
    error |= result.error();
    return new Real(isDouble, result.bits());
  }

  private int compare(Operation operation) {
    Real right = pop();
    Real left = pop();
    fb = null;
    error |= !left.isFinite() || !right.isFinite();
    int order = left.arithmetic().compare(left.bits(), right.bits());
    boolean greater = operation == Operation.FPGT;
    machine.push((greater ? order > 0 : order == 0) ? 1 : 0);
    return greater ? 4 : 3;
  }

  private Real binary(Operation operation, RoundingMode present, Real left, Real right) {
    IeeeReference arithmetic = left.arithmetic();
    Result result =
        switch (operation) {
          case FPADD -> arithmetic.add(present, left.bits(), right.bits());
          case FPSUB -> arithmetic.subtract(present, left.bits(), right.bits());
          case FPMUL -> arithmetic.multiply(present, left.bits(), right.bits());
          default -> arithmetic.divide(present, left.bits(), right.bits());
        };
    return real(left.isDouble(), result);
  }
}
