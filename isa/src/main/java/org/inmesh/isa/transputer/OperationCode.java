package org.inmesh.isa.transputer;

/**
 * Operation codes as compile-time constants, for switches in hot code. Everything else about an
 * operation is in {@link Operation}, the table that uses these.
 */
public final class OperationCode {
  /** exchange A and B. */
  public static final int REV = 0x00;

  /** load the byte at A. */
  public static final int LB = 0x01;

  /** byte address: A + B. */
  public static final int BSUB = 0x02;

  /** end of a process of a PAR; A is the parent record. */
  public static final int ENDP = 0x03;

  /** B - A, unchecked. */
  public static final int DIFF = 0x04;

  /** B + A, checked. */
  public static final int ADD = 0x05;

  /** exchange A and the instruction pointer. */
  public static final int GCALL = 0x06;

  /** input A bytes from channel B to address C. */
  public static final int IN = 0x07;

  /** B x A, unchecked. */
  public static final int PROD = 0x08;

  /** B greater than A, signed. */
  public static final int GT = 0x09;

  /** word address: A + 4 B. */
  public static final int WSUB = 0x0A;

  /** output A bytes to channel B from address C. */
  public static final int OUT = 0x0B;

  /** B - A, checked. */
  public static final int SUB = 0x0C;

  /** start a process with workspace A at offset B. */
  public static final int STARTP = 0x0D;

  /** output the byte A to channel B. */
  public static final int OUTBYTE = 0x0E;

  /** output the word A to channel B. */
  public static final int OUTWORD = 0x0F;

  /** set the error flag. */
  public static final int SETERR = 0x10;

  /** reset channel A. */
  public static final int RESETCH = 0x12;

  /** error unless B is below A, unsigned. */
  public static final int CSUB0 = 0x13;

  /** stop this process. */
  public static final int STOPP = 0x15;

  /** B + A + carry of C, checked. */
  public static final int LADD = 0x16;

  /** set the low priority back pointer. */
  public static final int STLB = 0x17;

  /** set the high priority front pointer. */
  public static final int STHF = 0x18;

  /** normalise B:A. */
  public static final int NORM = 0x19;

  /** C:B divided by A, unsigned. */
  public static final int LDIV = 0x1A;

  /** A + address of the next instruction. */
  public static final int LDPI = 0x1B;

  /** set the low priority front pointer. */
  public static final int STLF = 0x1C;

  /** sign extend A to B:A. */
  public static final int XDBLE = 0x1D;

  /** load the current priority. */
  public static final int LDPRI = 0x1E;

  /** remainder of B by A, checked. */
  public static final int REM = 0x1F;

  /** return from a procedure. */
  public static final int RET = 0x20;

  /** end of a loop; A is the offset back, B the control block. */
  public static final int LEND = 0x21;

  /** load the clock of the current priority. */
  public static final int LDTIMER = 0x22;

  /** push the status register. */
  public static final int TESTLDS = 0x23;

  /** push the internal register E. */
  public static final int TESTLDE = 0x24;

  /** push the internal register D. */
  public static final int TESTLDD = 0x25;

  /** pop to the status register. */
  public static final int TESTSTS = 0x26;

  /** pop to the internal register E. */
  public static final int TESTSTE = 0x27;

  /** pop to the internal register D. */
  public static final int TESTSTD = 0x28;

  /** true if the error flag is clear; clears it. */
  public static final int TESTERR = 0x29;

  /** true after an analyse. */
  public static final int TESTPRANAL = 0x2A;

  /** wait until the clock is after A. */
  public static final int TIN = 0x2B;

  /** B divided by A, checked. */
  public static final int DIV = 0x2C;

  /** test the hardware of link channel B with A. */
  public static final int TESTHARDCHAN = 0x2D;

  /** disable a timer guard. */
  public static final int DIST = 0x2E;

  /** disable a channel guard. */
  public static final int DISC = 0x2F;

  /** disable a skip guard. */
  public static final int DISS = 0x30;

  /** B x A + C, double length, unsigned. */
  public static final int LMUL = 0x31;

  /** bitwise not. */
  public static final int NOT = 0x32;

  /** bitwise exclusive or. */
  public static final int XOR = 0x33;

  /** 4 A. */
  public static final int BCNT = 0x34;

  /** shift C:B right by A. */
  public static final int LSHR = 0x35;

  /** shift C:B left by A. */
  public static final int LSHL = 0x36;

  /** B + A + carry of C, carry to B. */
  public static final int LSUM = 0x37;

  /** B - A - borrow of C, checked. */
  public static final int LSUB = 0x38;

  /** run the process A. */
  public static final int RUNP = 0x39;

