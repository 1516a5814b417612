package org.inmesh.isa.transputer;

import java.util.Locale;
import java.util.Optional;

/**
 * The operations of the T414 (the operands of {@code opr}): the single source for encoder, decoder,
 * assembler, disassembler, cycle counts and documentation. Codes and cycles from INMOS's data
 * sheets as collected from several emulators; the module's document names the few rows where these
 * differ.
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
  TESTHALTERR(OperationCode.TESTHALTERR, CycleCost.fixed(2), "load halt-on-error");

  /** One more than the largest operation code. */
  public static final int CODE_LIMIT = 0x5A;

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

  /** The operation with a code, if the T414 has one. */
  public static Optional<Operation> forCode(int code) {
    return code < 0 || code >= CODE_LIMIT ? Optional.empty() : Optional.ofNullable(BY_CODE[code]);
  }
}
