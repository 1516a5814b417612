package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovingFlitTest {

  @Test
  void shouldKeepTheSlotAndTheFlagsOnTheWay() {
    int slot = MovingFlit.MAXIMUM_SLOTS - 1;
    long flit = MovingFlit.of(slot, MovingFlit.TAIL, -255, 255);
    for (int hop = 0; hop < 255; hop++) {
      flit -= MovingFlit.X_HOP;
    }
    for (int hop = 0; hop < 255; hop++) {
      flit -= MovingFlit.Y_HOP;
    }
    assertThat(MovingFlit.slot(flit)).isEqualTo(slot);
    assertThat(MovingFlit.isTail(flit)).isTrue();
    assertThat(MovingFlit.isHead(flit)).isFalse();
  }

  /** Outputs: 0 to x+1, 1 to x-1, 2 to y+1, 3 to y-1, 4 to the node. */
  @ParameterizedTest
  @CsvSource({"3,-2,0", "-1,5,1", "0,1,2", "0,-255,3", "0,0,4", "255,0,0"})
  void shouldLeaveAlongXFirst(int dx, int dy, int output) {
    assertThat(MovingFlit.firstOutput(MovingFlit.of(7, MovingFlit.HEAD, dx, dy))).isEqualTo(output);
  }

  @ParameterizedTest
  @CsvSource({"1,4,1", "255,-3,2", "-2,0,3", "-255,255,1"})
  void shouldTurnAfterTheLastHopAlongX(int dx, int dy, int turn) {
    long flit = MovingFlit.of(7, MovingFlit.HEAD, dx, dy);
    for (int left = Math.abs(dx) - 1; left >= 0; left--) {
      flit -= MovingFlit.X_HOP;
      assertThat(MovingFlit.turnFromX(flit)).isEqualTo(left == 0 ? turn : MovingFlit.STRAIGHT);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1", "5,-7", "-255,255"})
  void shouldBeAtTheNodeAfterTheLastHopAlongY(int dx, int dy) {
    long flit = MovingFlit.of(7, MovingFlit.HEAD, dx, dy);
    flit -= Math.abs(dx) * MovingFlit.X_HOP;
    for (int left = Math.abs(dy) - 1; left >= 0; left--) {
      flit -= MovingFlit.Y_HOP;
      assertThat(MovingFlit.atNodeFromY(flit)).isEqualTo(left == 0 ? 1 : 0);
    }
  }
}
