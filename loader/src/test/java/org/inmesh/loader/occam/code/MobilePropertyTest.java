package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.program.DebugInformation.Heap;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.placement.Placer;

/**
 * Random sequences of operations on mobiles: at the end every mobile holds what a model of moving
 * and copying says, and all of the heap is free again.
 */
class MobilePropertyTest {
  private static final int FLAT = 3;
  private static final int NESTED = 2;
  private static final int ELEMENTS = 2;

  /** Of the heap, in bytes: the control block. */
  private static final int CONTROL_BLOCK = 24;

  /** In front of the elements of the largest array: the size of the block, and its length. */
  private static final int IN_FRONT = 8;

  /** A length of as many digits as the one that fills the heap; too long for it. */
  private static final int TOO_LONG = 0xFFFF;

  private static final String PROCEDURES =
      """
      PROC fill(MOBILE []BYTE s, VAL INT size, VAL BYTE content)
        SEQ
          s := MOBILE [size]BYTE
          SEQ i = 0 FOR size
            s[i] := content
      :
      PROC drop(MOBILE []BYTE s)
        MOBILE []BYTE mine:
        mine := s
      :
      MOBILE []BYTE FUNCTION made(VAL INT size, VAL BYTE content)
        MOBILE []BYTE s, unused:
        VALOF
          SEQ
            unused := "not given"
            s := MOBILE [size]BYTE
            SEQ i = 0 FOR size
              s[i] := content
          RESULT s
      :
      PROC show(CHAN BYTE out!, MOBILE []BYTE s)
        IF
          DEFINED s
            SEQ
              out ! BYTE ((SIZE s) + 65)
              IF
                (SIZE s) > 0
                  out ! s[(SIZE s) - 1]
                TRUE
                  out ! '-'
          TRUE
            out ! '?'
      :
      """;

  /** What an operation is to do; the numbers choose variables, sizes and contents. */
  record Step(int kind, int first, int second, int size, char content) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 20),
            Arbitraries.chars().range('a', 'z'))
        .as(Step::new)
        .list()
        .ofMaxSize(25);
  }

  /** The model: an array is its elements, an undefined mobile is null. */
  private static final class Model {
    private final StringBuilder program = new StringBuilder();
    private final String[] flat = new String[FLAT];
    private final String[][] nested = new String[NESTED][];

    void step(Step step) {
      int i = step.first() % FLAT;
      int j = step.second() % FLAT;
      int p = step.first() % NESTED;
      int q = step.second() % NESTED;
      int e = step.size() % ELEMENTS;
      String content = String.valueOf(step.content()).repeat(step.size());
      switch (step.kind()) {
        case 0 -> {
          line("fill(a%d, %d, '%c')", i, step.size(), step.content());
          flat[i] = content;
        }
        case 1 -> {
          line("a%d := a%d", j, i);
          String moved = flat[i];
          flat[i] = null;
          flat[j] = moved;
        }
        case 2 -> {
          if (flat[i] != null) {
            line("a%d := CLONE a%d", j, i);
            flat[j] = flat[i];
          }
        }
        case 3 -> {
          if (i != j) {
            line("a%d, a%d := a%d, a%d", i, j, j, i);
            String moved = flat[i];
            flat[i] = flat[j];
            flat[j] = moved;
          }
        }
        case 4 -> {
          line("n%d := MOBILE [%d]MOBILE []BYTE", p, ELEMENTS);
          nested[p] = new String[ELEMENTS];
        }
        case 5 -> {
          if (nested[p] != null) {
            line("n%d[%d] := a%d", p, e, j);
            nested[p][e] = flat[j];
            flat[j] = null;
          }
        }
        case 6 -> {
          if (nested[p] != null) {
            line("a%d := n%d[%d]", j, p, e);
            flat[j] = nested[p][e];
            nested[p][e] = null;
          }
        }
        case 7 -> {
          line("n%d := n%d", q, p);
          String[] moved = nested[p];
          nested[p] = null;
          nested[q] = moved;
        }
        case 8 -> {
          if (nested[p] != null) {
            line("n%d := CLONE n%d", q, p);
            nested[q] = nested[p].clone();
          }
        }
        case 9 -> {
          if (i != j) {
            communicate("c", "a" + i, "a" + j);
            flat[j] = flat[i];
            flat[i] = null;
          }
        }
        case 10 -> {
          if (p != q) {
            communicate("d", "n" + p, "n" + q);
            nested[q] = nested[p];
            nested[p] = null;
          }
        }
        case 11 -> {
          line("drop(a%d)", i);
          flat[i] = null;
        }
        default -> {
          line("a%d := made(%d, '%c')", i, step.size(), step.content());
          flat[i] = content;
        }
      }
    }

    private void line(String format, Object... values) {
      program.append("      ").append(format.formatted(values)).append('\n');
    }

    private void communicate(String channel, String from, String to) {
      line("PAR");
      line("  %s ! %s", channel, from);
      line("  %s ? %s", channel, to);
    }

    String source(int length) {
      for (int i = 0; i < FLAT; i++) {
        line("show(screen!, a%d)", i);
      }
      for (int p = 0; p < NESTED; p++) {
        line("IF");
        line("  DEFINED n%d", p);
        line("    SEQ i = 0 FOR SIZE n%d", p);
        line("      show(screen!, n%d[i])", p);
        line("  TRUE");
        line("    screen ! '*n'");
      }
      String steps = program.toString();
      program.setLength(0);
      return PROCEDURES
          + """
          PROC main(CHAN BYTE screen!)
            SEQ
              MOBILE []BYTE a0, a1, a2:
              MOBILE []MOBILE []BYTE n0, n1:
              CHAN MOBILE []BYTE c:
              CHAN MOBILE []MOBILE []BYTE d:
              SEQ
          """
          + steps
          + """
              MOBILE []BYTE all:
              all := MOBILE [%d]BYTE
          :
          """
              .formatted(length);
    }

    String expected() {
      StringBuilder shown = new StringBuilder();
      for (String each : flat) {
        show(each, shown);
      }
      for (String[] each : nested) {
        if (each == null) {
          shown.append('\n');
        } else {
          for (String element : each) {
            show(element, shown);
          }
        }
      }
      return shown.toString();
    }

    private static void show(String content, StringBuilder shown) {
      if (content == null) {
        shown.append('?');
      } else {
        shown.append((char) (content.length() + 65));
        shown.append(content.isEmpty() ? '-' : content.charAt(0));
      }
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void shouldHoldWhatWasMovedAndGiveBackAllMemory(
      @ForAll("steps") List<Step> steps, @ForAll Kind kind) {
    Model model = new Model();
    steps.forEach(model::step);
    List<String> sources = new ArrayList<>();
    MachineSpecification machine = OccamRun.machine(kind, 1);
    String template = model.source(TOO_LONG);
    Heap heap = heapOf(OccamRun.compile(template), machine);
    int length = heap.end() - heap.control() - CONTROL_BLOCK - IN_FRONT;
    String source = template.replace("[" + TOO_LONG + "]", "[" + length + "]");
    sources.add(source);
    OccamRun run = OccamRun.run(OccamRun.compile(source), machine, "");
    assertThat(run.result().ending())
        .as(run.result().report() + " in " + sources)
        .isEqualTo(Ending.FINISHED);
    assertThat(run.screen()).as(source).isEqualTo(model.expected());
  }

  private static Heap heapOf(ObjectProgram program, MachineSpecification machine) {
    return Linker.link(program, Placer.place(program, 1, 1), machine).debug().heapOf(0).get();
  }
}
