package org.inmesh.isa.transputer;

import static org.inmesh.isa.transputer.StackAfter.RESULT;

import java.util.Optional;

/**
 * What the instructions of the floating-point unit leave in FA, FB and FC; sources and choices are
 * those of {@link IntegerStackTable}.
 */
final class FloatingPointStackTable {
  private static final StackAfter UNCHANGED = StackAfter.of("FA", "FB", "FC");
  private static final StackAfter PUSH = StackAfter.of(RESULT, "FA", "FB");
  private static final StackAfter POP = StackAfter.of("FB", "FC", "?FC");
  private static final StackAfter UNARY = StackAfter.of(RESULT, "FB", "FC");
  private static final StackAfter BINARY = StackAfter.of(RESULT, "FC", "?FC");

  private FloatingPointStackTable() {}

  /** Empty for an operation of the integer unit. */
  static Optional<StackAfter> after(Operation operation) {
    return switch (operation) {
      case FPLDNLSN, FPLDNLDB, FPLDNLSNI, FPLDNLDBI, FPLDZEROSN, FPLDZERODB -> Optional.of(PUSH);
      case FPI32TOR32, FPI32TOR64, FPB32TOR64, FPLDTEST -> Optional.of(PUSH);
      case FPDUP -> Optional.of(StackAfter.of("FA", "FA", "FB"));
      case FPREV -> Optional.of(StackAfter.of("FB", "FA", "FC"));
      case FPSTNLSN, FPSTNLDB, FPSTNLI32, FPSTTEST -> Optional.of(POP);
      case FPADD, FPSUB, FPMUL, FPDIV -> Optional.of(BINARY);
      case FPGT, FPEQ -> Optional.of(StackAfter.of("FC", "?FC", "?FC"));
      case FPLDNLADDSN, FPLDNLADDDB, FPLDNLMULSN, FPLDNLMULDB ->
          Optional.of(StackAfter.of(RESULT, "FB", "?FB"));
      case FPRTOI32, FPINT -> Optional.of(UNARY);
      case FPREMFIRST, FPREMSTEP ->
          Optional.of(StackAfter.of("remainder if complete", "quotient if complete", "?FC"));
      case FPORDERED, FPNAN, FPNOTFINITE, FPCHKERROR, FPTESTERROR -> Optional.of(UNCHANGED);
      case FPENTRY -> Optional.of(StackAfter.of("see below", "see below", "see below"));
      default -> Optional.empty();
    };
  }

  static StackAfter after(FloatingPointEntry entry) {
    return switch (entry) {
      case FPURN, FPURP, FPURM, FPURZ, FPUSETERROR, FPUCLEARERROR -> UNCHANGED;
      case FPUCHKI32, FPUCHKI64 -> UNCHANGED;
      case FPUSQRTFIRST, FPUSQRTSTEP, FPUSQRTLAST -> StackAfter.of(RESULT, "?FB", "?FC");
      case FPUR32TOR64, FPUR64TOR32, FPUNOROUND -> UNARY;
      case FPUEXPDEC32, FPUEXPINC32, FPUABS, FPUDIVBY2, FPUMULBY2 -> UNARY;
    };
  }
}
