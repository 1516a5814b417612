package org.inmesh.mesh.flit;

/**
 * The crosspoints of a router's switch that routing x first, then y, can use, numbered output by
 * output, inputs ascending. Inputs and outputs are those of {@link Port}; a flit that travels
 * towards x+1 comes in by {@link Port#X_MINUS}.
 */
final class Crosspoint {
  static final int X_MINUS_TO_X_PLUS = 0;
  static final int NODE_TO_X_PLUS = 1;
  static final int X_PLUS_TO_X_MINUS = 2;
  static final int NODE_TO_X_MINUS = 3;
  static final int X_PLUS_TO_Y_PLUS = 4;
  static final int X_MINUS_TO_Y_PLUS = 5;
  static final int Y_MINUS_TO_Y_PLUS = 6;
  static final int NODE_TO_Y_PLUS = 7;
  static final int X_PLUS_TO_Y_MINUS = 8;
  static final int X_MINUS_TO_Y_MINUS = 9;
  static final int Y_PLUS_TO_Y_MINUS = 10;
  static final int NODE_TO_Y_MINUS = 11;
  static final int X_PLUS_TO_NODE = 12;
  static final int X_MINUS_TO_NODE = 13;
  static final int Y_PLUS_TO_NODE = 14;
  static final int Y_MINUS_TO_NODE = 15;
  static final int NODE_TO_NODE = 16;

  static final int COUNT = 17;

  /** By output, and one more. */
  private static final byte[] FIRST = {
    X_MINUS_TO_X_PLUS, X_PLUS_TO_X_MINUS, X_PLUS_TO_Y_PLUS, X_PLUS_TO_Y_MINUS, X_PLUS_TO_NODE, COUNT
  };

  private static final byte[] INPUTS = {
    Port.X_MINUS,
    Port.LOCAL,
    Port.X_PLUS,
    Port.LOCAL,
    Port.X_PLUS,
    Port.X_MINUS,
    Port.Y_MINUS,
    Port.LOCAL,
    Port.X_PLUS,
    Port.X_MINUS,
    Port.Y_PLUS,
    Port.LOCAL,
    Port.X_PLUS,
    Port.X_MINUS,
    Port.Y_PLUS,
    Port.Y_MINUS,
    Port.LOCAL
  };

  /** By output and input; -1 for a crosspoint that no route uses. */
  private static final byte[] NUMBERS = {
    -1,
    X_MINUS_TO_X_PLUS,
    -1,
    -1,
    NODE_TO_X_PLUS,
    X_PLUS_TO_X_MINUS,
    -1,
    -1,
    -1,
    NODE_TO_X_MINUS,
    X_PLUS_TO_Y_PLUS,
    X_MINUS_TO_Y_PLUS,
    -1,
    Y_MINUS_TO_Y_PLUS,
    NODE_TO_Y_PLUS,
    X_PLUS_TO_Y_MINUS,
    X_MINUS_TO_Y_MINUS,
    Y_PLUS_TO_Y_MINUS,
    -1,
    NODE_TO_Y_MINUS,
    X_PLUS_TO_NODE,
    X_MINUS_TO_NODE,
    Y_PLUS_TO_NODE,
    Y_MINUS_TO_NODE,
    NODE_TO_NODE
  };

  private Crosspoint() {}

  /**
   * The crosspoints of an input. Of {@link Port#LOCAL} by output; of the others by where flits can
   * go: {@link MovingFlit#turnFromX} for inputs along x; straight on, then to the node, along y.
   */
  static int[] ofInput(int input) {
    return switch (input) {
      case Port.X_PLUS ->
          new int[] {X_PLUS_TO_X_MINUS, X_PLUS_TO_Y_PLUS, X_PLUS_TO_Y_MINUS, X_PLUS_TO_NODE};
      case Port.X_MINUS ->
          new int[] {X_MINUS_TO_X_PLUS, X_MINUS_TO_Y_PLUS, X_MINUS_TO_Y_MINUS, X_MINUS_TO_NODE};
      case Port.Y_PLUS -> new int[] {Y_PLUS_TO_Y_MINUS, Y_PLUS_TO_NODE};
      case Port.Y_MINUS -> new int[] {Y_MINUS_TO_Y_PLUS, Y_MINUS_TO_NODE};
      case Port.LOCAL ->
          new int[] {
            NODE_TO_X_PLUS, NODE_TO_X_MINUS, NODE_TO_Y_PLUS, NODE_TO_Y_MINUS, NODE_TO_NODE
          };
      default -> throw new IllegalArgumentException("input " + input);
    };
  }

  /** The first crosspoint of an output; the last is the one before the first of the next output. */
  static int firstOf(int output) {
    return FIRST[output];
  }

  /** The input of a crosspoint. */
  static int inputOf(int crosspoint) {
    return INPUTS[crosspoint];
  }

  /** The number of a crosspoint, or -1 if no route uses it. */
  static int of(int input, int output) {
    return NUMBERS[output * Port.ROUTER_PORTS + input];
  }
}
