package org.inmesh.isa.transputer;

import java.util.Locale;
import java.util.Optional;

/**
 * The operations of the T414, T425, T800 and T805 (the operands of {@code opr}): the single source
 * for encoder, decoder, assembler, disassembler, cycle counts and documentation. Codes and cycles
 * from INMOS's data sheets as collected from several emulators; the module's document names the few
 * rows where these differ.
 *
 * <p>The last ones, from {@link #FIRST_OWN_CODE} on, are no transputer's: they are Inmesh's own,
 * for machines whose cores share memory.
 */
public enum Operation {
  REV(OperationCode.REV, CycleCost.fixed(1), "exchange A and B"),
  LB(OperationCode.LB, CycleCost.fixed(5), "load the byte at A"),
  BSUB(OperationCode.BSUB, CycleCost.fixed(1), "byte address: A + B"),
  ENDP(
      OperationCode.ENDP, CycleCost.fixed(13), "end of a process of a PAR; A is the parent record"),
  DIFF(OperationCode.DIFF, CycleCost.fixed(1), "B - A, unchecked"),
  ADD(OperationCode.ADD, CycleCost.fixed(1), "B + A, checked"),
  GCALL(OperationCode.GCALL, CycleCost.fixed(4), "exchange A and the instruction pointer"),
  IN(OperationCode.IN, CycleCost.perWord(19, 2), "input A bytes from channel B to address C"),
  PROD(OperationCode.PROD, CycleCost.perBit(4, 1), "B x A, unchecked"),
  GT(OperationCode.GT, CycleCost.fixed(2), "B greater than A, signed"),
  WSUB(OperationCode.WSUB, CycleCost.fixed(2), "word address: A + 4 B"),
  OUT(OperationCode.OUT, CycleCost.perWord(19, 2), "output A bytes to channel B from address C"),
  SUB(OperationCode.SUB, CycleCost.fixed(1), "B - A, checked"),
  STARTP(OperationCode.STARTP, CycleCost.fixed(12), "start a process with workspace A at offset B"),
  OUTBYTE(OperationCode.OUTBYTE, CycleCost.fixed(23), "output the byte A to channel B"),
  OUTWORD(OperationCode.OUTWORD, CycleCost.fixed(23), "output the word A to channel B"),
  SETERR(OperationCode.SETERR, CycleCost.fixed(1), "set the error flag"),
  RESETCH(OperationCode.RESETCH, CycleCost.fixed(3), "reset channel A"),
  CSUB0(OperationCode.CSUB0, CycleCost.fixed(2), "error unless B is below A, unsigned"),
  STOPP(OperationCode.STOPP, CycleCost.fixed(11), "stop this process"),
  LADD(OperationCode.LADD, CycleCost.fixed(2), "B + A + carry of C, checked"),
  STLB(OperationCode.STLB, CycleCost.fixed(1), "set the low priority back pointer"),
  STHF(OperationCode.STHF, CycleCost.fixed(1), "set the high priority front pointer"),
  NORM(OperationCode.NORM, CycleCost.perBit(5, 1), "normalise B:A"),
  LDIV(OperationCode.LDIV, CycleCost.fixed(35), "C:B divided by A, unsigned"),
  LDPI(OperationCode.LDPI, CycleCost.fixed(2), "A + address of the next instruction"),
  STLF(OperationCode.STLF, CycleCost.fixed(1), "set the low priority front pointer"),
  XDBLE(OperationCode.XDBLE, CycleCost.fixed(2), "sign extend A to B:A"),
  LDPRI(OperationCode.LDPRI, CycleCost.fixed(1), "load the current priority"),
  REM(OperationCode.REM, CycleCost.fixed(37), "remainder of B by A, checked"),
  RET(OperationCode.RET, CycleCost.fixed(5), "return from a procedure"),
  LEND(
      OperationCode.LEND,
      CycleCost.either(10, 5),
      "end of a loop; A is the offset back, B the control block"),
  LDTIMER(OperationCode.LDTIMER, CycleCost.fixed(2), "load the clock of the current priority"),
  TESTERR(
      OperationCode.TESTERR, CycleCost.either(3, 2), "true if the error flag is clear; clears it"),
  TESTPRANAL(OperationCode.TESTPRANAL, CycleCost.fixed(2), "true after an analyse"),
  TIN(OperationCode.TIN, CycleCost.either(30, 4), "wait until the clock is after A"),
  DIV(OperationCode.DIV, CycleCost.fixed(39), "B divided by A, checked"),
  DIST(OperationCode.DIST, CycleCost.fixed(23), "disable a timer guard"),
  DISC(OperationCode.DISC, CycleCost.fixed(8), "disable a channel guard"),
  DISS(OperationCode.DISS, CycleCost.fixed(4), "disable a skip guard"),
  LMUL(OperationCode.LMUL, CycleCost.fixed(33), "B x A + C, double length, unsigned"),
  NOT(OperationCode.NOT, CycleCost.fixed(1), "bitwise not"),
  XOR(OperationCode.XOR, CycleCost.fixed(1), "bitwise exclusive or"),
  BCNT(OperationCode.BCNT, CycleCost.fixed(2), "4 A"),
  LSHR(OperationCode.LSHR, CycleCost.perBit(3, 1), "shift C:B right by A"),
  LSHL(OperationCode.LSHL, CycleCost.perBit(3, 1), "shift C:B left by A"),
  LSUM(OperationCode.LSUM, CycleCost.fixed(2), "B + A + carry of C, carry to B"),
  LSUB(OperationCode.LSUB, CycleCost.fixed(2), "B - A - borrow of C, checked"),
  RUNP(OperationCode.RUNP, CycleCost.fixed(10), "run the process A"),
  XWORD(OperationCode.XWORD, CycleCost.fixed(4), "sign extend B whose sign bit is A"),
  SB(OperationCode.SB, CycleCost.fixed(4), "store byte B at A"),
  GAJW(OperationCode.GAJW, CycleCost.fixed(2), "exchange A and the workspace pointer"),
  SAVEL(OperationCode.SAVEL, CycleCost.fixed(4), "save the low priority queue at A"),
  SAVEH(OperationCode.SAVEH, CycleCost.fixed(4), "save the high priority queue at A"),
  WCNT(OperationCode.WCNT, CycleCost.fixed(5), "split a byte address into word and byte"),
  SHR(OperationCode.SHR, CycleCost.perBit(2, 1), "shift B right by A"),
  SHL(OperationCode.SHL, CycleCost.perBit(2, 1), "shift B left by A"),
  MINT(OperationCode.MINT, CycleCost.fixed(1), "push the most negative integer"),
  ALT(OperationCode.ALT, CycleCost.fixed(2), "start of an alternation"),
  ALTWT(OperationCode.ALTWT, CycleCost.either(17, 5), "wait for a guard"),
  ALTEND(OperationCode.ALTEND, CycleCost.fixed(4), "jump to the selected guard"),
  AND(OperationCode.AND, CycleCost.fixed(1), "bitwise and"),
  ENBT(OperationCode.ENBT, CycleCost.fixed(8), "enable a timer guard"),
  ENBC(OperationCode.ENBC, CycleCost.either(7, 5), "enable a channel guard"),
  ENBS(OperationCode.ENBS, CycleCost.fixed(3), "enable a skip guard"),
  MOVE(OperationCode.MOVE, CycleCost.perWord(8, 2), "copy A bytes from C to B"),
  OR(OperationCode.OR, CycleCost.fixed(1), "bitwise or"),
  CSNGL(OperationCode.CSNGL, CycleCost.fixed(3), "error unless the double word B:A fits a word"),
  CCNT1(OperationCode.CCNT1, CycleCost.fixed(3), "error unless 0 < B <= A, unsigned"),
  TALT(OperationCode.TALT, CycleCost.fixed(4), "start of an alternation with timers"),
  LDIFF(OperationCode.LDIFF, CycleCost.fixed(2), "B - A - borrow of C, borrow to B"),
  STHB(OperationCode.STHB, CycleCost.fixed(1), "set the high priority back pointer"),
  TALTWT(OperationCode.TALTWT, CycleCost.either(48, 15), "wait for a guard or a time"),
  SUM(OperationCode.SUM, CycleCost.fixed(1), "B + A, unchecked"),
  MUL(OperationCode.MUL, CycleCost.fixed(38), "B x A, checked"),
  STTIMER(OperationCode.STTIMER, CycleCost.fixed(1), "set both clocks to A and start them"),
  STOPERR(OperationCode.STOPERR, CycleCost.fixed(2), "stop this process if the error flag is set"),
  CWORD(
      OperationCode.CWORD,
      CycleCost.fixed(5),
      "error unless B fits the part word whose sign bit is A"),
  CLRHALTERR(OperationCode.CLRHALTERR, CycleCost.fixed(1), "clear halt-on-error"),
  SETHALTERR(OperationCode.SETHALTERR, CycleCost.fixed(1), "set halt-on-error"),
  TESTHALTERR(OperationCode.TESTHALTERR, CycleCost.fixed(2), "load halt-on-error"),
  DUP(OperationCode.DUP, CycleCost.fixed(1), "duplicate A"),
  MOVE2DINIT(
      OperationCode.MOVE2DINIT,
      CycleCost.fixed(8),
      "rows A, destination stride B, source stride C of a two-dimensional move"),
  MOVE2DALL(OperationCode.MOVE2DALL, CycleCost.perRow(23, 2), "copy rows of A bytes from C to B"),
  MOVE2DNONZERO(
      OperationCode.MOVE2DNONZERO,
      CycleCost.perRow(23, 2),
      "copy the bytes that are not zero of rows of A bytes from C to B"),
  MOVE2DZERO(
      OperationCode.MOVE2DZERO,
      CycleCost.perRow(23, 2),
      "copy the zero bytes of rows of A bytes from C to B"),
  UNPACKSN(
      OperationCode.UNPACKSN,
      CycleCost.fixed(15),
      "unpack the single length real A: fraction, exponent, 4 B + kind"),
  POSTNORMSN(
      OperationCode.POSTNORMSN,
      CycleCost.either(30, 5),
      "exponent of a real that norm has shifted by C, word 0 its exponent before"),
  ROUNDSN(
      OperationCode.ROUNDSN,
      CycleCost.either(15, 12),
      "pack exponent C, fraction B, guard A to a rounded single length real"),
  LDINF(OperationCode.LDINF, CycleCost.fixed(1), "push single length infinity"),
  FMUL(OperationCode.FMUL, CycleCost.either(40, 35), "B x A as fractions, rounded, checked"),
  CFLERR(
      OperationCode.CFLERR,
      CycleCost.fixed(3),
      "error if the single length real A is infinite or not a number"),
  CRCWORD(
      OperationCode.CRCWORD,
      CycleCost.fixed(35),
      "cyclic redundancy check of the word A, so far B, polynomial C"),
  CRCBYTE(
      OperationCode.CRCBYTE,
      CycleCost.fixed(11),
      "cyclic redundancy check of A's highest byte, so far B, polynomial C"),
  BITCNT(OperationCode.BITCNT, CycleCost.perBit(2, 1), "B + number of bits set in A"),
  BITREVWORD(OperationCode.BITREVWORD, CycleCost.fixed(36), "reverse the bits of A"),
  BITREVNBITS(OperationCode.BITREVNBITS, CycleCost.perBit(4, 1), "reverse the lowest A bits of B"),
  POP(OperationCode.POP, CycleCost.fixed(1), "remove A"),
  WSUBDB(OperationCode.WSUBDB, CycleCost.fixed(3), "double word address: A + 8 B"),
  FPLDNLDBI(OperationCode.FPLDNLDBI, CycleCost.fixed(6), "push the double length real at A + 8 B"),
  FPCHKERROR(
      OperationCode.FPCHKERROR,
      CycleCost.fixed(1),
      "set the error flag if the floating-point error flag is set"),
  FPSTNLDB(OperationCode.FPSTNLDB, CycleCost.fixed(3), "pop a double length real to A"),
  FPLDNLSNI(OperationCode.FPLDNLSNI, CycleCost.fixed(4), "push the single length real at A + 4 B"),
  FPADD(OperationCode.FPADD, CycleCost.fixed(6), "FB + FA"),
  FPSTNLSN(OperationCode.FPSTNLSN, CycleCost.fixed(2), "pop a single length real to A"),
  FPSUB(OperationCode.FPSUB, CycleCost.fixed(6), "FB - FA"),
  FPLDNLDB(OperationCode.FPLDNLDB, CycleCost.fixed(3), "push the double length real at A"),
  FPMUL(OperationCode.FPMUL, CycleCost.byLength(11, 18), "FB x FA"),
  FPDIV(OperationCode.FPDIV, CycleCost.byLength(16, 31), "FB divided by FA"),
  FPLDNLSN(OperationCode.FPLDNLSN, CycleCost.fixed(2), "push the single length real at A"),
  FPREMFIRST(
      OperationCode.FPREMFIRST,
      CycleCost.fixed(36),
      "begin the remainder of FB by FA; true if that was all"),
  FPREMSTEP(
      OperationCode.FPREMSTEP, CycleCost.fixed(32), "go on with a remainder; true if that was all"),
  FPNAN(OperationCode.FPNAN, CycleCost.fixed(2), "FA is not a number"),
  FPORDERED(OperationCode.FPORDERED, CycleCost.fixed(3), "neither FA nor FB is not a number"),
  FPNOTFINITE(OperationCode.FPNOTFINITE, CycleCost.fixed(2), "FA is infinite or not a number"),
  FPGT(OperationCode.FPGT, CycleCost.fixed(4), "FB greater than FA"),
  FPEQ(OperationCode.FPEQ, CycleCost.fixed(3), "FB equals FA"),
  FPI32TOR32(
      OperationCode.FPI32TOR32, CycleCost.fixed(8), "push the word at A as a single length real"),
  FPI32TOR64(
      OperationCode.FPI32TOR64, CycleCost.fixed(8), "push the word at A as a double length real"),
  FPB32TOR64(
      OperationCode.FPB32TOR64,
      CycleCost.fixed(8),
      "push the unsigned word at A as a double length real"),
  FPTESTERROR(
      OperationCode.FPTESTERROR,
      CycleCost.fixed(2),
      "true if the floating-point error flag is clear; clears it"),
  FPRTOI32(
      OperationCode.FPRTOI32, CycleCost.fixed(7), "round FA to an integer, checked for 32 bits"),
  FPSTNLI32(OperationCode.FPSTNLI32, CycleCost.fixed(4), "pop a real to A as an integer"),
  FPLDZEROSN(OperationCode.FPLDZEROSN, CycleCost.fixed(2), "push single length zero"),
  FPLDZERODB(OperationCode.FPLDZERODB, CycleCost.fixed(2), "push double length zero"),
  FPINT(OperationCode.FPINT, CycleCost.fixed(5), "round FA to an integer"),
  FPDUP(OperationCode.FPDUP, CycleCost.fixed(1), "duplicate FA"),
  FPREV(OperationCode.FPREV, CycleCost.fixed(1), "exchange FA and FB"),
  FPLDNLADDDB(OperationCode.FPLDNLADDDB, CycleCost.fixed(9), "FA + the double length real at A"),
  FPLDNLMULDB(OperationCode.FPLDNLMULDB, CycleCost.fixed(21), "FA x the double length real at A"),
  FPLDNLADDSN(OperationCode.FPLDNLADDSN, CycleCost.fixed(8), "FA + the single length real at A"),
  FPENTRY(
      OperationCode.FPENTRY,
      CycleCost.fixed(1),
      "perform the floating-point operation A, see below"),
  FPLDNLMULSN(OperationCode.FPLDNLMULSN, CycleCost.fixed(13), "FA x the single length real at A"),
  ATOMADD(OperationCode.ATOMADD, CycleCost.fixed(5), "add B to the word at A, which was A"),
  ATOMEXCH(OperationCode.ATOMEXCH, CycleCost.fixed(4), "exchange B and the word at A, which was A"),
  ATOMCMPX(
      OperationCode.ATOMCMPX,
      CycleCost.fixed(6),
      "B to the word at A if that equals C; true if so"),
  FENCE(OperationCode.FENCE, CycleCost.fixed(1), "all earlier accesses before all later ones"),
  LOCK(OperationCode.LOCK, CycleCost.fixed(10), "wait for the lock A and take it"),
  UNLOCK(OperationCode.UNLOCK, CycleCost.fixed(10), "give the lock A to the next that waits");

