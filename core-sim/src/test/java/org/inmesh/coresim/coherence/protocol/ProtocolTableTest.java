package org.inmesh.coresim.coherence.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolTableTest {

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldBeTheTableOfTheDocumentation(Protocol protocol) throws IOException {
    String document = Files.readString(Path.of("coherence.md"));
    assertThat(document)
        .contains(ProtocolText.of(protocol))
        .contains(ProtocolText.ofClusters(protocol))
        .contains(ProtocolText.states());
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldHitExactlyWhereTheOrderOfStatesSaysSo(Protocol protocol) {
    // Ports compare states instead of looking hits up.
    ProtocolTable table = protocol.table();
    for (CacheTransition row : table.cacheTransitions()) {
      boolean hit = row.actions().contains(CacheAction.HIT);
      switch (row.event()) {
        case LOAD, FETCH -> assertThat(hit).isEqualTo(row.state().compareTo(CacheState.S) >= 0);
        case STORE -> assertThat(hit).isEqualTo(row.state().compareTo(CacheState.E) >= 0);
        default -> assertThat(hit).isFalse();
      }
    }
  }

  @Test
  void shouldKnowTheStatesOfEachProtocolOnly() {
    assertThat(Protocol.MSI.table().of(CacheState.E, CacheEvent.LOAD)).isNull();
    assertThat(Protocol.MESI.table().of(CacheState.O, CacheEvent.LOAD)).isNull();
    assertThat(Protocol.MESI.table().of(CacheState.M, CacheEvent.INVALIDATE)).isNull();
    assertThat(Protocol.MESI.table().of(HomeState.O, HomeEvent.GET_SHARED)).isNull();
  }

  @Test
  void shouldRefuseTwoRowsForOnePair() {
    CacheTransition row =
        new CacheTransition(CacheState.I, CacheEvent.LOAD, List.of(), CacheState.I);
    assertThatThrownBy(() -> new ProtocolTable(Protocol.MSI, List.of(row, row), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two rows");
  }
}
