package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import java.util.Arrays;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.OperationCode;

/**
 * How far an instruction looks outside the core, which decides how early it may be simulated.
 *
 * <p>A core runs ahead of the rest of the machine through instructions below its barrier. One at or
 * above the barrier is executed only when the whole machine has reached its cycle.
 */
public final class InstructionKind {
  /** No instruction's, as a barrier: even those of registers are only done so as to be undone. */
  static final int FETCHED = -1;

  /** Registers only: may always be simulated ahead. */
  public static final int REGISTER = 0;

  /** Touches memory: ahead only if nobody else can touch the same memory. */
  public static final int MEMORY = 1;

  /** Sees or changes queues, channels or timers: never ahead. */
  public static final int VISIBLE = 2;

  private static final byte[] TABLE = table();

  private InstructionKind() {}

  /**
   * False if what an entry of {@link DecodedCode} says can be performed with registers only. A jump
   * may end a time slice.
   */
  static boolean mayAccessMemory(long entry) {
    int instruction = DecodedCode.instruction(entry);
    return instruction >= DecodedCode.INSTRUCTION_LIMIT
        || instruction == FunctionCode.J
        || TABLE[instruction] != REGISTER;
  }

  /** True of the instructions at which a process whose time slice is used up gives way. */
  static boolean mayGiveWay(int instruction) {
    return instruction == FunctionCode.J || instruction == OPERATION + OperationCode.LEND;
  }

  /** The kind of every instruction number of {@link DecodedCode}. */
  static byte[] table() {
    byte[] kinds = new byte[DecodedCode.INSTRUCTION_LIMIT];
    Arrays.fill(kinds, (byte) VISIBLE);
    for (int code :
        new int[] {
          FunctionCode.J,
          FunctionCode.LDLP,
          FunctionCode.LDC,
          FunctionCode.LDNLP,
          FunctionCode.ADC,
          FunctionCode.CJ,
          FunctionCode.AJW,
          FunctionCode.EQC,
          OPERATION + OperationCode.REV,
          OPERATION + OperationCode.BSUB,
          OPERATION + OperationCode.DIFF,
          OPERATION + OperationCode.ADD,
          OPERATION + OperationCode.GCALL,
          OPERATION + OperationCode.PROD,
          OPERATION + OperationCode.GT,
          OPERATION + OperationCode.WSUB,
          OPERATION + OperationCode.SUB,
          OPERATION + OperationCode.CSUB0,
          OPERATION + OperationCode.LADD,
          OPERATION + OperationCode.NORM,
          OPERATION + OperationCode.LDIV,
          OPERATION + OperationCode.LDPI,
          OPERATION + OperationCode.XDBLE,
          OPERATION + OperationCode.LDPRI,
          OPERATION + OperationCode.REM,
          OPERATION + OperationCode.LDTIMER,
          OPERATION + OperationCode.TESTERR,
          OPERATION + OperationCode.TESTPRANAL,
          OPERATION + OperationCode.DIV,
          OPERATION + OperationCode.LMUL,
          OPERATION + OperationCode.NOT,
          OPERATION + OperationCode.XOR,
          OPERATION + OperationCode.BCNT,
          OPERATION + OperationCode.LSHR,
          OPERATION + OperationCode.LSHL,
          OPERATION + OperationCode.LSUM,
          OPERATION + OperationCode.LSUB,
          OPERATION + OperationCode.XWORD,
          OPERATION + OperationCode.GAJW,
          OPERATION + OperationCode.WCNT,
          OPERATION + OperationCode.SHR,
          OPERATION + OperationCode.SHL,
          OPERATION + OperationCode.MINT,
          OPERATION + OperationCode.AND,
          OPERATION + OperationCode.OR,
          OPERATION + OperationCode.CSNGL,
          OPERATION + OperationCode.CCNT1,
          OPERATION + OperationCode.LDIFF,
          OPERATION + OperationCode.SUM,
          OPERATION + OperationCode.MUL,
          OPERATION + OperationCode.CWORD,
          OPERATION + OperationCode.DUP,
          OPERATION + OperationCode.MOVE2DINIT,
          OPERATION + OperationCode.UNPACKSN,
          OPERATION + OperationCode.ROUNDSN,
          OPERATION + OperationCode.LDINF,
          OPERATION + OperationCode.FMUL,
          OPERATION + OperationCode.CFLERR,
          OPERATION + OperationCode.CRCWORD,
          OPERATION + OperationCode.CRCBYTE,
          OPERATION + OperationCode.BITCNT,
          OPERATION + OperationCode.BITREVWORD,
          OPERATION + OperationCode.BITREVNBITS,
          OPERATION + OperationCode.POP,
          OPERATION + OperationCode.WSUBDB,
          OPERATION + OperationCode.FPCHKERROR,
          OPERATION + OperationCode.FPADD,
          OPERATION + OperationCode.FPSUB,
          OPERATION + OperationCode.FPMUL,
          OPERATION + OperationCode.FPDIV,
          OPERATION + OperationCode.FPREMFIRST,
          OPERATION + OperationCode.FPREMSTEP,
          OPERATION + OperationCode.FPNAN,
          OPERATION + OperationCode.FPORDERED,
          OPERATION + OperationCode.FPNOTFINITE,
          OPERATION + OperationCode.FPGT,
          OPERATION + OperationCode.FPEQ,
          OPERATION + OperationCode.FPTESTERROR,
          OPERATION + OperationCode.FPRTOI32,
          OPERATION + OperationCode.FPLDZEROSN,
          OPERATION + OperationCode.FPLDZERODB,
          OPERATION + OperationCode.FPINT,
          OPERATION + OperationCode.FPDUP,
          OPERATION + OperationCode.FPREV,
          OPERATION + OperationCode.FPENTRY,
        }) {
      kinds[code] = REGISTER;
    }
    for (int code :
        new int[] {
          FunctionCode.LDNL,
          FunctionCode.LDL,
          FunctionCode.CALL,
          FunctionCode.STL,
          FunctionCode.STNL,
          OPERATION + OperationCode.LB,
          OPERATION + OperationCode.RET,
          OPERATION + OperationCode.LEND,
          OPERATION + OperationCode.SB,
          OPERATION + OperationCode.MOVE,
          OPERATION + OperationCode.MOVE2DALL,
          OPERATION + OperationCode.MOVE2DNONZERO,
          OPERATION + OperationCode.MOVE2DZERO,
          OPERATION + OperationCode.POSTNORMSN,
          OPERATION + OperationCode.FPLDNLDBI,
          OPERATION + OperationCode.FPSTNLDB,
          OPERATION + OperationCode.FPLDNLSNI,
          OPERATION + OperationCode.FPSTNLSN,
          OPERATION + OperationCode.FPLDNLDB,
          OPERATION + OperationCode.FPLDNLSN,
          OPERATION + OperationCode.FPI32TOR32,
          OPERATION + OperationCode.FPI32TOR64,
          OPERATION + OperationCode.FPB32TOR64,
          OPERATION + OperationCode.FPSTNLI32,
          OPERATION + OperationCode.FPLDNLADDDB,
          OPERATION + OperationCode.FPLDNLMULDB,
          OPERATION + OperationCode.FPLDNLADDSN,
          OPERATION + OperationCode.FPLDNLMULSN,
        }) {
      kinds[code] = MEMORY;
    }
    return kinds;
  }
}
