package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.isa.transputer.assembly.AssemblyText;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

/**
 * Code of small constructs, written out by hand. Words 0 and 1 of a component are its end record
 * unless something needs scratch words below.
 */
class GeneratedCodeTest {

  private static String code(CodeUnit unit) {
    StringBuilder text = new StringBuilder();
    for (AssemblyItem item : unit.items()) {
      if (!(item instanceof AssemblyItem.Mark)) {
        text.append(AssemblyText.line(item).strip()).append("; ");
      }
    }
    return text.toString();
  }

  private static String codeOfMain(String body) {
    return code(OccamRun.compile("PROC main()\n" + body.indent(2) + ":\n").units().get(0));
  }

  @Test
  void shouldUseLocalWordsForScalars() {
    assertThat(codeOfMain("INT a, b:\nSEQ\n  a := 1\n  b := a + 2\n"))
        .isEqualTo("main:; ldc 1; stl 2; ldl 2; adc 2; stl 3; ldlp 0; endp; ");
  }

  @Test
  void shouldTestLoopConditionAtTheTop() {
    assertThat(codeOfMain("INT a:\nSEQ\n  a := 3\n  WHILE a > 0\n    a := a - 1\n"))
        .isEqualTo(
            "main:; ldc 3; stl 2; main$0:; ldl 2; ldc 0; gt; cj main$1; "
                + "ldl 2; adc -1; stl 2; j main$0; main$1:; ldlp 0; endp; ");
  }

  @Test
  void shouldAddLongNumbersWordByWord() {
    assertThat(codeOfMain("INT64 a, b:\nSEQ\n  b := 5000000000\n  a := a + b\n"))
        .isEqualTo(
            "main:; ldc 705032704; stl 4; ldc 1; stl 5; "
                + "ldc 0; ldl 2; ldl 4; lsum; stl 2; ldl 3; ldl 5; ladd; stl 3; ldlp 0; endp; ");
  }

  @Test
  void shouldCheckShortNumbersAndExtendTheirSignWhenTheyAreRead() {
    assertThat(codeOfMain("INT16 a:\na := a + 1\n"))
        .isEqualTo(
            "main:; ldc 0; stl 2; ldl 2; ldc 32768; xword; adc 1; ldc 32768; cword; "
                + "ldc 65535; and; stl 2; ldlp 0; endp; ");
  }

  @Test
  void shouldComputeRealsOnTheFloatingPointUnit() {
    assertThat(codeOfMain("REAL64 a, b:\na := (a + b) * (a - b)\n"))
        .isEqualTo(
            "main:; ldlp 2; fpldnldb; ldlp 4; fpldnldb; fpadd; "
                + "ldlp 2; fpldnldb; ldlp 4; fpldnldb; fpsub; fpmul; "
                + "ldlp 2; fpstnldb; fpchkerror; ldlp 0; endp; ");
  }

  @Test
  void shouldCheckSubscriptsOnlyWhereTheyMayBeWrong() {
    assertThat(codeOfMain("[4]INT a:\nINT i:\nSEQ\n  i := 1\n  a[i] := 5\n  a[2] := 6\n"))
        .isEqualTo(
            "main:; ldc 1; stl 2; ldc 5; ldl 2; ldc 4; csub0; ldlp 3; wsub; stnl 0; "
                + "ldc 6; stl 5; ldlp 0; endp; ");
    assertThat(codeOfMain("[4]INT a:\nSEQ i = 0 FOR 4\n  a[i] := i\n"))
        .isEqualTo(
            "main:; ldc 0; stl 2; ldc 4; stl 3; main$0:; "
                + "ldl 2; ldl 2; ldlp 4; wsub; stnl 0; "
                + "ldlp 2; ldc main$1 - main$0; lend; main$1:; main$2:; ldlp 0; endp; ");
  }

  @Test
  void shouldEvaluateTheHarderOperandFirst() {
    assertThat(codeOfMain("INT a, b:\nSEQ\n  a := 1\n  b := 2\n  a := a - ((a * b) - (b * b))\n"))
        .contains("ldl 2; ldl 3; mul; ldl 3; ldl 3; mul; sub; ldl 2; rev; sub; stl 2");
  }

