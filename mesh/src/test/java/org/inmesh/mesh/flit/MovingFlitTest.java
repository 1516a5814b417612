package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MovingFlitTest {

  @Property
  void shouldKeepEachPartOnTheLargestMesh(
      @ForAll @IntRange(max = MovingFlit.MAXIMUM_SLOTS - 1) int slot,
      @ForAll @IntRange(max = 3) int kind,
      @ForAll @IntRange(max = 255) int column,
      @ForAll @IntRange(max = 255) int row,
      @ForAll @IntRange(max = 256 * 256 * Port.PER_NODE - 1) int port,
      @ForAll @IntRange(max = 256 * 256 * Port.PER_NODE - 1) int nextPort) {
    int flit = Flit.ofPacket(slot) | kind;
    long moving = MovingFlit.of(flit, column, row, port);
    assertThat(MovingFlit.port(moving)).isEqualTo(port);
    long moved = MovingFlit.at(moving, nextPort);
    assertThat(MovingFlit.port(moved)).isEqualTo(nextPort);
    assertThat(MovingFlit.column(moved)).isEqualTo(column);
    assertThat(MovingFlit.row(moved)).isEqualTo(row);
    assertThat(MovingFlit.flit(moved)).isEqualTo(flit);
  }
}
