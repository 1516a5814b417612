package org.inmesh.coresim;

import java.util.Locale;
import org.inmesh.isa.transputer.Operation;

/**
 * What a core's instructions take more or less than the transputer's cycle table says: for cores
 * with a faster multiplier, or without hardware for reals. No instruction takes less than a cycle.
 *
 * @param multiply cycles added to products of integers: mul, lmul, prod
 * @param divide cycles added to quotients and remainders of integers: div, rem, ldiv
 * @param real cycles added to sums, differences, products and quotients of reals
 */
public record CycleVariation(int multiply, int divide, int real) {
  /** The table as it is. */
  public static final CycleVariation NONE = new CycleVariation(0, 0, 0);

  /** The least of each. */
  public static final int LEAST = -40;

  /** The most of each. */
  public static final int MOST = 1000;

  /** Checks the ranges. */
  public CycleVariation {
    for (int cycles : new int[] {multiply, divide, real}) {
      if (cycles < LEAST || cycles > MOST) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%d cycles more, not %d to %d", cycles, LEAST, MOST));
      }
    }
  }

  /** Cycles added to those of an operation. */
  public int of(Operation operation) {
    return switch (operation) {
      case MUL, LMUL, PROD -> multiply;
      case DIV, REM, LDIV -> divide;
      case FPADD, FPSUB, FPMUL, FPDIV, FPLDNLADDSN, FPLDNLADDDB, FPLDNLMULSN, FPLDNLMULDB -> real;
      default -> 0;
    };
  }
}
