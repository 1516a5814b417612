package org.inmesh.coresim.coherence.directory;

/**
 * How a directory entry notes the sharers of a line.
 *
 * @param kind full map, or what happens to limited pointers when there are more sharers
 * @param pointers cores that an entry of the other kinds can name, 1 to 64; a full map has none
 */
public record SharerFormat(Kind kind, int pointers) {

  /** A bit for each core. */
  public static final SharerFormat FULL_MAP = new SharerFormat(Kind.FULL_MAP, 4);

  /** What an entry is. */
  public enum Kind {
    /** A bit for each core (Censier and Feautrier 1978). */
    FULL_MAP,
    /** Pointers; with more sharers, all cores are meant (Dir-i-B, Agarwal and others 1988). */
    LIMITED_BROADCAST,
    /**
     * Pointers; with more sharers their bits become a bit vector of groups of cores (Dir-i-CV-r,
     * Gupta and others 1990).
     */
    LIMITED_COARSE
  }

  /** Bits of one pointer. */
  public static int pointerBits(int cores) {
    return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(cores - 1));
  }

  /** Bits of an entry for its sharers, a bit for the overflow of pointers included. */
  public int bits(int cores) {
    return kind == Kind.FULL_MAP ? cores : pointers * pointerBits(cores) + 1;
  }

  /** Cores of one group of a coarse vector: as few as the pointers' bits allow. */
  public int groupCores(int cores) {
    int vector = pointers * pointerBits(cores);
    return (cores + vector - 1) / vector;
  }
}
