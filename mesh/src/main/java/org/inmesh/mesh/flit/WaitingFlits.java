package org.inmesh.mesh.flit;

/**
 * The input buffers of the routers of a stripe, first in first out, for flits that could not go on
 * at once. The credits of the sending side see to it that there is room. An empty buffer starts at
 * place 0 again, and the places 0 of all nodes lie side by side: buffers that are nearly empty take
 * little of the host's cache.
 */
final class WaitingFlits {
  private static final int END_SHIFT = 8;
  private static final int PLACE = (1 << END_SHIFT) - 1;

  private final int nodes;
  private final int placeMask;

  /** {@code (place * Port.ROUTER_PORTS + input) * nodes + node}. */
  private final long[] flits;

  /** {@code input * nodes + node}: the place of the first flit, and the place after the last. */
  private final int[] places;

  /** {@code word * Port.ROUTER_PORTS + input}: which buffers are not empty. */
  private final long[] nonEmpty;

  WaitingFlits(int words, int depth) {
    nodes = words * Long.SIZE;
    int capacity = depth == 1 ? 1 : Integer.highestOneBit(depth - 1) << 1;
    placeMask = capacity - 1;
    flits = new long[capacity * Port.ROUTER_PORTS * nodes];
    places = new int[Port.ROUTER_PORTS * nodes];
    nonEmpty = new long[words * Port.ROUTER_PORTS];
  }

  /** Which buffers of an input are not empty. */
  long nonEmpty(int word, int input) {
    return nonEmpty[word * Port.ROUTER_PORTS + input];
  }

  /** Puts flits, which stand in an array from an offset on by their nodes, at the ends. */
  void add(int word, int input, long which, long[] from, int offset) {
    int firstNode = word * Long.SIZE;
    for (long left = which; left != 0; left &= left - 1) {
      int node = firstNode + Long.numberOfTrailingZeros(left);
      int buffer = input * nodes + node;
      int state = places[buffer];
      int end = state >> END_SHIFT;
      flits[end * Port.ROUTER_PORTS * nodes + buffer] = from[offset + node];
      places[buffer] = state & PLACE | (end + 1 & placeMask) << END_SHIFT;
    }
    nonEmpty[word * Port.ROUTER_PORTS + input] |= which;
  }

  /** Takes the first flits of some nodes, and puts them in an array from an offset on. */
  void take(int word, int input, long which, long[] to, int offset) {
    int firstNode = word * Long.SIZE;
    long emptied = 0;
    for (long left = which; left != 0; left &= left - 1) {
      int node = firstNode + Long.numberOfTrailingZeros(left);
      int buffer = input * nodes + node;
      int state = places[buffer];
      int first = state & PLACE;
      int end = state >> END_SHIFT;
      to[offset + node] = flits[first * Port.ROUTER_PORTS * nodes + buffer];
      int next = first + 1 & placeMask;
      if (next == end) {
        places[buffer] = 0;
        emptied |= 1L << node;
      } else {
        places[buffer] = next | end << END_SHIFT;
      }
    }
    nonEmpty[word * Port.ROUTER_PORTS + input] &= ~emptied;
  }

  /** The first flit of a buffer that is not empty. */
  long first(int input, int node) {
    int buffer = input * nodes + node;
    return flits[(places[buffer] & PLACE) * Port.ROUTER_PORTS * nodes + buffer];
  }
}
