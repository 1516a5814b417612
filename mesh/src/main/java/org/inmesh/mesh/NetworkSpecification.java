package org.inmesh.mesh;

/**
 * A 2D mesh network.
 *
 * @param columns 1 to 256
 * @param rows 1 to 256
 * @param hopLatency network cycles from a flit leaving one router's input buffer to its arrival in
 *     the next one's, 1 to 64; 3 is the reference router W1
 * @param bufferDepth flits each router input holds, 1 to 64; 8 is W1
 * @param flitBytes link width, 1 to 64
 * @param cyclesPerCoreCycle network cycles in one core cycle, 1 to 8
 */
public record NetworkSpecification(
    int columns, int rows, int hopLatency, int bufferDepth, int flitBytes, int cyclesPerCoreCycle) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public NetworkSpecification {
    checkRange("columns", columns, 256);
    checkRange("rows", rows, 256);
    checkRange("hopLatency", hopLatency, 64);
    checkRange("bufferDepth", bufferDepth, 64);
    checkRange("flitBytes", flitBytes, 64);
    checkRange("cyclesPerCoreCycle", cyclesPerCoreCycle, 8);
  }

  private static void checkRange(String name, int value, int maximum) {
    if (value < 1 || value > maximum) {
      throw new IllegalArgumentException(name + " must be from 1 to " + maximum + ", not " + value);
    }
  }

  /** Number of nodes; node {@code x + columns * y} is at column x, row y. */
  public int nodes() {
    return columns * rows;
  }

  /** Links crossed from one node to another with dimension-order routing. */
  public int distance(int source, int destination) {
    int dx = Math.abs(source % columns - destination % columns);
    int dy = Math.abs(source / columns - destination / columns);
    return dx + dy;
  }
}
