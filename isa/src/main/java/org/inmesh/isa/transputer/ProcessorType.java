package org.inmesh.isa.transputer;

/**
 * The transputers of 32 bits whose instruction sets are modelled.
 *
 * <p>Memory begins at {@code #80000000} in all of them. Sources: INMOS's data sheets by way of
 * {@code devzendo/transputer-emulator} and {@code pahihu/t4}.
 */
public enum ProcessorType {
  /** 2 KiB on chip, no floating-point unit. */
  T414(0x80000048, 2048, false),
  /** 4 KiB on chip, the T800's integer instructions. */
  T425(0x80000070, 4096, false),
  /** 4 KiB on chip, floating-point unit. */
  T800(0x80000070, 4096, true),
  /** The T800 with the debugger's instructions of the T425. */
  T805(0x80000070, 4096, true);

  private final int memoryStart;
  private final int onChipBytes;
  private final boolean floatingPoint;

  ProcessorType(int memoryStart, int onChipBytes, boolean floatingPoint) {
    this.memoryStart = memoryStart;
    this.onChipBytes = onChipBytes;
    this.floatingPoint = floatingPoint;
  }

  /** MemStart: the lowest address that the processor does not use itself. */
  public int memoryStart() {
    return memoryStart;
  }

  /** Bytes of memory on the chip, from {@code #80000000} up. */
  public int onChipBytes() {
    return onChipBytes;
  }

  /** True if it has a floating-point unit. */
  public boolean hasFloatingPointUnit() {
    return floatingPoint;
  }
}