  /** sign extend B whose sign bit is A. */
  public static final int XWORD = 0x3A;

  /** store byte B at A. */
  public static final int SB = 0x3B;

  /** exchange A and the workspace pointer. */
  public static final int GAJW = 0x3C;

  /** save the low priority queue at A. */
  public static final int SAVEL = 0x3D;

  /** save the high priority queue at A. */
  public static final int SAVEH = 0x3E;

  /** split a byte address into word and byte. */
  public static final int WCNT = 0x3F;

  /** shift B right by A. */
  public static final int SHR = 0x40;

  /** shift B left by A. */
  public static final int SHL = 0x41;

  /** push the most negative integer. */
  public static final int MINT = 0x42;

  /** start of an alternation. */
  public static final int ALT = 0x43;

  /** wait for a guard. */
  public static final int ALTWT = 0x44;

  /** jump to the selected guard. */
  public static final int ALTEND = 0x45;

  /** bitwise and. */
  public static final int AND = 0x46;

  /** enable a timer guard. */
  public static final int ENBT = 0x47;

  /** enable a channel guard. */
  public static final int ENBC = 0x48;

  /** enable a skip guard. */
  public static final int ENBS = 0x49;

  /** copy A bytes from C to B. */
  public static final int MOVE = 0x4A;

  /** bitwise or. */
  public static final int OR = 0x4B;

  /** error unless the double word B:A fits a word. */
  public static final int CSNGL = 0x4C;

  /** error unless 0 < B <= A, unsigned. */
  public static final int CCNT1 = 0x4D;

  /** start of an alternation with timers. */
  public static final int TALT = 0x4E;

  /** B - A - borrow of C, borrow to B. */
  public static final int LDIFF = 0x4F;

  /** set the high priority back pointer. */
  public static final int STHB = 0x50;

  /** wait for a guard or a time. */
  public static final int TALTWT = 0x51;

  /** B + A, unchecked. */
  public static final int SUM = 0x52;

  /** B x A, checked. */
  public static final int MUL = 0x53;

  /** set both clocks to A and start them. */
  public static final int STTIMER = 0x54;

  /** stop this process if the error flag is set. */
  public static final int STOPERR = 0x55;

  /** error unless B fits the part word whose sign bit is A. */
  public static final int CWORD = 0x56;

  /** clear halt-on-error. */
  public static final int CLRHALTERR = 0x57;

  /** set halt-on-error. */
  public static final int SETHALTERR = 0x58;

  /** load halt-on-error. */
  public static final int TESTHALTERR = 0x59;

  /** duplicate A. */
  public static final int DUP = 0x5A;

  /** rows A, destination stride B, source stride C of a two-dimensional move. */
  public static final int MOVE2DINIT = 0x5B;

  /** copy rows of A bytes from C to B. */
  public static final int MOVE2DALL = 0x5C;

  /** copy the bytes that are not zero of rows of A bytes from C to B. */
  public static final int MOVE2DNONZERO = 0x5D;

  /** copy the zero bytes of rows of A bytes from C to B. */
  public static final int MOVE2DZERO = 0x5E;

  /** unpack the single length real A: fraction, exponent, 4 B + kind. */
  public static final int UNPACKSN = 0x63;

  /** exponent of a real that norm has shifted by C, word 0 its exponent before. */
  public static final int POSTNORMSN = 0x6C;

  /** pack exponent C, fraction B, guard A to a rounded single length real. */
  public static final int ROUNDSN = 0x6D;

  /** push single length infinity. */
  public static final int LDINF = 0x71;

  /** B x A as fractions, rounded, checked. */
  public static final int FMUL = 0x72;

  /** error if the single length real A is infinite or not a number. */
  public static final int CFLERR = 0x73;

  /** cyclic redundancy check of the word A, so far B, polynomial C. */
  public static final int CRCWORD = 0x74;

  /** cyclic redundancy check of A's highest byte, so far B, polynomial C. */
  public static final int CRCBYTE = 0x75;

  /** B + number of bits set in A. */
  public static final int BITCNT = 0x76;

  /** reverse the bits of A. */
  public static final int BITREVWORD = 0x77;

  /** reverse the lowest A bits of B. */
  public static final int BITREVNBITS = 0x78;

  /** remove A. */
  public static final int POP = 0x79;

  /** disable the high priority timer interrupt. */
  public static final int TIMERDISABLEH = 0x7A;

  /** disable the low priority timer interrupt. */
  public static final int TIMERDISABLEL = 0x7B;

  /** enable the high priority timer interrupt. */
  public static final int TIMERENABLEH = 0x7C;

  /** enable the low priority timer interrupt. */
  public static final int TIMERENABLEL = 0x7D;

