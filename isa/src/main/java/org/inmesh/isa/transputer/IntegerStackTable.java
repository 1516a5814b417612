package org.inmesh.isa.transputer;

import static org.inmesh.isa.transputer.StackAfter.RESULT;

/**
 * What every instruction leaves in A, B and C.
 *
 * <p>What is defined is from INMOS's <i>Compiler Writer's Guide</i> and its notes on debugging and
 * testing. Where that leaves a register undefined, the choice is what {@code pahihu/t4} found real
 * transputers to leave there, otherwise what the register held before.
 *
 * <p>An instruction that waits leaves its process without registers; what is said of such a one
 * holds when it does not wait.
 */
final class IntegerStackTable {
  private static final StackAfter UNCHANGED = StackAfter.of("A", "B", "C");
  private static final StackAfter UNDEFINED = StackAfter.of("?A", "?B", "?C");
  private static final StackAfter PUSH = StackAfter.of(RESULT, "A", "B");
  private static final StackAfter POP = StackAfter.of("B", "C", "?C");

  /** A is replaced. */
  private static final StackAfter UNARY = StackAfter.of(RESULT, "B", "C");

  /** A and B are used up for one result. */
  private static final StackAfter BINARY = StackAfter.of(RESULT, "C", "?C");

  private IntegerStackTable() {}

  static StackAfter after(Function function) {
    return switch (function) {
      case PFIX, NFIX, OPR, AJW -> UNCHANGED;
      case LDLP, LDC, LDL -> PUSH;
      case LDNL, LDNLP, ADC, EQC -> UNARY;
      case J -> UNDEFINED;
      case CALL -> StackAfter.of("return address", "?C", "?C");
      case CJ -> StackAfter.of("A, or B if popped", "B, or C", "?C");
      case STL -> POP;
      case STNL -> StackAfter.of("C", "?B", "?C");
    };
  }

  /** Cases of a kind are in the order of their codes. */
  static StackAfter after(Operation operation) {
    return switch (operation) {
      case SETERR, RET, CLRHALTERR, SETHALTERR -> UNCHANGED;
      case ALT, ENBS, TALT, CFLERR -> UNCHANGED;
      case TIMERDISABLEH, TIMERDISABLEL, TIMERENABLEH, TIMERENABLEL -> UNCHANGED;
      case CLRJ0BREAK, SETJ0BREAK, FENCE -> UNCHANGED;

      case LDPRI, LDTIMER, TESTERR, TESTPRANAL, MINT, TESTHALTERR, LDINF -> PUSH;
      case TESTLDS, TESTLDE, TESTLDD, LDMEMSTARTVAL, TESTJ0BREAK, LDDEVID -> PUSH;
      case DUP -> StackAfter.of("A", "A", "B");

      case LB, RESETCH, LDPI, NOT, BCNT, BITREVWORD -> UNARY;
      case REV -> StackAfter.of("B", "A", "C");
      case GCALL -> StackAfter.of("next instruction's address", "B", "C");
      case GAJW -> StackAfter.of("workspace pointer", "B", "C");

      case BSUB, DIFF, ADD, PROD, GT, WSUB, SUB, XOR, SHR, SHL, AND, OR, SUM, MUL -> BINARY;
      case XWORD, BITCNT, BITREVNBITS, WSUBDB -> BINARY;
      case CSUB0, CCNT1, CWORD -> POP;
      case CSNGL, ENBT, ENBC -> StackAfter.of("A", "C", "?C");
      case STLB, STHF, STLF, SAVEL, SAVEH, STHB, STTIMER -> POP;
      case TESTSTS, TESTSTE, TESTSTD, LOCK, UNLOCK, MARK -> POP;
      case POP -> StackAfter.of("B", "C", "?A");
      case SB -> StackAfter.of("C", "?B", "?0");

      case DIV -> StackAfter.of(RESULT, "C", "?abs B - (abs result \\/ 1) x abs A, or C on error");
      case REM -> StackAfter.of(RESULT, "C", "?abs result, or C on error");
      case FMUL -> StackAfter.of(RESULT, "C", "?product shifted, not rounded");
      case CRCWORD, CRCBYTE -> StackAfter.of(RESULT, "C", "?" + RESULT);
      case LADD, LSUB -> StackAfter.of(RESULT, "?B", "?C");
      case LSUM, LDIFF -> StackAfter.of(RESULT, "carry", "?C");
      case LMUL, LSHR, LSHL -> StackAfter.of("low word", "high word", "?high word");
      case LDIV -> StackAfter.of("quotient", "remainder", "?remainder");
      case NORM -> StackAfter.of("low word", "high word", "places");
      case XDBLE -> StackAfter.of("A", "high word", "B");
      case WCNT -> StackAfter.of("word", "byte", "B");
      case UNPACKSN -> StackAfter.of("fraction", "exponent", "4 B + kind");
      case POSTNORMSN -> StackAfter.of("low word", "high word", "exponent");
      case ROUNDSN ->
          StackAfter.of(RESULT, "?" + RESULT + ", or B if infinite", "?C >> 9, or 2 B if infinite");

      case IN, OUT -> StackAfter.of("?A", "?B", "?C + bytes of the words moved");
      case OUTBYTE, OUTWORD -> StackAfter.of("?A", "?B", "?address moved to + 4");
      case MOVE -> StackAfter.of("?A", "?B", "?C + bytes of the words moved");
      case MOVE2DINIT -> UNDEFINED;
      case MOVE2DALL, MOVE2DNONZERO, MOVE2DZERO ->
          StackAfter.of("?A", "?B + rows x stride", "?C + rows x stride");
      case LEND -> StackAfter.of("?A", "?B", "?new index, or 0 at the end");
      case DISS -> StackAfter.of("true if selected", "C", "?C");
      case DISC -> StackAfter.of("true if selected", "?B", "?C");
      case DIST -> StackAfter.of("true if selected", "?B", "?C, or #80000002 if selected");
      case ENDP, STARTP, STOPP, TIN, RUNP, ALTWT, ALTEND, TALTWT, STOPERR -> UNDEFINED;
      case START, TESTHARDCHAN -> UNDEFINED;
      case BREAK -> UNCHANGED;

      case ATOMADD, ATOMEXCH -> StackAfter.of("old content", "C", "?C");
      case ATOMCMPX -> StackAfter.of("true if stored", "?B", "?C");

      case FPLDNLSN, FPLDNLDB, FPSTNLSN, FPSTNLDB, FPSTNLI32 -> POP;
      case FPI32TOR32, FPI32TOR64, FPB32TOR64, FPSTTEST, FPLDTEST, FPENTRY -> POP;
      case FPLDNLADDSN, FPLDNLADDDB, FPLDNLMULSN, FPLDNLMULDB -> POP;
      case FPLDNLSNI, FPLDNLDBI -> StackAfter.of("C", "?C", "?C");
      case FPREMFIRST, FPREMSTEP, FPNAN, FPORDERED, FPNOTFINITE, FPGT, FPEQ, FPTESTERROR -> PUSH;
      case FPADD, FPSUB, FPMUL, FPDIV, FPCHKERROR, FPRTOI32, FPINT -> UNCHANGED;
      case FPLDZEROSN, FPLDZERODB, FPDUP, FPREV -> UNCHANGED;
    };
  }
}
