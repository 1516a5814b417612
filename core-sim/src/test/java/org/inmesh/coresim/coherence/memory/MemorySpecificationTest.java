package org.inmesh.coresim.coherence.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySpecificationTest {
  private static MemorySpecification memory(
      int controllers, Placement placement, Integer... nodes) {
    return new MemorySpecification(
        controllers,
        placement,
        List.of(nodes),
        8,
        1024,
        new DramTiming(14, 14, 14, 5),
        PagePolicy.OPEN,
        4);
  }

  @Test
  void shouldPutControllersAtCorners() {
    assertThat(memory(4, Placement.CORNERS).nodes(4, 3)).containsExactly(0, 11, 3, 8);
    assertThat(memory(2, Placement.CORNERS).nodes(4, 3)).containsExactly(0, 11);
    assertThat(memory(1, Placement.CORNERS).nodes(1, 1)).containsExactly(0);
  }

  @Test
  void shouldPutControllersAlongTheEdges() {
    // Clockwise: 0 1 2 3, 7 11, 10 9 8, 4.
    assertThat(memory(10, Placement.EDGES).nodes(4, 3))
        .containsExactly(0, 1, 2, 3, 7, 11, 10, 9, 8, 4);
    assertThat(memory(5, Placement.EDGES).nodes(4, 3)).containsExactly(0, 2, 7, 10, 8);
    assertThat(memory(3, Placement.EDGES).nodes(1, 3)).containsExactly(0, 1, 2);
  }

  @Test
  void shouldPutControllersWhereTheyAreListed() {
    assertThat(memory(2, Placement.LIST, 5, 1).nodes(4, 3)).containsExactly(5, 1);
  }

  @Test
  void shouldRefuseNodesThatDoNotExist() {
    assertRefused(memory(5, Placement.CORNERS), "5 controllers for the mesh's 4 corners");
    assertRefused(memory(11, Placement.EDGES), "11 controllers for the mesh's 10 nodes at edges");
    assertRefused(memory(2, Placement.LIST, 1), "2 controllers, but 1 nodes");
    assertRefused(memory(1, Placement.LIST, 12), "node 12", "0 to 11");
    assertRefused(memory(2, Placement.LIST, 3, 3), "twice");
  }

  private static void assertRefused(MemorySpecification memory, String... reasons) {
    assertThatThrownBy(() -> memory.nodes(4, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(reasons);
  }

  @Test
  void shouldComplainAboutRowsSmallerThanLines() {
    assertThat(memory(1, Placement.CORNERS).complaint(2048)).contains("smaller than a line");
    assertThat(memory(1, Placement.CORNERS).complaint(1024)).isEmpty();
  }

  @Test
  void shouldConvertTheDataSheetToCoreCycles() {
    // 13.75 ns and 5 ns; parts of cycles are whole cycles.
    assertThat(DramTiming.ddr3(1000, 64)).isEqualTo(new DramTiming(14, 14, 14, 5));
    assertThat(DramTiming.ddr3(2000, 64)).isEqualTo(new DramTiming(28, 28, 28, 10));
    assertThat(DramTiming.ddr3(800, 32)).isEqualTo(new DramTiming(11, 11, 11, 4));
    assertThat(DramTiming.ddr3(1000, 128)).isEqualTo(new DramTiming(14, 14, 14, 10));
  }

  @Test
  void shouldInterleaveLinesOverControllersThenBanks() {
    // 2 controllers, 3 banks, 2 lines in a row: line 13 is the 7th of controller 1, the first line
    // of the bank's second row.
    MemoryMap map = new MemoryMap(2, 3, 2);
    assertThat(List.of(map.controller(0), map.bank(0), map.row(0))).containsExactly(0, 0, 0);
    assertThat(List.of(map.controller(1), map.bank(1), map.row(1))).containsExactly(1, 0, 0);
    assertThat(List.of(map.controller(2), map.bank(2), map.row(2))).containsExactly(0, 1, 0);
    assertThat(List.of(map.controller(7), map.bank(7), map.row(7))).containsExactly(1, 0, 0);
    assertThat(List.of(map.controller(13), map.bank(13), map.row(13))).containsExactly(1, 0, 1);
  }
}