  @Test
  void shouldPassThreeParametersInRegistersAndTheRestInTheWorkspace() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROC p(VAL INT a, b, c, d, INT e)
              e := (a + d)
            :
            PROC main()
              INT r:
              p(1, 2, 3, 4, r)
            :
            """);
    // The caller's words 0 and 1 become the callee's words 4 and 5.
    assertThat(code(program.units().get(0)))
        .isEqualTo(
            "main:; ldc 4; stl 0; ldlp 4; stl 1; ldc 3; ldc 2; ldc 1; call p; ldlp 2; endp; ");
    assertThat(code(program.units().get(1)))
        .isEqualTo("p:; ldl 1; ldl 4; add; ldl 5; stnl 0; ret; ");
    // A call takes four words below the workspace, and the process five more.
    assertThat(program.components().get(0).wordsBelow()).isEqualTo(4 + 5);
    assertThat(program.components().get(0).wordsAbove()).isEqualTo(5);
  }

  @Test
  void shouldGiveResultsInRegisters() {
    ObjectProgram program =
        OccamRun.compile(
            """
            INT FUNCTION square (VAL INT x) IS x * x:
            INT, INT FUNCTION both (VAL INT x, y) IS x, y:
            PROC main()
              INT a, b:
              SEQ
                a := square(3) + 1
                a, b := both(a, 2)
            :
            """);
    assertThat(code(program.units().get(0)))
        .isEqualTo(
            "main:; ldc 3; call square; adc 1; stl 2; "
                + "ldc 2; ldl 2; call both; stl 2; stl 3; "
                + "ldlp 0; endp; ");
    assertThat(code(program.units().get(1))).isEqualTo("square:; ldl 1; ldl 1; mul; ret; ");
    assertThat(code(program.units().get(2))).isEqualTo("both:; ldl 2; ldl 1; ret; ");
  }

  @Test
  void shouldGiveLargeResultsInWordsOfTheCaller() {
    ObjectProgram program =
        OccamRun.compile(
            """
            INT64 FUNCTION f (VAL INT64 x) IS x:
            PROC main()
              INT64 a:
              a := f(a)
            :
            """);
    // Both words of the argument and the address of words 4 and 5, in registers.
    assertThat(code(program.units().get(0)))
        .isEqualTo(
            "main:; ldlp 4; ldl 3; ldl 2; call f; ldl 4; stl 2; ldl 5; stl 3; ldlp 0; endp; ");
    assertThat(code(program.units().get(1)))
        .isEqualTo("f:; ldl 1; ldl 3; stnl 0; ldl 2; ldl 3; stnl 1; ret; ");
  }

  @Test
  void shouldKeepTheIndexOfAStepBesideTheControlBlock() {
    assertThat(codeOfMain("INT a:\nSEQ i = 5 FOR 3 STEP -2\n  a := i\n"))
        .isEqualTo(
            "main:; ldc 5; stl 5; ldc 0; stl 3; ldc 3; stl 4; main$0:; ldl 5; stl 2; "
                + "ldl 5; ldc -2; sum; stl 5; "
                + "ldlp 3; ldc main$1 - main$0; lend; main$1:; main$2:; ldlp 0; endp; ");
  }

  @Test
  void shouldRunTheFirstComponentOfPriParAtHighPriority() {
    ObjectProgram program =
        OccamRun.compile("PROC main()\n  INT a, b:\n  PRI PAR\n    a := 1\n    b := 2\n:\n");
    // a, b: 2, 3; word 4 is the channel of the end, 5 its message. The second component has no
    // words of its own, and below it are five; so the first one, with one word, is 6 below.
    assertThat(code(program.units().get(0)))
        .isEqualTo(
            "main:; mint; stl 4; lda main$0; stl -7; ldlp -6; runp; "
                + "ldc 2; stl 3; ldlp 5; ldlp 4; ldc 4; in; j main$1; "
                + "main$0:; ldc 1; stl 8; ldlp 10; ldc 0; outword; stopp; "
                + "main$1:; ldlp 0; endp; ");
    assertThat(program.components().get(0).wordsBelow()).isEqualTo(11);
  }

  @Test
  void shouldStartBranchesBelowTheParent() {
    ObjectProgram program =
        OccamRun.compile(
            "PROC main()\n"
                + "  INT a, b:\n"
                + "  SEQ i = 0 FOR 2\n"
                + "    PAR\n"
                + "      a := 1\n"
                + "      b := 2\n"
                + ":\n");
    // Words 0, 1: record; 2, 3: end record; a, b: 4, 5; i: 6, 7. Branches without words of their
    // own are 0 and 5 below.
    assertThat(code(program.units().get(0)))
        .contains(
            "lda main$3; stl 0; ldc 2; stl 1; ldc main$5 - main$6; ldlp -5; startp; main$6:; "
                + "main$4:; ldc 1; stl 4; ldlp 0; endp; "
                + "main$5:; ldc 2; stl 10; ldlp 5; endp; main$3:;");
    assertThat(program.components().get(0).wordsBelow()).isEqualTo(10);
  }

  @Test
  void shouldOutputATagAsAByteAndACountedArrayAsCountAndData() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROTOCOL p CASE
              go
              data; INT::[]INT
            :
            PROC send(CHAN p out!, VAL []INT a, VAL INT n)
              SEQ
                out ! go
                out ! data; n::a
            :
            PROC main()
              CHAN p c:
              VAL a IS [1, 2]:
              send(c!, a, 2)
            :
            """);
    // Word 0 is for outbyte and outword, 1 for the checked count; parameters: out, a, SIZE a, n.
    assertThat(code(program.units().get(1)))
        .isEqualTo(
            "send:; ajw -2; ldl 3; ldc 0; outbyte; ldl 3; ldc 1; outbyte; "
                + "ldl 6; ldl 5; adc 1; csub0; stl 1; ldl 3; ldl 1; outword; "
                + "ldl 4; ldl 3; ldl 1; bcnt; out; ajw 2; ret; ");
  }

  @Test
  void shouldInputATagIntoAWordAndCompareIt() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROTOCOL p CASE
              go
              data; INT::[]BYTE
            :
            PROC receive(CHAN p in?, [8]BYTE a, INT n)
              in ? CASE
                go
                  SKIP
                data; n::a
                  SKIP
            :
            PROC main()
              CHAN p c:
              [8]BYTE a:
              INT n:
              receive(c?, a, n)
            :
            """);
    assertThat(code(program.units().get(1)))
        .isEqualTo(
            "receive:; ajw -2; ldc 0; stl 0; ldlp 0; ldl 3; ldc 1; in; "
                + "ldl 0; cj receive$0; ldl 0; ldc 1; diff; cj receive$2; seterr; stopp; "
                + "receive$1:; j receive$0; "
                + "receive$2:; ldl 5; ldl 3; ldc 4; in; "
                + "ldl 5; ldnl 0; ldc 9; csub0; stl 1; ldl 4; ldl 3; ldl 1; in; receive$0:; ajw 2; ret; ");
  }

  @Test
  void shouldReachFieldsByConstantOffsets() {
    ObjectProgram program =
        OccamRun.compile(
            """
            DATA TYPE point
              RECORD
                INT x, y:
                BYTE b:
            :
            PROC step(point p, [4]point ps, VAL INT i)
              SEQ
                p[y] := p[x] + 1
                ps[2][y] := p[y]
                p := ps[i]
            :
            PROC main()
              point p:
              [4]point ps:
              step(p, ps, 3)
            :
            """);
    // A point has three words: ps[2][y] is word 7, ps[i] is word 3 times i.
    assertThat(code(program.units().get(1)))
        .isEqualTo(
            "step:; ldl 1; ldnl 0; adc 1; ldl 1; stnl 1; "
                + "ldl 1; ldnl 1; ldl 2; stnl 7; "
                + "ldl 3; ldc 4; csub0; ldc 3; prod; ldl 2; wsub; ldl 1; ldc 12; move; ret; ");
  }

  @Test
  void shouldListSourceLinesBetweenTheCode() {
    String source = "PROC main()\n  INT a:\n  a := 7\n:\n";
    assertThat(
            AssemblyListing.of(
                OccamRun.compile(source), List.of(new SourceText("test.occ", source))))
        .contains("-- test.occ:3:   a := 7\n  ldc 7\n  stl 2\n");
  }
}
