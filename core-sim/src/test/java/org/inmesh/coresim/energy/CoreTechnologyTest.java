package org.inmesh.coresim.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.inmesh.mesh.energy.RouterCosts;
import org.inmesh.mesh.energy.RouterTechnology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreTechnologyTest {
  @Test
  void shouldKnowTheRoutersTechnologies() {
    assertThat(CoreTechnology.table())
        .extracting(CoreTechnology::name)
        .containsExactlyElementsOf(RouterTechnology.names());
  }

  private static RouterCosts router(String technology) {
    return RouterTechnology.named(technology).costs(64, 1, 8);
  }

  /** As the README says: energies as DSENT's buffer reads, leakage as its routers'. */
  @ParameterizedTest
  @ValueSource(strings = {"Bulk45LVT", "Bulk32LVT", "Bulk22LVT", "TG11LVT"})
  void shouldScaleAsRoutersDo(String name) {
    CoreTechnology costs = CoreTechnology.named(name);
    double energy = router(name).bufferRead() / router("Bulk32LVT").bufferRead();
    double leakage = router(name).routerLeakage() / router("Bulk32LVT").routerLeakage();

    assertThat(costs.instruction()).isCloseTo(8.5 * energy, withinPercentage(1));
    assertThat(costs.clock()).isCloseTo(3.7 * energy, withinPercentage(1));
    double memory = router(name).bufferRead() / router("Bulk45LVT").bufferRead();
    assertThat(costs.memory().small()).isCloseTo(10 * memory, withinPercentage(1));
    assertThat(costs.memory().middle()).isCloseTo(20 * memory, withinPercentage(1));
    assertThat(costs.memory().large()).isCloseTo(100 * memory, withinPercentage(1));
    assertThat(costs.coreLeakage()).isCloseTo(0.73 * leakage, withinPercentage(1));
    assertThat(costs.memory().leakagePerKibibyte())
        .isCloseTo(0.0812 * leakage, withinPercentage(1));
    assertThat(costs.dramPerBit()).isEqualTo(30);
  }

  @Test
  void shouldNameTheTechnologiesThereAre() {
    assertThatThrownBy(() -> CoreTechnology.named("45nm"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no technology '45nm'; there are Bulk45LVT, Bulk32LVT, Bulk22LVT, TG11LVT");
  }
}
