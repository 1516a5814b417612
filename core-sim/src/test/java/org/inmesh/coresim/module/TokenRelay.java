package org.inmesh.coresim.module;

import java.util.List;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * Two modules with three links between them, on which a token goes round: a high priority process
 * of each takes it in an alternation over all links and passes it on to the next link, while a low
 * priority process computes and communicates with another. The first tells the host the time and
 * the token whenever it has it.
 *
 * <p>There is one token only. With a second, each module could wait for the other to take one, or
 * the guards before its own could be ready for ever: what then happens would depend on the timing.
 */
final class TokenRelay {
  private static final String RELAY =
      """
      relay:
        alt
        mint
        ldnlp 5
        ldc 1
        enbc
        mint
        ldnlp 6
        ldc 1
        enbc
        mint
        ldnlp 7
        ldc 1
        enbc
        altwt
        mint
        ldnlp 5
        ldc 1
        ldc one - branches
        disc
        mint
        ldnlp 6
        ldc 1
        ldc two - branches
        disc
        mint
        ldnlp 7
        ldc 1
        ldc three - branches
        disc
        altend
      branches:
      one:
        ldc 1
        j take
      two:
        ldc 2
        j take
      three:
        ldc 3
      take:
        stl 1
        ldlp 2
        ldl 1
        mint
        wsub
        ldnlp 4
        ldc 1
        in
        ldl 1
        ldc 3
        rem
        adc 1
        mint
        wsub
        ldl 2
        outbyte
      """;

  private static final String BACKGROUND =
      """
        mint
        stl 9
        ldc partner - started
        ldlp 25
        startp
      started:
        ldc 0
        stl 1
      compute:
        ldl 1
        adc 1
        stl 1
        ldl 1
        ldc 13
        rem
        stl 2
        ldlp 9
        ldl 2
        outword
        j compute
      partner:
        ldlp 0
        ldlp -16            -- word 9 of the other
        ldc 4
        in
        j partner
      """;

  private static final String OTHER =
      """
        ajw 60
        mint
        sthf
        mint
        stlf
        ldc 0
        sttimer
        lda relay
        ldlp -10
        stnl -1
        ldlp -10
        runp
      """
          + BACKGROUND
          + RELAY
          + """
              j relay
            """;

  private static final String ROOT =
      """
        mint
        sthf
        mint
        stlf
        ldc 0
        sttimer
        ajw 80
        lda other
        mint
        ldnlp 1
        ldc %d
        out
        lda relay
        ldlp -10
        stnl -1
        ldlp -10
        runp
        mint
        ldnlp 2
        ldc 101
        outbyte
      """
          + BACKGROUND
          + RELAY
          + """
              ldtimer
              stl 3
              ldl 2
              stl 4
              ldlp 3
              mint
              ldc 5
              out
              j relay
            other:
            """;

  private TokenRelay() {}

  /** The first loads the second through link 1. */
  static NetworkDescription network() {
    return new NetworkDescription(
        List.of(
            TestNetworks.t800("root"), TestNetworks.processor("other", ProcessorType.T805, 25, 20)),
        List.of(
            new Connection(new LinkAddress(0, 1), new LinkAddress(1, 2)),
            new Connection(new LinkAddress(0, 2), new LinkAddress(1, 3)),
            new Connection(new LinkAddress(0, 3), new LinkAddress(1, 1))),
        new LinkAddress(0, 0));
  }

  /** A host that ends the run when the first module has had the token so many times. */
  static ScriptedHost host(int tokens) {
    byte[] other = ScriptedHost.assemble(OTHER);
    StringBuilder data = new StringBuilder("byte " + other.length);
    for (byte value : other) {
      data.append(", ").append(value & 0xFF);
    }
    return new ScriptedHost()
        .bootInTwoStages(ROOT.formatted(other.length + 1) + data)
        .endingAfter(5 * tokens);
  }
}
