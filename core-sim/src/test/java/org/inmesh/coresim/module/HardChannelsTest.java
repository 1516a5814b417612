package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.module.TestNetworks.run;

import org.junit.jupiter.api.Test;

/** A processor's channels at the bottom of memory, from the side of its programs. */
class HardChannelsTest {
  @Test
  void shouldSendTheBytesOfAMessageInTheTimeOfTheirFrames() {
    ScriptedHost host =
        ScriptedHost.booting(
                """
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
        ScriptedHost.booting(
                """
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
        ScriptedHost.booting(
                """
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
        ScriptedHost.booting(
                """
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
  void shouldForgetATransferWhenTheChannelIsReset() {
    ScriptedHost host =
        ScriptedHost.booting(
                """
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
        ScriptedHost.booting(
                """
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
}
