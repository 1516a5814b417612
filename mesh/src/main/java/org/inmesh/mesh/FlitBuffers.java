package org.inmesh.mesh;

/**
 * The first-in first-out flit buffers of all input ports (or of all virtual channels, wherever this
 * class says port). A flit is put in the buffer when it starts over the link, so a slot is taken
 * from then on, and counts as {@linkplain #arrived present} when it has arrived. The credits of the
 * sending side see to it that there is room.
 */
final class FlitBuffers {
  private final int[] flits;
  private final byte[] first;
  private final byte[] end;
  private final byte[] present;
  private final int shift;
  private final int mask;

  FlitBuffers(int ports, int depth) {
    shift = 32 - Integer.numberOfLeadingZeros(depth - 1);
    mask = (1 << shift) - 1;
    flits = new int[ports << shift];
    first = new byte[ports];
    end = new byte[ports];
    present = new byte[ports];
  }

  void put(int port, int flit) {
    int position = end[port];
    flits[(port << shift) + position] = flit;
    end[port] = (byte) ((position + 1) & mask);
  }

  /** The next flit is there now; returns the number of flits there. */
  int arrived(int port) {
    return ++present[port];
  }

  int front(int port) {
    return flits[(port << shift) + first[port]];
  }

  /** Takes the front flit; returns the number of flits that remain there. */
  int remove(int port) {
    int position = (first[port] + 1) & mask;
    first[port] = (byte) position;
    if (position == end[port]) {
      // Empty: the next flit comes to the place that is likely still in the host's cache.
      first[port] = 0;
      end[port] = 0;
    }
    return --present[port];
  }
}
