package org.inmesh.mesh.flit;

/**
 * What comes to the ports of the routers of a stripe in each of the next few cycles: at most one
 * byte, not 0, for a port and cycle. All bytes of a router and cycle are one long.
 */
final class DueAtRouters {
  private final int routers;
  private final int words;
  private final int mask;

  /** By cycle, then router. */
  private final long[] bytes;

  /** By cycle: the routers that something comes to, a bit each. */
  private final long[] which;

  /**
   * Nothing due.
   *
   * @param reach how many cycles ahead something may be due
   */
  DueAtRouters(int routers, int reach) {
    this.routers = routers;
    words = routers + Long.SIZE - 1 >> 6;
    int cycles = Integer.highestOneBit(reach) << 1;
    mask = cycles - 1;
    bytes = new long[cycles * routers];
    which = new long[cycles * words];
  }

  void put(long cycle, int router, int port, int value) {
    int turn = (int) cycle & mask;
    bytes[turn * routers + router] |= (long) value << 8 * port;
    which[turn * words + (router >> 6)] |= 1L << router;
  }

  /**
   * Of 64 routers those that something comes to in a cycle, a bit each; then they are forgotten.
   */
  long takeRouters(long cycle, int word) {
    int at = ((int) cycle & mask) * words + word;
    long taken = which[at];
    which[at] = 0;
    return taken;
  }

  /** What comes to a router in a cycle, a byte a port; then it is forgotten. */
  long take(long cycle, int router) {
    int at = ((int) cycle & mask) * routers + router;
    long taken = bytes[at];
    bytes[at] = 0;
    return taken;
  }
}
