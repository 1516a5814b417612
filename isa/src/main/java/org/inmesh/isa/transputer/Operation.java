package org.inmesh.isa.transputer;

import static org.inmesh.isa.transputer.CycleCost.byLength;
import static org.inmesh.isa.transputer.CycleCost.either;
import static org.inmesh.isa.transputer.CycleCost.fixed;
import static org.inmesh.isa.transputer.CycleCost.perBit;
import static org.inmesh.isa.transputer.CycleCost.perRow;
import static org.inmesh.isa.transputer.CycleCost.perWord;
import static org.inmesh.isa.transputer.InstructionGroup.ADDITIONAL;
import static org.inmesh.isa.transputer.InstructionGroup.DEBUGGING;
import static org.inmesh.isa.transputer.InstructionGroup.FLOATING_POINT;
import static org.inmesh.isa.transputer.InstructionGroup.FLOATING_POINT_SUPPORT;
import static org.inmesh.isa.transputer.InstructionGroup.SHARED_MEMORY;
import static org.inmesh.isa.transputer.InstructionGroup.TEST;
import static org.inmesh.isa.transputer.InstructionGroup.TRACING;

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
  REV(OperationCode.REV, fixed(1), "exchange A and B"),
  LB(OperationCode.LB, fixed(5), "load the byte at A"),
  BSUB(OperationCode.BSUB, fixed(1), "byte address: A + B"),
  ENDP(OperationCode.ENDP, fixed(13), "end of a process of a PAR; A is the parent record"),
  DIFF(OperationCode.DIFF, fixed(1), "B - A, unchecked"),
  ADD(OperationCode.ADD, fixed(1), "B + A, checked"),
  GCALL(OperationCode.GCALL, fixed(4), "exchange A and the instruction pointer"),
  IN(OperationCode.IN, perWord(19, 2), "input A bytes from channel B to address C"),
  PROD(OperationCode.PROD, perBit(4, 1), "B x A, unchecked"),
  GT(OperationCode.GT, fixed(2), "B greater than A, signed"),
  WSUB(OperationCode.WSUB, fixed(2), "word address: A + 4 B"),
  OUT(OperationCode.OUT, perWord(19, 2), "output A bytes to channel B from address C"),
  SUB(OperationCode.SUB, fixed(1), "B - A, checked"),
  STARTP(OperationCode.STARTP, fixed(12), "start a process with workspace A at offset B"),
  OUTBYTE(OperationCode.OUTBYTE, fixed(23), "output the byte A to channel B"),
  OUTWORD(OperationCode.OUTWORD, fixed(23), "output the word A to channel B"),
  SETERR(OperationCode.SETERR, fixed(1), "set the error flag"),
  RESETCH(OperationCode.RESETCH, fixed(3), "reset channel A"),
  CSUB0(OperationCode.CSUB0, fixed(2), "error unless B is below A, unsigned"),
  STOPP(OperationCode.STOPP, fixed(11), "stop this process"),
  LADD(OperationCode.LADD, fixed(2), "B + A + carry of C, checked"),
  STLB(OperationCode.STLB, fixed(1), "set the low priority back pointer"),
  STHF(OperationCode.STHF, fixed(1), "set the high priority front pointer"),
  NORM(OperationCode.NORM, perBit(5, 1), "normalise B:A"),
  LDIV(OperationCode.LDIV, fixed(35), "C:B divided by A, unsigned"),
  LDPI(OperationCode.LDPI, fixed(2), "A + address of the next instruction"),
  STLF(OperationCode.STLF, fixed(1), "set the low priority front pointer"),
  XDBLE(OperationCode.XDBLE, fixed(2), "sign extend A to B:A"),
  LDPRI(OperationCode.LDPRI, fixed(1), "load the current priority"),
  REM(OperationCode.REM, fixed(37), "remainder of B by A, checked"),
  RET(OperationCode.RET, fixed(5), "return from a procedure"),
  LEND(
      OperationCode.LEND,
      either(10, 5),
      "end of a loop; A is the offset back, B the control block"),
  LDTIMER(OperationCode.LDTIMER, fixed(2), "load the clock of the current priority"),
  TESTLDS(OperationCode.TESTLDS, fixed(1), "push the status register", TEST),
  TESTLDE(OperationCode.TESTLDE, fixed(1), "push the internal register E", TEST),
  TESTLDD(OperationCode.TESTLDD, fixed(1), "push the internal register D", TEST),
  TESTSTS(OperationCode.TESTSTS, fixed(1), "pop to the status register", TEST),
  TESTSTE(OperationCode.TESTSTE, fixed(1), "pop to the internal register E", TEST),
  TESTSTD(OperationCode.TESTSTD, fixed(1), "pop to the internal register D", TEST),
  TESTERR(OperationCode.TESTERR, either(3, 2), "true if the error flag is clear; clears it"),
  TESTPRANAL(OperationCode.TESTPRANAL, fixed(2), "true after an analyse"),
  TIN(OperationCode.TIN, either(30, 4), "wait until the clock is after A"),
  DIV(OperationCode.DIV, fixed(39), "B divided by A, checked"),
  TESTHARDCHAN(
      OperationCode.TESTHARDCHAN, fixed(1), "test the hardware of link channel B with A", TEST),
  DIST(OperationCode.DIST, fixed(23), "disable a timer guard"),
  DISC(OperationCode.DISC, fixed(8), "disable a channel guard"),
  DISS(OperationCode.DISS, fixed(4), "disable a skip guard"),
  LMUL(OperationCode.LMUL, fixed(33), "B x A + C, double length, unsigned"),
  NOT(OperationCode.NOT, fixed(1), "bitwise not"),
  XOR(OperationCode.XOR, fixed(1), "bitwise exclusive or"),
  BCNT(OperationCode.BCNT, fixed(2), "4 A"),
  LSHR(OperationCode.LSHR, perBit(3, 1), "shift C:B right by A"),
  LSHL(OperationCode.LSHL, perBit(3, 1), "shift C:B left by A"),
  LSUM(OperationCode.LSUM, fixed(2), "B + A + carry of C, carry to B"),
  LSUB(OperationCode.LSUB, fixed(2), "B - A - borrow of C, checked"),
  RUNP(OperationCode.RUNP, fixed(10), "run the process A"),
  XWORD(OperationCode.XWORD, fixed(4), "sign extend B whose sign bit is A"),
  SB(OperationCode.SB, fixed(4), "store byte B at A"),
  GAJW(OperationCode.GAJW, fixed(2), "exchange A and the workspace pointer"),
  SAVEL(OperationCode.SAVEL, fixed(4), "save the low priority queue at A"),
  SAVEH(OperationCode.SAVEH, fixed(4), "save the high priority queue at A"),
  WCNT(OperationCode.WCNT, fixed(5), "split a byte address into word and byte"),
  SHR(OperationCode.SHR, perBit(2, 1), "shift B right by A"),
  SHL(OperationCode.SHL, perBit(2, 1), "shift B left by A"),
  MINT(OperationCode.MINT, fixed(1), "push the most negative integer"),
  ALT(OperationCode.ALT, fixed(2), "start of an alternation"),
  ALTWT(OperationCode.ALTWT, either(17, 5), "wait for a guard"),
  ALTEND(OperationCode.ALTEND, fixed(4), "jump to the selected guard"),
  AND(OperationCode.AND, fixed(1), "bitwise and"),
  ENBT(OperationCode.ENBT, fixed(8), "enable a timer guard"),
  ENBC(OperationCode.ENBC, either(7, 5), "enable a channel guard"),
  ENBS(OperationCode.ENBS, fixed(3), "enable a skip guard"),
  MOVE(OperationCode.MOVE, perWord(8, 2), "copy A bytes from C to B"),
  OR(OperationCode.OR, fixed(1), "bitwise or"),
  CSNGL(OperationCode.CSNGL, fixed(3), "error unless the double word B:A fits a word"),
  CCNT1(OperationCode.CCNT1, fixed(3), "error unless 0 < B <= A, unsigned"),
  TALT(OperationCode.TALT, fixed(4), "start of an alternation with timers"),
  LDIFF(OperationCode.LDIFF, fixed(2), "B - A - borrow of C, borrow to B"),
  STHB(OperationCode.STHB, fixed(1), "set the high priority back pointer"),
  TALTWT(OperationCode.TALTWT, either(48, 15), "wait for a guard or a time"),
  SUM(OperationCode.SUM, fixed(1), "B + A, unchecked"),
  MUL(OperationCode.MUL, fixed(38), "B x A, checked"),
  STTIMER(OperationCode.STTIMER, fixed(1), "set both clocks to A and start them"),
  STOPERR(OperationCode.STOPERR, fixed(2), "stop this process if the error flag is set"),
  CWORD(OperationCode.CWORD, fixed(5), "error unless B fits the part word whose sign bit is A"),
  CLRHALTERR(OperationCode.CLRHALTERR, fixed(1), "clear halt-on-error"),
  SETHALTERR(OperationCode.SETHALTERR, fixed(1), "set halt-on-error"),
  TESTHALTERR(OperationCode.TESTHALTERR, fixed(2), "load halt-on-error"),
  DUP(OperationCode.DUP, fixed(1), "duplicate A", ADDITIONAL),
  MOVE2DINIT(
      OperationCode.MOVE2DINIT,
      fixed(8),
      "rows A, destination stride B, source stride C of a two-dimensional move",
      ADDITIONAL),
  MOVE2DALL(OperationCode.MOVE2DALL, perRow(23, 2), "copy rows of A bytes from C to B", ADDITIONAL),
  MOVE2DNONZERO(
      OperationCode.MOVE2DNONZERO,
      perRow(23, 2),
      "copy the bytes that are not zero of rows of A bytes from C to B",
      ADDITIONAL),
  MOVE2DZERO(
      OperationCode.MOVE2DZERO,
      perRow(23, 2),
      "copy the zero bytes of rows of A bytes from C to B",
      ADDITIONAL),
  UNPACKSN(
      OperationCode.UNPACKSN,
      fixed(15),
      "unpack the single length real A: fraction, exponent, 4 B + kind",
      FLOATING_POINT_SUPPORT),
  POSTNORMSN(
      OperationCode.POSTNORMSN,
      either(30, 5),
      "exponent of a real that norm has shifted by C, word 0 its exponent before",
      FLOATING_POINT_SUPPORT),
  ROUNDSN(
      OperationCode.ROUNDSN,
      either(15, 12),
      "pack exponent C, fraction B, guard A to a rounded single length real",
      FLOATING_POINT_SUPPORT),
  LDINF(OperationCode.LDINF, fixed(1), "push single length infinity", FLOATING_POINT_SUPPORT),
  FMUL(OperationCode.FMUL, either(40, 35), "B x A as fractions, rounded, checked"),
  CFLERR(
      OperationCode.CFLERR,
      fixed(3),
      "error if the single length real A is infinite or not a number",
      FLOATING_POINT_SUPPORT),
  CRCWORD(
      OperationCode.CRCWORD,
      fixed(35),
      "cyclic redundancy check of the word A, so far B, polynomial C",
      ADDITIONAL),
  CRCBYTE(
      OperationCode.CRCBYTE,
      fixed(11),
      "cyclic redundancy check of A's highest byte, so far B, polynomial C",
      ADDITIONAL),
  BITCNT(OperationCode.BITCNT, perBit(2, 1), "B + number of bits set in A", ADDITIONAL),
  BITREVWORD(OperationCode.BITREVWORD, fixed(36), "reverse the bits of A", ADDITIONAL),
  BITREVNBITS(
      OperationCode.BITREVNBITS, perBit(4, 1), "reverse the lowest A bits of B", ADDITIONAL),
  POP(OperationCode.POP, fixed(1), "remove A", DEBUGGING),
  TIMERDISABLEH(
      OperationCode.TIMERDISABLEH,
      fixed(1),
      "disable the high priority timer interrupt",
      DEBUGGING),
  TIMERDISABLEL(
      OperationCode.TIMERDISABLEL, fixed(1), "disable the low priority timer interrupt", DEBUGGING),
  TIMERENABLEH(
      OperationCode.TIMERENABLEH, fixed(6), "enable the high priority timer interrupt", DEBUGGING),
  TIMERENABLEL(
      OperationCode.TIMERENABLEL, fixed(6), "enable the low priority timer interrupt", DEBUGGING),
  LDMEMSTARTVAL(
      OperationCode.LDMEMSTARTVAL,
      fixed(1),
      "push the address of the first free word of memory",
      DEBUGGING),
  FPSTTEST(
      OperationCode.FPSTTEST,
      fixed(1),
      "pop FA and the state of the floating-point unit to A",
      FLOATING_POINT),
  WSUBDB(OperationCode.WSUBDB, fixed(3), "double word address: A + 8 B", ADDITIONAL),
  FPLDNLDBI(
      OperationCode.FPLDNLDBI, fixed(6), "push the double length real at A + 8 B", FLOATING_POINT),
  FPCHKERROR(
      OperationCode.FPCHKERROR,
      fixed(1),
      "set the error flag if the floating-point error flag is set",
      FLOATING_POINT),
  FPSTNLDB(OperationCode.FPSTNLDB, fixed(3), "pop a double length real to A", FLOATING_POINT),
  FPLDTEST(
      OperationCode.FPLDTEST,
      fixed(1),
      "push the state of the floating-point unit at A",
      FLOATING_POINT),
  FPLDNLSNI(
      OperationCode.FPLDNLSNI, fixed(4), "push the single length real at A + 4 B", FLOATING_POINT),
  FPADD(OperationCode.FPADD, fixed(6), "FB + FA", FLOATING_POINT),
  FPSTNLSN(OperationCode.FPSTNLSN, fixed(2), "pop a single length real to A", FLOATING_POINT),
  FPSUB(OperationCode.FPSUB, fixed(6), "FB - FA", FLOATING_POINT),
  FPLDNLDB(OperationCode.FPLDNLDB, fixed(3), "push the double length real at A", FLOATING_POINT),
  FPMUL(OperationCode.FPMUL, byLength(11, 18), "FB x FA", FLOATING_POINT),
  FPDIV(OperationCode.FPDIV, byLength(16, 31), "FB divided by FA", FLOATING_POINT),
  FPLDNLSN(OperationCode.FPLDNLSN, fixed(2), "push the single length real at A", FLOATING_POINT),
  FPREMFIRST(
      OperationCode.FPREMFIRST,
      fixed(36),
      "begin the remainder of FB by FA; true if that was all",
      FLOATING_POINT),
  FPREMSTEP(
      OperationCode.FPREMSTEP,
      fixed(32),
      "go on with a remainder; true if that was all",
      FLOATING_POINT),
  FPNAN(OperationCode.FPNAN, fixed(2), "FA is not a number", FLOATING_POINT),
  FPORDERED(OperationCode.FPORDERED, fixed(3), "neither FA nor FB is not a number", FLOATING_POINT),
  FPNOTFINITE(
      OperationCode.FPNOTFINITE, fixed(2), "FA is infinite or not a number", FLOATING_POINT),
  FPGT(OperationCode.FPGT, fixed(4), "FB greater than FA", FLOATING_POINT),
  FPEQ(OperationCode.FPEQ, fixed(3), "FB equals FA", FLOATING_POINT),
  FPI32TOR32(
      OperationCode.FPI32TOR32,
      fixed(8),
      "push the word at A as a single length real",
      FLOATING_POINT),
  FPI32TOR64(
      OperationCode.FPI32TOR64,
      fixed(8),
      "push the word at A as a double length real",
      FLOATING_POINT),
  FPB32TOR64(
      OperationCode.FPB32TOR64,
      fixed(8),
      "push the unsigned word at A as a double length real",
      FLOATING_POINT),
  FPTESTERROR(
      OperationCode.FPTESTERROR,
      fixed(2),
      "true if the floating-point error flag is clear; clears it",
      ADDITIONAL),
  FPRTOI32(
      OperationCode.FPRTOI32,
      fixed(7),
      "round FA to an integer, checked for 32 bits",
      FLOATING_POINT),
  FPSTNLI32(OperationCode.FPSTNLI32, fixed(4), "pop a real to A as an integer", FLOATING_POINT),
  FPLDZEROSN(OperationCode.FPLDZEROSN, fixed(2), "push single length zero", FLOATING_POINT),
  FPLDZERODB(OperationCode.FPLDZERODB, fixed(2), "push double length zero", FLOATING_POINT),
  FPINT(OperationCode.FPINT, fixed(5), "round FA to an integer", FLOATING_POINT),
  FPDUP(OperationCode.FPDUP, fixed(1), "duplicate FA", FLOATING_POINT),
  FPREV(OperationCode.FPREV, fixed(1), "exchange FA and FB", FLOATING_POINT),
  FPLDNLADDDB(
      OperationCode.FPLDNLADDDB, fixed(9), "FA + the double length real at A", FLOATING_POINT),
  FPLDNLMULDB(
      OperationCode.FPLDNLMULDB, fixed(21), "FA x the double length real at A", FLOATING_POINT),
  FPLDNLADDSN(
      OperationCode.FPLDNLADDSN, fixed(8), "FA + the single length real at A", FLOATING_POINT),
  FPENTRY(
      OperationCode.FPENTRY,
      fixed(1),
      "perform the floating-point operation A, see below",
      FLOATING_POINT),
  FPLDNLMULSN(
      OperationCode.FPLDNLMULSN, fixed(13), "FA x the single length real at A", FLOATING_POINT),
  BREAK(
      OperationCode.BREAK,
      either(11, 9),
      "exchange process context with the breakpoint handler",
      DEBUGGING),
  CLRJ0BREAK(OperationCode.CLRJ0BREAK, fixed(1), "j 0 is a jump", DEBUGGING),
  SETJ0BREAK(OperationCode.SETJ0BREAK, fixed(1), "j 0 is a breakpoint", DEBUGGING),
  TESTJ0BREAK(OperationCode.TESTJ0BREAK, fixed(2), "true if j 0 is a breakpoint", DEBUGGING),
  LDDEVID(OperationCode.LDDEVID, fixed(1), "push the identity of the device", DEBUGGING),
  START(OperationCode.START, fixed(1), "start as after a reset", TEST),
  ATOMADD(OperationCode.ATOMADD, fixed(5), "add B to the word at A, which was A", SHARED_MEMORY),
  ATOMEXCH(
      OperationCode.ATOMEXCH, fixed(4), "exchange B and the word at A, which was A", SHARED_MEMORY),
  ATOMCMPX(
      OperationCode.ATOMCMPX,
      fixed(6),
      "B to the word at A if that equals C; true if so",
      SHARED_MEMORY),
  FENCE(OperationCode.FENCE, fixed(1), "all earlier accesses before all later ones", SHARED_MEMORY),
  LOCK(OperationCode.LOCK, fixed(10), "wait for the lock A and take it", SHARED_MEMORY),
  UNLOCK(OperationCode.UNLOCK, fixed(10), "give the lock A to the next that waits", SHARED_MEMORY),
  MARK(OperationCode.MARK, fixed(1), "put the marker A into a trace of the run", TRACING);

  /** The first code of Inmesh's own operations; all of INMOS's are below. */
  public static final int FIRST_OWN_CODE = OperationCode.ATOMADD;

  /** One more than the largest operation code. */
  public static final int CODE_LIMIT = 0x207;

  private static final Operation[] BY_CODE = new Operation[CODE_LIMIT];

  static {
    for (Operation operation : values()) {
      BY_CODE[operation.code] = operation;
    }
  }

  private final int code;
  private final CycleCost cost;
  private final String meaning;
  private final InstructionGroup group;

  Operation(int code, CycleCost cost, String meaning) {
    this(code, cost, meaning, InstructionGroup.CORE);
  }

  Operation(int code, CycleCost cost, String meaning, InstructionGroup group) {
    this.code = code;
    this.cost = cost;
    this.meaning = meaning;
    this.group = group;
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

  /** What a type of transputer has together with it. */
  public InstructionGroup group() {
    return group;
  }

  /** What it leaves in A, B and C. */
  public StackAfter stackAfter() {
    return IntegerStackTable.after(this);
  }

  /** What it leaves in FA, FB and FC; empty for an operation of the integer unit. */
  public Optional<StackAfter> floatingPointStackAfter() {
    return FloatingPointStackTable.after(this);
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
