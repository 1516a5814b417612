package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.RouterSpecification;

/**
 * Matching of inputs and outputs by round-robin arbiters, one round, on a matrix of requests: the
 * textbook's form. Shares no code with the allocators of the product.
 */
final class ReferenceAllocator {
  static final int NONE = -1;

  private final boolean outputsFirst;
  private final int[] inputPointer;
  private final int[] outputPointer;

  ReferenceAllocator(RouterSpecification.Allocator allocator, int inputs, int outputs) {
    outputsFirst = allocator == RouterSpecification.Allocator.ISLIP;
    inputPointer = new int[inputs];
    outputPointer = new int[outputs];
  }

  /**
   * The output that each input gets, or NONE.
   *
   * @param requests by input, then output
   */
  int[] match(boolean[][] requests) {
    int inputs = inputPointer.length;
    int outputs = outputPointer.length;
    int[] match = new int[inputs];
    Arrays.fill(match, NONE);
    boolean[][] chosen = new boolean[inputs][outputs];
    if (outputsFirst) {
      for (int o = 0; o < outputs; o++) {
        int input = firstInput(requests, o);
        if (input != NONE) {
          chosen[input][o] = true;
        }
      }
      for (int i = 0; i < inputs; i++) {
        match[i] = firstOutput(chosen, i);
      }
    } else {
      for (int i = 0; i < inputs; i++) {
        int output = firstOutput(requests, i);
        if (output != NONE) {
          chosen[i][output] = true;
        }
      }
      for (int o = 0; o < outputs; o++) {
        int input = firstInput(chosen, o);
        if (input != NONE) {
          match[input] = o;
        }
      }
    }
    for (int i = 0; i < inputs; i++) {
      if (match[i] != NONE) {
        inputPointer[i] = (match[i] + 1) % outputs;
        outputPointer[match[i]] = (i + 1) % inputs;
      }
    }
    return match;
  }

  private int firstInput(boolean[][] requests, int output) {
    for (int k = 0; k < inputPointer.length; k++) {
      int input = (outputPointer[output] + k) % inputPointer.length;
      if (requests[input][output]) {
        return input;
      }
    }
    return NONE;
  }

  private int firstOutput(boolean[][] requests, int input) {
    for (int k = 0; k < outputPointer.length; k++) {
      int output = (inputPointer[input] + k) % outputPointer.length;
      if (requests[input][output]) {
        return output;
      }
    }
    return NONE;
  }
}
