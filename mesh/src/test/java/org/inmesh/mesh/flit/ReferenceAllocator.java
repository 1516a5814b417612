package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.RouterSpecification;

/**
 * Matching of inputs and outputs by round-robin arbiters on a matrix of requests: the textbook's
 * form. Shares no code with the allocators of the product.
 */
final class ReferenceAllocator {
  static final int NONE = -1;

  private final boolean outputsFirst;
  private final int iterations;
  private final int[] inputPointer;
  private final int[] outputPointer;

  ReferenceAllocator(
      RouterSpecification.Allocator allocator, int iterations, int inputs, int outputs) {
    outputsFirst = allocator == RouterSpecification.Allocator.ISLIP;
    this.iterations = iterations;
    inputPointer = new int[inputs];
    outputPointer = new int[outputs];
  }

  /**
   * The output that each input gets, or NONE.
   *
   * @param requests by input, then output
   */
  int[] match(boolean[][] requests) {
    return match(requests, new boolean[inputPointer.length][outputPointer.length]);
  }

  /**
   * The same with requests that have priority. iSLIP does not know it.
   *
   * @param preferred by input, then output: the request has priority
   */
  int[] match(boolean[][] requests, boolean[][] preferred) {
    int[] match = new int[inputPointer.length];
    Arrays.fill(match, NONE);
    for (int iteration = 0; iteration < iterations; iteration++) {
      boolean[][] open = open(requests, match);
      if (!anyIn(open)) {
        break;
      }
      int[] more = outputsFirst ? outputsFirst(open) : inputsFirst(open, preferred);
      for (int i = 0; i < match.length; i++) {
        if (more[i] != NONE) {
          match[i] = more[i];
          if (iteration == 0) {
            inputPointer[i] = (match[i] + 1) % outputPointer.length;
            outputPointer[match[i]] = (i + 1) % inputPointer.length;
          }
        }
      }
    }
    return match;
  }

  /** The requests of inputs that have no output for outputs that have no input. */
  private boolean[][] open(boolean[][] requests, int[] match) {
    boolean[] taken = new boolean[outputPointer.length];
    for (int output : match) {
      if (output != NONE) {
        taken[output] = true;
      }
    }
    boolean[][] open = new boolean[inputPointer.length][outputPointer.length];
    for (int i = 0; i < match.length; i++) {
      for (int o = 0; o < outputPointer.length; o++) {
        open[i][o] = requests[i][o] && match[i] == NONE && !taken[o];
      }
    }
    return open;
  }

  private int[] outputsFirst(boolean[][] requests) {
    boolean[][] granted = new boolean[inputPointer.length][outputPointer.length];
    for (int o = 0; o < outputPointer.length; o++) {
      int input = firstInput(requests, o);
      if (input != NONE) {
        granted[input][o] = true;
      }
    }
    int[] match = new int[inputPointer.length];
    for (int i = 0; i < match.length; i++) {
      match[i] = firstOutput(granted, i);
    }
    return match;
  }

  private int[] inputsFirst(boolean[][] requests, boolean[][] preferred) {
    boolean[][] better = both(requests, preferred);
    boolean[][] chosen = new boolean[inputPointer.length][outputPointer.length];
    for (int i = 0; i < inputPointer.length; i++) {
      int output = firstOutput(better, i);
      if (output == NONE) {
        output = firstOutput(requests, i);
      }
      if (output != NONE) {
        chosen[i][output] = true;
      }
    }
    better = both(chosen, preferred);
    int[] match = new int[inputPointer.length];
    Arrays.fill(match, NONE);
    for (int o = 0; o < outputPointer.length; o++) {
      int input = firstInput(better, o);
      if (input == NONE) {
        input = firstInput(chosen, o);
      }
      if (input != NONE) {
        match[input] = o;
      }
    }
    return match;
  }

  private static boolean anyIn(boolean[][] requests) {
    for (boolean[] row : requests) {
      for (boolean request : row) {
        if (request) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean[][] both(boolean[][] these, boolean[][] those) {
    boolean[][] both = new boolean[these.length][these[0].length];
    for (int i = 0; i < these.length; i++) {
      for (int o = 0; o < these[i].length; o++) {
        both[i][o] = these[i][o] && those[i][o];
      }
    }
    return both;
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
