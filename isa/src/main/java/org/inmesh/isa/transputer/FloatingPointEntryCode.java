package org.inmesh.isa.transputer;

/**
 * Codes of {@code fpentry} as compile-time constants, for switches in hot code. Everything else is
 * in {@link FloatingPointEntry}, which uses these.
 */
public final class FloatingPointEntryCode {
  /** begin the square root of FA. */
  public static final int FPUSQRTFIRST = 0x01;

  /** go on with a square root. */
  public static final int FPUSQRTSTEP = 0x02;

  /** complete a square root. */
  public static final int FPUSQRTLAST = 0x03;

  /** round the next operation towards plus infinity. */
  public static final int FPURP = 0x04;

  /** round the next operation towards minus infinity. */
  public static final int FPURM = 0x05;

  /** round the next operation towards zero. */
  public static final int FPURZ = 0x06;

  /** single length FA to double length. */
  public static final int FPUR32TOR64 = 0x07;

  /** double length FA to single length. */
  public static final int FPUR64TOR32 = 0x08;

  /** FA divided by 2 to the 32nd. */
  public static final int FPUEXPDEC32 = 0x09;

  /** FA x 2 to the 32nd. */
  public static final int FPUEXPINC32 = 0x0A;

  /** absolute value of FA. */
  public static final int FPUABS = 0x0B;

  /** double length FA to single length, cut off. */
  public static final int FPUNOROUND = 0x0D;

  /** check that FA is in the range of 32-bit integers. */
  public static final int FPUCHKI32 = 0x0E;

  /** check that FA is in the range of 64-bit integers. */
  public static final int FPUCHKI64 = 0x0F;

  /** FA divided by 2. */
  public static final int FPUDIVBY2 = 0x11;

  /** FA x 2. */
  public static final int FPUMULBY2 = 0x12;

  /** round the next operation to nearest. */
  public static final int FPURN = 0x22;

  /** set the floating-point error flag. */
  public static final int FPUSETERROR = 0x23;

  /** clear the floating-point error flag. */
  public static final int FPUCLEARERROR = 0x9C;

  private FloatingPointEntryCode() {}
}
