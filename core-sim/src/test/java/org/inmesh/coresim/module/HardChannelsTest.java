package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.module.TestNetworks.BEGIN;

import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;

/** A processor's channels at the bottom of memory, from the side of its programs. */
class HardChannelsTest {
  private static final int ENOUGH = 1_000_000;

  private static ModuleNetwork single(ScriptedHost host) {
    return TestNetworks.network(TestNetworks.single(), host);
  }

  private static RunResult run(ScriptedHost host) {
    RunResult result = single(host).run(ENOUGH);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    return result;
  }

  @Test
  void shouldSendTheBytesOfAMessageInTheTimeOfTheirFrames() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                BEGIN
                    + """
                      ldlp 0
                      mint
                      ldc 100
                      out
                    """)
            .endingAfter(100);

    run(host);

    // 11.5 bits of 50 ns.
    for (int i = 1; i < 100; i++) {
      assertThat(host.times().get(i) - host.times().get(i - 1)).isEqualTo(575);
    }
  }

  @Test
  void shouldMatchMessagesPiecewise() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                BEGIN
                    + """
                      ldlp 1
                      mint
                      ldnlp 4
                      ldc 1
                      in
                      ldlp 2
                      mint
                      ldnlp 4
                      ldc 3
                      in
                      ldlp 2
                      mint
                      ldc 3
                      out
                      ldlp 1
                      mint
                      ldc 1
                      out
                    """)
            .sendWord(0x44332211)
            .endingAfter(4);

    run(host);

    assertThat(host.word(0)).isEqualTo(0x11443322);
  }

  @Test
  void shouldGoTheWayOfTheChannelWordWhateverTheInstruction() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                BEGIN
                    + """
                      ldlp 1
                      mint
                      ldnlp 4
                      ldc 4
                      out             -- on an input channel
                      ldl 1
                      adc 1
                      stl 1
                      ldlp 1
                      mint
                      ldc 4
                      in              -- on an output channel
                    """)
            .sendWord(41)
            .endingAfter(4);

    run(host);

    assertThat(host.word(0)).isEqualTo(42);
  }

  @Test
  void shouldHoldTheWaitingProcessInTheChannelWordAndWakeTheOneThatIsThereAtTheEnd() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                BEGIN
                    + """
                        ldc reader - next
                        ldlp 20
                        startp
                      next:
                        ldc 0
                        sttimer
                        ldtimer         -- gives the reader time: descheduled until then
                        adc 1
                        tin
                        mint
                        mint
                        ldnl 4          -- the input channel's word
                        outword
                        mint
                        ldlp 20
                        adc 1
                        outword         -- the reader's descriptor
                        lda other
                        ldlp 30
                        stnl -1         -- its saved instruction pointer
                        ldlp 30
                        adc 1
                        mint
                        stnl 4
                        stopp
                      reader:
                        ldlp 1
                        mint
                        ldnlp 4
                        ldc 1
                        in
                        ldc 1
                        j answer
                      other:
                        ldc 2
                      answer:
                        stl 0
                        mint
                        ldl 0
                        outbyte
                        stopp
                    """)
            .afterReceiving(8)
            .send(9)
            .endingAfter(9);

    // The rewriting takes less time than the byte.
    run(host);

    assertThat(host.word(0)).isEqualTo(host.word(1));
    assertThat(host.received()[8]).isEqualTo((byte) 2);
  }

  @Test
  void shouldTakeTheReadyLinkInAnAlternation() {
    String alternation =
        """
          alt
          mint
          ldnlp 4
          ldc 1
          enbc
          mint
          ldnlp 5
          ldc 1
          enbc
          altwt
          mint
          ldnlp 5
          ldc 1
          ldc first - end
          disc
          mint
          ldnlp 4
          ldc 1
          ldc second - end
          disc
          altend
        end:
        first:
          ldc 1
          j taken
        second:
          ldc 2
        taken:
          stl 1
          ldlp 2
          mint
          ldnlp 4
          ldc 1
          in
          mint
          ldl 1
          outbyte
          mint
          ldl 2
          outbyte
        """;
    // Once with the byte coming later, once with the byte there before.
    ScriptedHost later =
        new ScriptedHost()
            .boot(BEGIN + "mint\nldc 7\noutbyte\n" + alternation)
            .afterReceiving(1)
            .send(99)
            .endingAfter(3);
    ScriptedHost before =
        new ScriptedHost()
            .boot(BEGIN + "mint\nldc 7\noutbyte\nldtimer\nadc 2\ntin\n" + alternation)
            .send(99)
            .endingAfter(3);

    run(later);
    run(before);

    assertThat(later.received()).containsExactly(7, 2, 99);
    assertThat(before.received()).containsExactly(7, 2, 99);
  }

  @Test
  void shouldForgetATransferWhenTheChannelIsReset() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                BEGIN
                    + """
                        ldc sender - next
                        ldlp 20
                        startp
                      next:
                        ldtimer
                        adc 2
                        tin
                        mint
                        ldnlp 3
                        resetch           -- nobody is at link 3
                        stl 1
                        mint
                        ldl 1
                        outword
                        mint
                        ldlp 20
                        adc 1
                        outword
                        mint
                        mint
                        ldnl 3
                        outword
                        ldl 1
                        runp
                        stopp
                      sender:
                        ldlp 0
                        mint
                        ldnlp 3
                        ldc 1
                        out
                        mint
                        ldc 5
                        outbyte
                        stopp
                    """)
            .endingAfter(13);

    run(host);

    assertThat(host.word(0)).isEqualTo(host.word(1));
    assertThat(host.word(2)).isEqualTo(0x80000000);
    assertThat(host.received()[12]).isEqualTo((byte) 5);
  }

  @Test
  void shouldCompleteAMessageWithoutBytesThoughNobodyIsThere() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                BEGIN
                    + """
                      ldlp 0
                      mint
                      ldnlp 3
                      ldc 0
                      out
                      ldlp 0
                      mint
                      ldnlp 7
                      ldc 0
                      in
                      mint
                      ldc 5
                      outbyte
                    """)
            .endingAfter(1);

    run(host);

    assertThat(host.received()).containsExactly(5);
  }

  @Test
  void shouldInputFromTheEventChannelWhenThePinIsRaised() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                BEGIN
                    + """
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
    ModuleNetwork network = single(host);
    network.modules().getFirst().raiseEvents(500, 500 + 10 * 64);

    RunResult result = network.run(ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.word(0)).isEqualTo(10);
  }

  @Test
  void shouldBounceAWordBetweenTwoModules() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                TestNetworks.loading(
                    """
                    start:
                      ajw 40
                      stl 0
                      stl 0
                      stl 0
                      mint
                      sthf
                      mint
                      stlf
                    again:
                      ldlp 1
                      ldl 0
                      ldc 4
                      in
                      ldl 1
                      adc 1
                      stl 1
                      ldlp 1
                      mint
                      ldnlp 1
                      ldc 4
                      out
                      j again
                    """,
                    """
                      ldc 0
                      stl 1
                      ldc 0
                      stl 2
                      ldc 50
                      stl 3
                    loop:
                      ldlp 1
                      mint
                      ldnlp 2
                      ldc 4
                      out
                      ldlp 1
                      mint
                      ldnlp 6
                      ldc 4
                      in
                      ldlp 2
                      ldc finish - loop
                      lend
                    finish:
                      mint
                      ldl 1
                      outword
                    """))
            .endingAfter(4);
    NetworkDescription pair =
        TestNetworks.pair(
            TestNetworks.t800("root"), TestNetworks.processor("other", ProcessorType.T414, 15, 20));

    RunResult result = TestNetworks.network(pair, host).run(ENOUGH);

    assertThat(result.report()).isEmpty();
    assertThat(host.word(0)).isEqualTo(50);
  }
}
