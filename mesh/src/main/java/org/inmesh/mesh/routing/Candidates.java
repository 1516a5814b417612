package org.inmesh.mesh.routing;

/**
 * The outputs that a packet may take, at most {@link #MOST}, packed in a {@code long} because they
 * are asked for at every router. Each is a port with a {@linkplain RoutingRelation#channelClasses
 * channel class}; one that is an escape is to be used only if no other has a free channel.
 */
public final class Candidates {
  /** No output. */
  public static final long EMPTY = 0;

  /** Most candidates that there can be. */
  public static final int MOST = 8;

  private static final int BITS = 8;
  private static final int PRESENT = 0x80;
  private static final int ESCAPE = 0x40;
  private static final int CLASS_SHIFT = 4;
  private static final int CLASS_MASK = 3;
  private static final int PORT_MASK = 0xf;
  private static final long ONE = (1 << BITS) - 1;

  /** A bit where each candidate has {@link #PRESENT}. */
  private static final long ALL_PRESENT = 0x8080808080808080L;

  private Candidates() {}

  /** One output. */
  public static long of(int port, int channelClass) {
    return PRESENT | channelClass << CLASS_SHIFT | port;
  }

  /** One output as an escape. */
  public static long escape(int port, int channelClass) {
    return of(port, channelClass) | ESCAPE;
  }

  /**
   * Outputs in ascending order.
   *
   * @param ports a bit each
   */
  public static long ofPorts(int ports, int channelClass) {
    long candidates = EMPTY;
    for (int left = ports, shift = 0; left != 0; left &= left - 1, shift += BITS) {
      candidates |= of(Integer.numberOfTrailingZeros(left), channelClass) << shift;
    }
    return candidates;
  }

  /** The same outputs as escapes. */
  public static long asEscapes(long candidates) {
    return candidates | (candidates & ALL_PRESENT) >>> 1;
  }

  /**
   * The same outputs in later channel classes.
   *
   * @param classes to be added to each class
   */
  public static long inLaterClasses(long candidates, int classes) {
    return candidates + ((candidates & ALL_PRESENT) >>> 7) * ((long) classes << CLASS_SHIFT);
  }

  /**
   * Those candidates whose port is one of these.
   *
   * @param ports a bit each
   */
  public static long through(long candidates, int ports) {
    long kept = EMPTY;
    int shift = 0;
    for (long left = candidates; left != EMPTY; left = rest(left)) {
      if ((ports >> port(left) & 1) != 0) {
        kept |= (left & ONE) << shift;
        shift += BITS;
      }
    }
    return kept;
  }

  /** These and then those candidates. */
  public static long join(long these, long those) {
    return these | those << count(these) * BITS;
  }

  /** How many there are. */
  public static int count(long candidates) {
    return (Long.SIZE - Long.numberOfLeadingZeros(candidates) + BITS - 1) / BITS;
  }

  /** Port of the first candidate. */
  public static int port(long candidates) {
    return (int) candidates & PORT_MASK;
  }

  /** Channel class of the first candidate, 0 to 3. */
  public static int channelClass(long candidates) {
    return (int) candidates >> CLASS_SHIFT & CLASS_MASK;
  }

  /** Whether the first candidate is an escape. */
  public static boolean isEscape(long candidates) {
    return (candidates & ESCAPE) != 0;
  }

  /** All but the first candidate. */
  public static long rest(long candidates) {
    return candidates >>> BITS;
  }
}