  /** push the address of the first free word of memory. */
  public static final int LDMEMSTARTVAL = 0x7E;

  /** pop FA and the state of the floating-point unit to A. */
  public static final int FPSTTEST = 0x80;

  /** double word address: A + 8 B. */
  public static final int WSUBDB = 0x81;

  /** push the double length real at A + 8 B. */
  public static final int FPLDNLDBI = 0x82;

  /** set the error flag if the floating-point error flag is set. */
  public static final int FPCHKERROR = 0x83;

  /** pop a double length real to A. */
  public static final int FPSTNLDB = 0x84;

  /** push the state of the floating-point unit at A. */
  public static final int FPLDTEST = 0x85;

  /** push the single length real at A + 4 B. */
  public static final int FPLDNLSNI = 0x86;

  /** FB + FA. */
  public static final int FPADD = 0x87;

  /** pop a single length real to A. */
  public static final int FPSTNLSN = 0x88;

  /** FB - FA. */
  public static final int FPSUB = 0x89;

  /** push the double length real at A. */
  public static final int FPLDNLDB = 0x8A;

  /** FB x FA. */
  public static final int FPMUL = 0x8B;

  /** FB divided by FA. */
  public static final int FPDIV = 0x8C;

  /** push the single length real at A. */
  public static final int FPLDNLSN = 0x8E;

  /** begin the remainder of FB by FA; true if that was all. */
  public static final int FPREMFIRST = 0x8F;

  /** go on with a remainder; true if that was all. */
  public static final int FPREMSTEP = 0x90;

  /** FA is not a number. */
  public static final int FPNAN = 0x91;

  /** neither FA nor FB is not a number. */
  public static final int FPORDERED = 0x92;

  /** FA is infinite or not a number. */
  public static final int FPNOTFINITE = 0x93;

  /** FB greater than FA. */
  public static final int FPGT = 0x94;

  /** FB equals FA. */
  public static final int FPEQ = 0x95;

  /** push the word at A as a single length real. */
  public static final int FPI32TOR32 = 0x96;

  /** push the word at A as a double length real. */
  public static final int FPI32TOR64 = 0x98;

  /** push the unsigned word at A as a double length real. */
  public static final int FPB32TOR64 = 0x9A;

  /** true if the floating-point error flag is clear; clears it. */
  public static final int FPTESTERROR = 0x9C;

  /** round FA to an integer, checked for 32 bits. */
  public static final int FPRTOI32 = 0x9D;

  /** pop a real to A as an integer. */
  public static final int FPSTNLI32 = 0x9E;

  /** push single length zero. */
  public static final int FPLDZEROSN = 0x9F;

  /** push double length zero. */
  public static final int FPLDZERODB = 0xA0;

  /** round FA to an integer. */
  public static final int FPINT = 0xA1;

  /** duplicate FA. */
  public static final int FPDUP = 0xA3;

  /** exchange FA and FB. */
  public static final int FPREV = 0xA4;

  /** FA + the double length real at A. */
  public static final int FPLDNLADDDB = 0xA6;

  /** FA x the double length real at A. */
  public static final int FPLDNLMULDB = 0xA8;

  /** FA + the single length real at A. */
  public static final int FPLDNLADDSN = 0xAA;

  /** perform the floating-point operation A, see below. */
  public static final int FPENTRY = 0xAB;

  /** FA x the single length real at A. */
  public static final int FPLDNLMULSN = 0xAC;

  /** exchange process context with the breakpoint handler. */
  public static final int BREAK = 0xB1;

  /** j 0 is a jump. */
  public static final int CLRJ0BREAK = 0xB2;

  /** j 0 is a breakpoint. */
  public static final int SETJ0BREAK = 0xB3;

  /** true if j 0 is a breakpoint. */
  public static final int TESTJ0BREAK = 0xB4;

  /** push the identity of the device. */
  public static final int LDDEVID = 0x17C;

  /** start as after a reset. */
  public static final int START = 0x1FF;

  /** add B to the word at A, which was A. */
  public static final int ATOMADD = 0x200;

  /** exchange B and the word at A, which was A. */
  public static final int ATOMEXCH = 0x201;

  /** B to the word at A if that equals C; true if so. */
  public static final int ATOMCMPX = 0x202;

  /** all earlier accesses before all later ones. */
  public static final int FENCE = 0x203;

  /** wait for the lock A and take it. */
  public static final int LOCK = 0x204;

  /** give the lock A to the next that waits. */
  public static final int UNLOCK = 0x205;

  /** put the marker A into a trace of the run. */
  public static final int MARK = 0x206;

  private OperationCode() {}
}
