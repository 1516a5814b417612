package org.inmesh.mesh.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticPatternTest {
  private static final NetworkSpecification SQUARE = mesh(8, 8);

  private final SplittableRandom random = new SplittableRandom(1);

  private static NetworkSpecification mesh(int columns, int rows) {
    return NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1);
  }

  /** By hand from the definitions, node = x + 8 y. */
  @ParameterizedTest
  @CsvSource({
    "TRANSPOSE, 1, 8",
    "TRANSPOSE, 62, 55",
    "TRANSPOSE, 27, 27",
    "BIT_COMPLEMENT, 0, 63",
    "BIT_COMPLEMENT, 5, 58",
    "BIT_REVERSE, 1, 32",
    "BIT_REVERSE, 5, 40",
    "BIT_REVERSE, 63, 63",
    "SHUFFLE, 33, 3",
    "SHUFFLE, 31, 62",
    "SHUFFLE, 63, 63",
    "TORNADO, 0, 27",
    "TORNADO, 63, 18",
    "NEIGHBOR, 0, 9",
    "NEIGHBOR, 7, 8",
    "NEIGHBOR, 63, 0"
  })
  void shouldSendToTheDestinationOfTheDefinition(
      SyntheticPattern pattern, int source, int destination) {
    assertThat(pattern.destination(source, SQUARE, random)).isEqualTo(destination);
  }

  @ParameterizedTest
  @EnumSource(SyntheticPattern.class)
  void shouldSendANodeAloneToItself(SyntheticPattern pattern) {
    assertThat(pattern.destination(0, mesh(1, 1), random)).isZero();
  }

  @Test
  void shouldApplyTheDefinitionsToColumnsAndRowsSeparately() {
    // 5 columns: ceil(5 / 2) - 1 = 2; 4 rows: 1. (4, 3) goes to (1, 0).
    assertThat(SyntheticPattern.TORNADO.destination(19, mesh(5, 4), random)).isEqualTo(1);
    assertThat(SyntheticPattern.NEIGHBOR.destination(19, mesh(5, 4), random)).isEqualTo(0);
  }

  /** Twelve nodes in a ring: ceil(12 / 2) - 1 = 5 further. */
  @Test
  void shouldTakeARingAsOneRow() {
    NetworkSpecification ring = mesh(4, 3).withTopology(Topology.ring(4, 3));
    assertThat(SyntheticPattern.TORNADO.destination(9, ring, random)).isEqualTo(2);
    assertThat(SyntheticPattern.NEIGHBOR.destination(3, ring, random)).isEqualTo(4);
  }

  @Test
  void shouldSpreadUniformTrafficOverAllNodesTheSourceIncluded() {
    int draws = 64 * 1000;
    int[] count = new int[64];
    for (int i = 0; i < draws; i++) {
      count[SyntheticPattern.UNIFORM.destination(3, SQUARE, random)]++;
    }
    // The standard deviation of a count is 31; five of them.
    assertThat(count)
        .satisfies(
            counts -> {
              for (int c : counts) {
                assertThat(c).isBetween(1000 - 157, 1000 + 157);
              }
            });
  }

  @Test
  void shouldSayOnWhichMeshesAPatternHasNoMeaning() {
    assertThat(SyntheticPattern.TRANSPOSE.obstacle(mesh(4, 8))).isPresent();
    assertThat(SyntheticPattern.TRANSPOSE.obstacle(mesh(5, 5))).isEmpty();
    assertThat(SyntheticPattern.BIT_COMPLEMENT.obstacle(mesh(5, 5))).isPresent();
    assertThat(SyntheticPattern.BIT_COMPLEMENT.obstacle(mesh(4, 8))).isEmpty();
    assertThat(SyntheticPattern.BIT_REVERSE.obstacle(mesh(3, 4))).isPresent();
    assertThat(SyntheticPattern.SHUFFLE.obstacle(mesh(3, 4))).isPresent();
    assertThat(SyntheticPattern.TORNADO.obstacle(mesh(5, 4))).isEmpty();
  }
}
