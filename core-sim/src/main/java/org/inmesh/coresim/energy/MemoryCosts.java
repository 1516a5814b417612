package org.inmesh.coresim.energy;

/**
 * What memory on the chip costs: published for three sizes, a power of the size between them and
 * beyond, where the nearer two of the three say which.
 *
 * @param small pJ for 64 bits of a memory of 8 KiB
 * @param middle pJ for 64 bits of a memory of 32 KiB
 * @param large pJ for 64 bits of a memory of 1 MiB
 * @param leakagePerKibibyte mW
 */
public record MemoryCosts(double small, double middle, double large, double leakagePerKibibyte) {
  private static final double SMALL_BYTES = 8 << 10;
  private static final double MIDDLE_BYTES = 32 << 10;
  private static final double LARGE_BYTES = 1 << 20;
  private static final double BITS = 64;

  /**
   * Energy of a read or a write, pJ; in proportion to the bits.
   *
   * @param bytes size of the memory; nothing is spent on none
   * @param bits that are read or written
   */
  public double access(double bytes, double bits) {
    if (bytes <= 0) {
      return 0;
    }
    double exponent =
        bytes < MIDDLE_BYTES
            ? exponent(small, middle, SMALL_BYTES, MIDDLE_BYTES)
            : exponent(middle, large, MIDDLE_BYTES, LARGE_BYTES);
    return middle * Math.pow(bytes / MIDDLE_BYTES, exponent) * bits / BITS;
  }

  private static double exponent(double low, double high, double lowBytes, double highBytes) {
    return Math.log(high / low) / Math.log(highBytes / lowBytes);
  }

  /** Leakage of a memory, mW. */
  public double leakage(double bytes) {
    return leakagePerKibibyte * bytes / 1024;
  }
}
