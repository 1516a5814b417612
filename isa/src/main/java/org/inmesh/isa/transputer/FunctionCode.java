package org.inmesh.isa.transputer;

/** Codes of the direct functions as compile-time constants, for switches in hot code. */
public final class FunctionCode {
  /** jump. */
  public static final int J = 0x0;

  /** load local pointer. */
  public static final int LDLP = 0x1;

  /** prefix. */
  public static final int PFIX = 0x2;

  /** load non-local. */
  public static final int LDNL = 0x3;

  /** load constant. */
  public static final int LDC = 0x4;

  /** load non-local pointer. */
  public static final int LDNLP = 0x5;

  /** negative prefix. */
  public static final int NFIX = 0x6;

  /** load local. */
  public static final int LDL = 0x7;

  /** add constant, checked. */
  public static final int ADC = 0x8;

  /** call. */
  public static final int CALL = 0x9;

  /** jump if A is zero, otherwise pop. */
  public static final int CJ = 0xa;

  /** adjust workspace. */
  public static final int AJW = 0xb;

  /** equals constant. */
  public static final int EQC = 0xc;

  /** store local. */
  public static final int STL = 0xd;

  /** store non-local. */
  public static final int STNL = 0xe;

  /** operate. */
  public static final int OPR = 0xf;

  private FunctionCode() {}
}
