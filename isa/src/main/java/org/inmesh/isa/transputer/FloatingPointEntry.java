package org.inmesh.isa.transputer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The T800's floating-point operations that are entered by way of {@code fpentry}, which takes
 * their code from A: {@code ldc 11; fpentry} is {@code fpuabs}. Part of the same table as {@link
 * Operation}.
 */
public enum FloatingPointEntry {
  FPUSQRTFIRST(
      FloatingPointEntryCode.FPUSQRTFIRST, CycleCost.fixed(27), "begin the square root of FA"),
  FPUSQRTSTEP(FloatingPointEntryCode.FPUSQRTSTEP, CycleCost.fixed(42), "go on with a square root"),
  FPUSQRTLAST(FloatingPointEntryCode.FPUSQRTLAST, CycleCost.fixed(8), "complete a square root"),
  FPURP(
      FloatingPointEntryCode.FPURP,
      CycleCost.fixed(1),
      "round the next operation towards plus infinity"),
  FPURM(
      FloatingPointEntryCode.FPURM,
      CycleCost.fixed(1),
      "round the next operation towards minus infinity"),
  FPURZ(FloatingPointEntryCode.FPURZ, CycleCost.fixed(1), "round the next operation towards zero"),
  FPUR32TOR64(
      FloatingPointEntryCode.FPUR32TOR64, CycleCost.fixed(3), "single length FA to double length"),
  FPUR64TOR32(
      FloatingPointEntryCode.FPUR64TOR32, CycleCost.fixed(6), "double length FA to single length"),
  FPUEXPDEC32(
      FloatingPointEntryCode.FPUEXPDEC32, CycleCost.fixed(6), "FA divided by 2 to the 32nd"),
  FPUEXPINC32(FloatingPointEntryCode.FPUEXPINC32, CycleCost.fixed(6), "FA x 2 to the 32nd"),
  FPUABS(FloatingPointEntryCode.FPUABS, CycleCost.fixed(2), "absolute value of FA"),
  FPUNOROUND(
      FloatingPointEntryCode.FPUNOROUND,
      CycleCost.fixed(2),
      "double length FA to single length, cut off"),
  FPUCHKI32(
      FloatingPointEntryCode.FPUCHKI32,
      CycleCost.fixed(3),
      "check that FA is in the range of 32-bit integers"),
  FPUCHKI64(
      FloatingPointEntryCode.FPUCHKI64,
      CycleCost.fixed(3),
      "check that FA is in the range of 64-bit integers"),
  FPUDIVBY2(FloatingPointEntryCode.FPUDIVBY2, CycleCost.fixed(6), "FA divided by 2"),
  FPUMULBY2(FloatingPointEntryCode.FPUMULBY2, CycleCost.fixed(6), "FA x 2"),
  FPURN(FloatingPointEntryCode.FPURN, CycleCost.fixed(1), "round the next operation to nearest"),
  FPUSETERROR(
      FloatingPointEntryCode.FPUSETERROR, CycleCost.fixed(1), "set the floating-point error flag"),
  FPUCLEARERROR(
      FloatingPointEntryCode.FPUCLEARERROR,
      CycleCost.fixed(1),
      "clear the floating-point error flag");

  /** One more than the largest code. */
  public static final int CODE_LIMIT = 0x9D;

  private final int code;
  private final CycleCost cost;
  private final String meaning;

  FloatingPointEntry(int code, CycleCost cost, String meaning) {
    this.code = code;
    this.cost = cost;
    this.meaning = meaning;
  }

  /** What A holds at {@code fpentry}. */
  public int code() {
    return code;
  }

  /** As assemblers write it. */
  public String mnemonic() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Cycles without those of {@code ldc} and {@code fpentry}. */
  public CycleCost cost() {
    return cost;
  }

  /** One line. */
  public String meaning() {
    return meaning;
  }

  /** What it leaves in FA, FB and FC; A, B and C are popped by {@code fpentry}. */
  public StackAfter floatingPointStackAfter() {
    return FloatingPointStackTable.after(this);
  }

  /** The entry with a code, if there is one. */
  public static Optional<FloatingPointEntry> forCode(int code) {
    return Arrays.stream(values()).filter(entry -> entry.code == code).findFirst();
  }
}
