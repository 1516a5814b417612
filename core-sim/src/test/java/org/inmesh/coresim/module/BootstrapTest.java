package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.module.TestNetworks.BEGIN;
import static org.inmesh.coresim.module.TestNetworks.ENOUGH;
import static org.inmesh.coresim.module.TestNetworks.MEMORY_START;
import static org.inmesh.coresim.module.TestNetworks.run;

import java.util.List;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void shouldPokeAndPeekWords() {
    ScriptedHost host =
        new ScriptedHost()
            .send(0)
            .sendWord(0x80001000)
            .sendWord(0x12345678)
            .send(1)
            .sendWord(0x80001000)
            .send(1)
            .sendWord(0x80001004)
            .endingAfter(8);
    ModuleNetwork network = TestNetworks.network(TestNetworks.single(), host);

    RunResult result = network.run(ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.word(0)).isEqualTo(0x12345678);
    assertThat(host.word(1)).isZero();
    assertThat(network.modules().getFirst().isBooted()).isFalse();
  }

  @Test
  void shouldStartCodeWithTheStateThatIsDocumented() {
    String source =
        BEGIN
            + """
              mint
              ldlp -40
              outword
            """;
    ScriptedHost host = new ScriptedHost().boot(source).endingAfter(4);

    run(host);

    int length = ScriptedHost.assemble(source).length;
    assertThat(host.word(0)).isEqualTo(MEMORY_START + length + 3 & ~3);
  }

  @Test
  void shouldTellThatItWasBootedThroughLinkZeroInCreg() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                """
                  ajw 40
                  stl 0
                  stl 0
                  mint
                  rev
                  outword
                """)
            .endingAfter(4);

    run(host);

    assertThat(host.word(0)).isEqualTo(0x80000010);
  }

  @Test
  void shouldEchoWhatTheHostSends() {
    ScriptedHost host =
        ScriptedHost.booting(
                """
                  ldlp 0
                  mint
                  ldnlp 4
                  ldc 12
                  in
                  ldlp 0
                  mint
                  ldc 12
                  out
                stop:
                  stopp
                """)
            .sendWord(1)
            .sendWord(-2)
            .sendWord(3)
            .endingAfter(12);

    RunResult result = run(host);

    assertThat(host.word(0)).isEqualTo(1);
    assertThat(host.word(1)).isEqualTo(-2);
    assertThat(host.word(2)).isEqualTo(3);
    assertThat(result.statistics().count(Statistic.LINK_BYTES)).isEqualTo(12);
  }

  @Test
  void shouldLeaveBytesOnOtherLinksUntilTheProgramInputsThem() {
    // The root has two links to the other: a control byte on the first, a byte on the second, which
    // must not be taken for one, then the code on the first.
    String other =
        """
          ajw 40
          mint
          sthf
          mint
          stlf
          ldlp 1
          mint
          ldnlp 4
          ldc 1
          in
          mint
          ldnlp 1
          ldl 1
          outbyte
        """;
    byte[] code = ScriptedHost.assemble(other);
    StringBuilder data = new StringBuilder("byte " + code[0]);
    for (int i = 1; i < code.length; i++) {
      data.append(", ").append(code[i] & 0xFF);
    }
    ScriptedHost host =
        ScriptedHost.booting(
                """
                  mint
                  ldnlp 2
                  ldc %d
                  outbyte
                  ldc sender - next
                  ldlp 20
                  startp
                next:
                  ldtimer
                  adc 2
                  tin
                  lda other
                  mint
                  ldnlp 2
                  ldc %d
                  out
                  ldlp 1
                  mint
                  ldnlp 6
                  ldc 1
                  in
                  mint
                  ldl 1
                  outbyte
                  stopp
                sender:
                  mint
                  ldnlp 3
                  ldc 77
                  outbyte
                  stopp
                other:
                  %s
                """
                    .formatted(code.length, code.length, data))
            .endingAfter(1);
    NetworkDescription twice =
        new NetworkDescription(
            List.of(TestNetworks.t800("root"), TestNetworks.t800("other")),
            List.of(
                new Connection(new LinkAddress(0, 2), new LinkAddress(1, 1)),
                new Connection(new LinkAddress(0, 3), new LinkAddress(1, 0))),
            new LinkAddress(0, 0));

    RunResult result = TestNetworks.network(twice, host).run(ENOUGH);

    assertThat(result.report()).isEmpty();
    assertThat(host.received()).containsExactly(77);
  }

  @Test
  void shouldBootAgainAfterStartFromBytesThatWaitInTheLink() {
    String first =
        BEGIN
            + """
              ldtimer
              adc 2
              tin
              start
            """;
    String second =
        """
          ajw 40
          stl 0
          stl 1
          stl 2
          mint
          sthf
          mint
          stlf
          mint
          ldl 0
          outword
          mint
          ldl 2
          outword
        """;
    ScriptedHost host = new ScriptedHost().boot(first).boot(second).endingAfter(8);
    ModuleNetwork network = TestNetworks.network(TestNetworks.single(), host);

    RunResult result = network.run(ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.word(0)).isEqualTo(MEMORY_START + ScriptedHost.assemble(first).length);
    assertThat(host.word(1)).isEqualTo(0x80000010);
    // A low priority tick is 64 microseconds; tin waits until the clock is after the time.
    assertThat(host.times().getFirst()).isGreaterThan(3 * 64_000L);
  }

  @Test
  void shouldBePokedAndBootedAfterStartLikeAfterReset() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(BEGIN + "mint\nldc 7\noutbyte\nstart\n")
            .afterReceiving(1)
            .send(0)
            .sendWord(0x80001000)
            .sendWord(99)
            .boot(BEGIN + "mint\nldc #80001000\nldnl 0\noutword\n")
            .send(1)
            .endingAfter(5);

    RunResult result = TestNetworks.network(TestNetworks.single(), host).run(ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.received()).containsExactly(7, 99, 0, 0, 0);
  }
}
