package org.inmesh.traces.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentitiesTest {
  private final ProcessIdentities identities = new ProcessIdentities();

  @Test
  void shouldKnowAProcessThatMovedItsWorkspace() {
    identities.runs(2, 0x101);
    // It calls a procedure, which waits with a workspace of its own, and returns.
    assertThat(identities.leaves(2, 0x0c1)).isEqualTo(0x101);
    assertThat(identities.of(2, 0x0c1)).isEqualTo(0x101);
    identities.runs(2, 0x0c1);
    assertThat(identities.leaves(2, 0x101)).isEqualTo(0x101);
  }

  @Test
  void shouldTellOtherProcessesAndCoresApart() {
    identities.runs(2, 0x101);
    assertThat(identities.of(2, 0x0c1)).isEqualTo(0x0c1);
    assertThat(identities.ofRunning(3, 0x0b1)).isEqualTo(0x0b1);
    assertThat(identities.leaves(2, 0x101)).isEqualTo(0x101);
    assertThat(identities.leaves(2, 0x0a1)).isEqualTo(0x0a1);
  }
}
