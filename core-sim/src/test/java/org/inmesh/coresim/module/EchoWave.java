package org.inmesh.coresim.module;

/**
 * A program that spreads itself over a grid of modules and then passes words down a tree and the
 * sums of what all made of them back up. Every module makes the word itself of it.
 */
final class EchoWave {
  private static final String SOURCE =
      """
      start:
        ajw 40
        stl 0
        stl 0
        stl 1               -- input from the parent
        mint
        sthf
        mint
        stlf
        ldc 0
        sttimer
        ldl 1
        adc -16
        stl 2               -- output to the parent
        ldlp 3              -- columns and rows from here on
        ldl 1
        ldc 8
        in
        ldl 3
        eqc 1
        cj bootEast
        j noEast
      bootEast:
        mint
        ldnlp 1
        ldc finish - start
        outbyte
        lda start
        mint
        ldnlp 1
        ldc finish - start
        out
        ldl 3
        adc -1
        stl 9
        ldc 1
        stl 10
        ldlp 9
        mint
        ldnlp 1
        ldc 8
        out
      noEast:
        ldl 4
        eqc 1
        cj bootSouth
        j wave
      bootSouth:
        mint
        ldnlp 2
        ldc finish - start
        outbyte
        lda start
        mint
        ldnlp 2
        ldc finish - start
        out
        ldl 3
        stl 9
        ldl 4
        adc -1
        stl 10
        ldlp 9
        mint
        ldnlp 2
        ldc 8
        out
      wave:
        ldlp 5
        ldl 1
        ldc 4
        in
        ldl 5
        stl 6
        ldl 3
        eqc 1
        cj passEast
        j notEast
      passEast:
        mint
        ldnlp 1
        ldl 5
        outword
      notEast:
        ldl 4
        eqc 1
        cj passSouth
        j notSouth
      passSouth:
        mint
        ldnlp 2
        ldl 5
        outword
        ldlp 9
        mint
        ldnlp 6
        ldc 4
        in
        ldl 9
        ldl 6
        add
        stl 6
      notSouth:
        ldl 3
        eqc 1
        cj sumEast
        j answer
      sumEast:
        ldlp 9
        mint
        ldnlp 5
        ldc 4
        in
        ldl 9
        ldl 6
        add
        stl 6
      answer:
        ldl 2
        ldl 6
        outword
        j wave
      finish:
      """;

  private EchoWave() {}

  /** A host that loads a grid, sends the words 1 to so many, and takes the sums. */
  static ScriptedHost host(int width, int height, int words) {
    ScriptedHost host = new ScriptedHost().boot(SOURCE).sendWord(width).sendWord(height);
    for (int word = 1; word <= words; word++) {
      host.sendWord(word);
    }
    return host.endingAfter(4 * words);
  }
}
