package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.module.TestNetworks.run;

import org.junit.jupiter.api.Test;

/** Alternation between links. */
class LinkAlternationTest {
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
        ScriptedHost.booting("mint\nldc 7\noutbyte\n" + alternation)
            .afterReceiving(1)
            .send(99)
            .endingAfter(3);
    ScriptedHost before =
        ScriptedHost.booting("mint\nldc 7\noutbyte\nldtimer\nadc 2\ntin\n" + alternation)
            .send(99)
            .endingAfter(3);

    run(later);
    run(before);

    assertThat(later.received()).containsExactly(7, 2, 99);
    assertThat(before.received()).containsExactly(7, 2, 99);
  }
}
