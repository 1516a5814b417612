package org.inmesh.mesh.flit;

/**
 * The first-in first-out flit buffers of all input ports (or of all virtual channels, wherever this
 * class says port). A flit is put in the buffer when it starts over the link, so a slot is taken
 * from then on, and counts as {@linkplain #arrived present} when it has arrived. The credits of the
 * sending side see to it that there is room.
 *
 * <p>An empty buffer starts at place 0 again, and the places 0 of all buffers lie side by side: a
 * network whose buffers are nearly empty works in little memory.
 */
final class FlitBuffers {
  /** Of {@link #states}: places of the first flit and after the last, number of flits present. */
  private static final int END_SHIFT = 8;

  private static final int PRESENT_SHIFT = 16;
  private static final int FIELD = 0xff;
  private static final int ONE_PRESENT = 1 << PRESENT_SHIFT;

  private final int ports;
  private final int[] flits;
  private final int[] states;
  private final int mask;

  FlitBuffers(int ports, int depth) {
    this.ports = ports;
    int capacity = depth == 1 ? 1 : Integer.highestOneBit(depth - 1) << 1;
    mask = capacity - 1;
    flits = new int[ports * capacity];
    states = new int[ports];
  }

  void put(int port, int flit) {
    int state = states[port];
    int end = state >> END_SHIFT & FIELD;
    flits[end * ports + port] = flit;
    states[port] = state & ~(FIELD << END_SHIFT) | (end + 1 & mask) << END_SHIFT;
  }

  /** The next flit is there now; returns the number of flits there. */
  int arrived(int port) {
    return (states[port] += ONE_PRESENT) >> PRESENT_SHIFT;
  }

  int front(int port) {
    return flits[(states[port] & FIELD) * ports + port];
  }

  /** Takes the front flit; returns the number of flits that remain there. */
  int remove(int port) {
    int state = states[port] - ONE_PRESENT;
    int first = state + 1 & mask;
    int end = state >> END_SHIFT & FIELD;
    // With no flit left, none on the link either, both places go back to 0.
    states[port] = first == end ? 0 : state & ~FIELD | first;
    return state >> PRESENT_SHIFT;
  }
}
