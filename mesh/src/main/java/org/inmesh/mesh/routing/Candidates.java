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

  private Candidates() {}

  /** One output. */
  public static long of(int port, int channelClass) {
    return PRESENT | channelClass << CLASS_SHIFT | port;
  }

  /** One output as an escape. */
  public static long escape(int port, int channelClass) {
    return of(port, channelClass) | ESCAPE;
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
