package org.inmesh.coresim.translation;

/** What translated code calls. Small, so that the JVM's compiler puts it in place. */
public final class GeneratedCodeSupport {

  private GeneratedCodeSupport() {}

  /** True if a word is in memory and a store to it changes nothing but the word. */
  public static boolean isPlain(int[] words, long[] marks, int index) {
    return index < words.length && (marks[index >> 6] & 1L << index) == 0;
  }

  /** A word of which one byte, at an address, has been replaced. */
  public static int withByte(int word, int address, int value) {
    int shift = address << 3;
    return word & ~(0xFF << shift) | (value & 0xFF) << shift;
  }

  /** Cycles of prod beyond its base, by the factor in A. */
  public static int productCycles(int factor) {
    int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.abs(factor));
    // A negative one takes a cycle more.
    return Math.max(0, highest) + (factor >>> Integer.SIZE - 1);
  }

  /** True if a product is not a word. */
  public static boolean overflows(int left, int right) {
    long product = (long) left * right;
    return product != (int) product;
  }

  /** True if a divisor is zero or the quotient is not a word. */
  public static boolean isDivisionError(int dividend, int divisor) {
    return divisor == 0 || divisor == -1 && dividend == Integer.MIN_VALUE;
  }

  /** What a division leaves in C. */
  public static int afterDivision(int dividend, int divisor, int quotient) {
    return Math.abs(dividend) - (Math.abs(quotient) | 1) * Math.abs(divisor);
  }

  /** True if a number is an integer's, rounded. */
  public static boolean isWord(double value) {
    return value >= -0x1p31 && value < 0x1p31;
  }

  /** The same for an integer of two words. */
  public static boolean isDoubleWord(double value) {
    return value >= -0x1p63 && value < 0x1p63;
  }

  /** True if neither is not a number. */
  public static boolean areOrdered(double left, double right) {
    return !Double.isNaN(left) && !Double.isNaN(right);
  }

  /** The double that is in two words. */
  public static double doubleAt(int[] words, int index) {
    return Double.longBitsToDouble(words[index] & 0xFFFFFFFFL | (long) words[index + 1] << 32);
  }

  /** Stores a double in two words. */
  public static void storeDouble(int[] words, int index, double value) {
    long bits = Double.doubleToRawLongBits(value);
    words[index] = (int) bits;
    words[index + 1] = (int) (bits >>> 32);
  }

  /** The next integer towards zero, its sign kept. */
  public static double truncate(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /** True if an address is not the next one and not on the chip. */
  public static boolean isFar(int pointer, int next, int onChipWords) {
    return pointer != next && pointer - Integer.MIN_VALUE >>> 2 >= onChipWords;
  }
}