  /** The first code of Inmesh's own operations; all of INMOS's are below. */
  public static final int FIRST_OWN_CODE = OperationCode.ATOMADD;

  /** One more than the largest operation code. */
  public static final int CODE_LIMIT = 0x206;

  private static final Operation[] BY_CODE = new Operation[CODE_LIMIT];

  static {
    for (Operation operation : values()) {
      BY_CODE[operation.code] = operation;
    }
  }

  private final int code;
  private final CycleCost cost;
  private final String meaning;

  Operation(int code, CycleCost cost, String meaning) {
    this.code = code;
    this.cost = cost;
    this.meaning = meaning;
  }

  /** The operand of {@code opr}. */
  public int code() {
    return code;
  }

  /** As assemblers write it. */
  public String mnemonic() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Cycles without prefixes: as INMOS's data sheets state, the {@code pfix} of a two-byte operation
   * costs its own cycle on top of this.
   */
  public CycleCost cost() {
    return cost;
  }

  /** One line. */
  public String meaning() {
    return meaning;
  }

  /** Bytes in code, the prefix included. */
  public int length() {
    return InstructionEncoder.length(code);
  }

  /** The operation with a code, if there is one. */
  public static Optional<Operation> forCode(int code) {
    return code < 0 || code >= CODE_LIMIT ? Optional.empty() : Optional.ofNullable(BY_CODE[code]);
  }
}
