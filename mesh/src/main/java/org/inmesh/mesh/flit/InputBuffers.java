package org.inmesh.mesh.flit;

/**
 * The first-in first-out flit buffers of all router inputs. The credits of the sending side see to
 * it that there is room. The state of one buffer is one int: the place of its front flit, the
 * number of flits, and the output that the packet at the front takes.
 */
final class InputBuffers {
  /** Bits 0 to 7: the place of the front flit. Bits 8 to 15: the number of flits. */
  private static final int PLACE = 0xff;

  private static final int COUNT_SHIFT = 8;
  private static final int COUNT = 0xff;
  private static final int ONE_FLIT = 1 << COUNT_SHIFT;
  private static final int OUTPUT_SHIFT = 16;

  private final int[] state;
  private final long[] flits;
  private final int shift;
  private final int mask;

  InputBuffers(int ports, int depth) {
    shift = 32 - Integer.numberOfLeadingZeros(depth - 1);
    mask = (1 << shift) - 1;
    state = new int[ports];
    flits = new long[ports << shift];
  }

  /** Puts a flit at the end; returns whether it is at the front too. */
  boolean add(int port, long flit) {
    int before = state[port];
    int count = (before >> COUNT_SHIFT) & COUNT;
    flits[(port << shift) + ((before + count) & mask)] = flit;
    state[port] = before + ONE_FLIT;
    return count == 0;
  }

  long front(int port) {
    return flits[(port << shift) + (state[port] & PLACE)];
  }

  /** Takes the front flit; returns whether the buffer is empty then. */
  boolean removeFront(int port) {
    int before = state[port];
    int output = before & -1 << OUTPUT_SHIFT;
    int count = ((before >> COUNT_SHIFT) & COUNT) - 1;
    // When empty, start over: the same few places are likely to be in the host's cache.
    int place = count == 0 ? 0 : (before + 1) & mask;
    state[port] = output | count << COUNT_SHIFT | place;
    return count == 0;
  }

  void setOutput(int port, int output) {
    state[port] = (state[port] & (1 << OUTPUT_SHIFT) - 1) | output << OUTPUT_SHIFT;
  }

  int output(int port) {
    return state[port] >> OUTPUT_SHIFT;
  }
}
