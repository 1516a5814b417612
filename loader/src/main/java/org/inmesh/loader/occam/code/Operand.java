package org.inmesh.loader.occam.code;

/**
 * Something that can be pushed on the evaluation stack.
 *
 * @param need stack registers that pushing it takes, 1 to 3; with 3 the stack must be empty
 * @param load emits the code
 */
record Operand(int need, Runnable load) {
  /** Depth of the evaluation stack. */
  static final int STACK_DEPTH = 3;

  /** The same with code after it that takes the value from the stack and pushes another. */
  Operand then(Runnable code) {
    return then(need, code);
  }

  /** The same, where the code pushes further values in between. */
  Operand then(int leastNeed, Runnable code) {
    return new Operand(
        Math.max(need, leastNeed),
        () -> {
          load.run();
          code.run();
        });
  }
}
