package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** The event pin, from the side of a program. */
class EventChannelTest {
  @Test
  void shouldInputFromTheEventChannelWhenThePinIsRaised() {
    ScriptedHost host =
        ScriptedHost.booting(
                """
                  ldlp 0
                  mint
                  ldnlp 8
                  ldc 1
                  in
                  ldtimer
                  stl 1
                  ldlp 0
                  mint
                  ldnlp 8
                  ldc 1
                  in
                  ldtimer
                  ldl 1
                  diff
                  stl 1
                  mint
                  ldl 1
                  outword
                """)
            .endingAfter(4);
    ModuleNetwork network = TestNetworks.network(TestNetworks.single(), host);
    network.modules().getFirst().raiseEvents(500, 500 + 10 * 64);

    RunResult result = network.run(TestNetworks.ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.word(0)).isEqualTo(10);
  }
}
