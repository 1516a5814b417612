package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.mesh.RouterSpecification.Allocator;
import org.junit.jupiter.api.Test;

/** The textbook's allocator, to which the product's are held, by hand. */
class ReferenceAllocatorTest {
  private static final int NONE = ReferenceAllocator.NONE;

  private static boolean[][] requests(int[]... outputsOfInput) {
    boolean[][] requests = new boolean[3][3];
    for (int i = 0; i < outputsOfInput.length; i++) {
      for (int output : outputsOfInput[i]) {
        requests[i][output] = true;
      }
    }
    return requests;
  }

  /**
   * Outputs 0 and 1 both grant input 0, which takes 0: output 1 goes begging in the first round.
   */
  @Test
  void shouldMatchInTheSecondRoundWhatTheFirstLeavesOver() {
    boolean[][] requests = requests(new int[] {0, 1}, new int[] {1}, new int[] {1});
    ReferenceAllocator once = new ReferenceAllocator(Allocator.ISLIP, 1, 3, 3);
    ReferenceAllocator twice = new ReferenceAllocator(Allocator.ISLIP, 2, 3, 3);
    assertThat(once.match(requests)).containsExactly(0, NONE, NONE);
    assertThat(twice.match(requests)).containsExactly(0, 1, NONE);
  }

  /** McKeown 1999: or else inputs could starve. */
  @Test
  void shouldMovePointersInTheFirstRoundOnly() {
    ReferenceAllocator twice = new ReferenceAllocator(Allocator.ISLIP, 2, 3, 3);
    twice.match(requests(new int[] {0, 1}, new int[] {1}, new int[] {1}));
    // Output 1 was matched with input 1 in the second round and still begins at input 0.
    boolean[][] next = requests(new int[] {}, new int[] {1}, new int[] {1});
    assertThat(twice.match(next)).containsExactly(NONE, 1, NONE);
    // That was in the first round; now it begins at input 2.
    assertThat(twice.match(next)).containsExactly(NONE, NONE, 1);
  }

  @Test
  void shouldPreferAtInputsAndOutputsUnlessIslip() {
    boolean[][] requests = requests(new int[] {0, 1}, new int[] {1});
    boolean[][] preferred = requests(new int[] {}, new int[] {1});
    ReferenceAllocator separable = new ReferenceAllocator(Allocator.SEPARABLE_INPUT_FIRST, 1, 3, 3);
    ReferenceAllocator islip = new ReferenceAllocator(Allocator.ISLIP, 1, 3, 3);
    assertThat(separable.match(requests, preferred)).containsExactly(0, 1, NONE);
    assertThat(islip.match(requests, preferred)).containsExactly(0, NONE, NONE);
    boolean[][] contest = requests(new int[] {2}, new int[] {2});
    boolean[][] second = requests(new int[] {}, new int[] {2});
    assertThat(separable.match(contest, second)).containsExactly(NONE, 2, NONE);
    assertThat(islip.match(contest, second)).containsExactly(2, NONE, NONE);
  }
}
