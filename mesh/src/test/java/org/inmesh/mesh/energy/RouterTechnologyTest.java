package org.inmesh.mesh.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class RouterTechnologyTest {
  private static final List<PublishedCosts> TABLE = PublishedCosts.table();

  private static RouterTechnology technology(String name) {
    return RouterTechnology.named(name);
  }

  /** The table has three digits behind the point, and five numbers are summed. */
  @Test
  void shouldSumUpToTheTotalsOfTheTable() {
    assertThat(TABLE).hasSize(16);
    assertThat(TABLE)
        .allSatisfy(
            row -> {
              assertThat(row.costs().flitHop(1)).isCloseTo(row.flitHop(), within(0.0015));
              assertThat(row.flitHop() / row.flitBits()).isCloseTo(row.bitHop(), within(6e-5));
            });
  }

  @Test
  void shouldGiveTheRowsOfTheTable() {
    assertThat(TABLE)
        .allSatisfy(
            row -> {
              RouterCosts costs =
                  technology(row.technology())
                      .costs(row.flitBits(), row.channels(), row.bufferDepth());
              RouterCosts differences =
                  costs.combined(row.costs(), (found, expected) -> found / expected - 1);
              assertAllWithin(differences, 1e-9, 1e-9);
            });
  }

  /** By hand, from the rows of 22 nm. */
  @Test
  void shouldInterpolateInWidthAndInBufferBits() {
    RouterTechnology nm22 = technology("Bulk22LVT");
    // Half way from 32 to 64 bits.
    RouterCosts wide48 = nm22.costs(48, 1, 8);
    assertThat(wide48.bufferWrite()).isCloseTo((0.225 + 0.443) / 2, within(1e-9));
    assertThat(wide48.linkPerMillimetre()).isCloseTo((0.755 + 1.509) / 2, within(1e-9));
    // 4 channels: 3/7 of the way from 1 to 8, in bits (24 of 56 more flits) as in channels.
    RouterCosts channels4 = nm22.costs(64, 4, 8);
    assertThat(channels4.bufferWrite()).isCloseTo(0.443 + (1.827 - 0.443) * 3 / 7, within(1e-9));
    assertThat(channels4.switchArbitration())
        .isCloseTo(0.034 + (0.121 - 0.034) * 3 / 7, within(1e-9));
    assertThat(channels4.crossbar()).isEqualTo(0.272);
    assertThat(channels4.routerArea())
        .isCloseTo(0.00768 + (0.04228 - 0.00768) * 3 / 7, within(1e-9));
    // 16 flits of 32 bits: 256 bits more; the table's step is 56 * 64 bits.
    assertThat(nm22.costs(32, 1, 16).routerLeakage())
        .isCloseTo(3.360 + (37.702 - 6.449) * 256 / 3584, within(1e-9));
    assertThat(nm22.costs(32, 1, 16).switchArbitration()).isEqualTo(0.034);
  }

  /**
   * The row of 64 bits, left out and interpolated between 32 and 128 bits. Area is the exception
   * because the switch grows with the square of the width.
   */
  @Test
  void shouldPredictTheWidthThatIsLeftOut() {
    for (String name : RouterTechnology.names()) {
      List<PublishedCosts> rows = TABLE.stream().filter(r -> r.technology().equals(name)).toList();
      PublishedCosts left =
          rows.stream()
              .filter(row -> row.flitBits() == 64 && row.channels() == 1)
              .findFirst()
              .orElseThrow();
      RouterTechnology without =
          new RouterTechnology(name, rows.stream().filter(row -> row != left).toList());
      RouterCosts errors =
          without.atWidth(64).combined(left.costs(), (found, expected) -> found / expected - 1);
      assertAllWithin(errors, 0.013, 0.13);
    }
  }

  /**
   * The row of eight channels, predicted from the one with one channel and the mean factor between
   * them in the other technologies.
   */
  @Test
  void shouldFindTheStepToEightChannelsOfTheOtherTechnologies() {
    for (String name : RouterTechnology.names()) {
      RouterCosts factor = null;
      for (String other : RouterTechnology.names()) {
        if (!other.equals(name)) {
          RouterCosts part = stepToEightChannels(other);
          factor = factor == null ? part : factor.combined(part, Double::sum);
        }
      }
      RouterCosts errors =
          factor.combined(stepToEightChannels(name), (sum, right) -> sum / 3 / right - 1);
      assertAllWithin(errors, 0.031, 0.086);
    }
  }

  private static RouterCosts stepToEightChannels(String name) {
    RouterCosts eight = technology(name).costs(64, 8, 8);
    return eight.combined(technology(name).costs(64, 1, 8), (many, one) -> many / one);
  }

  private static void assertAllWithin(RouterCosts errors, double bound, double areaBound) {
    assertThat(
            List.of(
                errors.bufferWrite(),
                errors.bufferRead(),
                errors.crossbar(),
                errors.switchArbitration(),
                errors.linkPerMillimetre(),
                errors.clock(),
                errors.routerLeakage(),
                errors.linkLeakagePerMillimetre()))
        .allSatisfy(error -> assertThat(error).isCloseTo(0, within(bound)));
    assertThat(errors.routerArea()).isCloseTo(0, within(areaBound));
  }

  @Test
  void shouldRefuseWhatTheTableDoesNotCover() {
    RouterTechnology nm45 = technology("Bulk45LVT");
    assertThatThrownBy(() -> nm45.costs(24, 1, 8)).hasMessageContaining("32 to 128 bits, not 24");
    assertThatThrownBy(() -> nm45.costs(256, 1, 8)).hasMessageContaining("not 256");
    assertThatThrownBy(() -> nm45.costs(32, 9, 1)).hasMessageContaining("1 to 8");
    assertThatThrownBy(() -> nm45.costs(32, 1, 4)).hasMessageContaining("8 to 64 flits");
    assertThatThrownBy(() -> nm45.costs(128, 8, 8)).hasMessageContaining("4096 bits");
    assertThatThrownBy(() -> technology("7nm"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no technology '7nm'; there are Bulk45LVT, Bulk32LVT, Bulk22LVT, TG11LVT");
    NetworkSpecification concentrated =
        NetworkSpecification.mesh(8, 8, RouterSpecification.v8(), 4, 1)
            .withTopology(Topology.concentratedMesh(8, 8));
    assertThat(nm45.obstacle(concentrated)).isPresent();
    assertThat(nm45.obstacle(NetworkSpecification.mesh(8, 8, RouterSpecification.v8(), 8, 1)))
        .isEmpty();
  }
}
