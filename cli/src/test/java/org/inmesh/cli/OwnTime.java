package org.inmesh.cli;

/** A program that prints its own simulated time, which no two machines agree upon. */
final class OwnTime {
  static final String PROGRAM =
      """
      #INCLUDE "text.inc"
      PROC main(CHAN OF BYTE screen)
        CHAN OF INT ping, pong:
        PAR
          TIMER clock:
          INT n, now:
          SEQ
            SEQ i = 0 FOR 1000
              SEQ
                ping ! i
                pong ? n
            clock ? now
            write.int(screen, now)
          INT n:
          SEQ i = 0 FOR 1000
            SEQ
              ping ? n
              pong ! n
      :
      """;

  private OwnTime() {}
}
