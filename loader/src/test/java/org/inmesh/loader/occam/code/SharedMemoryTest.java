package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.object.SharedMemory;
import org.inmesh.loader.placement.Placer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of the shared-memory extension, from source text to what they print. */
class SharedMemoryTest {
  /** Prints a number; in front of the main PROC. */
  static final String PRINT =
      """
      PROC print (VAL INT number, CHAN BYTE out!)
        [10]BYTE digits:
        INITIAL INT rest IS number:
        INITIAL INT n IS 0:
        SEQ
          WHILE (rest > 0) OR (n = 0)
            SEQ
              digits[n] := BYTE ((rest \\ 10) + (INT '0'))
              rest := rest / 10
              n := n + 1
          SEQ i = 1 FOR n
            out ! digits[n - i]
          out ! '*n'
      :
      """;

  static OccamRun run(String main, int side) {
    OccamRun run = run(OccamRun.compile(PRINT + main), side);
    assertThat(run.result().report()).isEmpty();
    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    return run;
  }

  static OccamRun run(ObjectProgram program, int side) {
    return OccamRun.run(program, OccamRun.machine(Kind.COHERENT, side), "");
  }

  /** Sixteen processes add one to a counter some times each, on 1, 4 and 16 cores. */
  private static String counting(String declarations, String addOne) {
    return """
    PROC main (CHAN BYTE screen!)
    %s  SEQ
        PAR i = 0 FOR 16
          SEQ j = 0 FOR 20
    %s    print (counter, screen!)
    :
    """
        .formatted(declarations.indent(2), addOne.indent(8));
  }

  static Stream<Arguments> countings() {
    String byAddition =
        counting("INITIAL SHARED INT counter IS 0:", "INT old:\nATOMIC.ADD (counter, 1, old)");
    String byComparison =
        counting(
            "INITIAL SHARED INT counter IS 0:",
            """
            INITIAL BOOL done IS FALSE:
            WHILE NOT done
              VAL INT seen IS counter:
              ATOMIC.COMPARE.EXCHANGE (counter, seen, seen + 1, done)
            """);
    String byExchange =
        counting(
            "INITIAL SHARED INT counter IS 0:\nINITIAL SHARED INT busy IS 0:",
            """
            INITIAL INT taken IS 1:
            SEQ
              WHILE taken = 1
                ATOMIC.EXCHANGE (busy, 1, taken)
              counter := counter + 1
              FENCE
              busy := 0
            """);
    String byLock =
        counting("INITIAL SHARED INT counter IS 0:\nLOCK l:", "LOCK l\n  counter := counter + 1");
    return Stream.of(byAddition, byComparison, byExchange, byLock)
        .flatMap(program -> Stream.of(1, 2, 4).map(side -> Arguments.of(program, side)));
  }

  @ParameterizedTest
  @MethodSource("countings")
  void shouldCountWhateverTheNumberOfCores(String program, int side) {
    assertThat(run(program, side).screen()).isEqualTo("320\n");
  }

  @Test
  void shouldSpreadThePar() {
    String program = PRINT + counting("SHARED INT counter:", "counter := 1");
    ObjectProgram compiled = OccamRun.compile(program);
    assertThat(compiled.notes()).isEmpty();
    assertThat(compiled.components()).hasSize(17);
    assertThat(compiled.sharedMemory().blocks()).hasSize(1);
  }

  @Test
  void shouldGiveEachDeclarationLinesOfItsOwnThatAllComponentsKnow() {
    String source =
        """
        PROC main ()
          SHARED INT a, b:
          LOCK l:
          SHARED [17]INT c:
          PAR i = 0 FOR 2
            LOCK l
              SEQ
                a := i
                b := i
                c[i] := i
        :
        """;
    ObjectProgram program = OccamRun.compile(source);
    MachineSpecification machine = OccamRun.machine(Kind.COHERENT, 2);
    MachineImage image = Linker.link(program, Placer.place(program, 2, 2), machine);
    List<SharedMemory.Block> blocks = program.sharedMemory().blocks();
    assertThat(blocks).extracting(SharedMemory.Block::name).containsExactly("a", "b", "l", "c");
    assertThat(blocks).extracting(SharedMemory.Block::bytes).containsExactly(4, 4, 16, 68);
    List<Set<Integer>> addresses =
        Stream.generate(HashSet<Integer>::new).limit(4).collect(Collectors.<Set<Integer>>toList());
    for (int i = 0; i < 2; i++) {
      int workspace = image.processes().get(i).workspace();
      DataBlock data =
          image.data().stream()
              .filter(each -> each.address() == workspace)
              .findFirst()
              .orElseThrow();
      for (Slot slot : program.components().get(i).slots()) {
        if (slot instanceof Slot.SharedBlock shared) {
          addresses.get(shared.block()).add(data.words()[shared.offset()]);
        }
      }
    }
    assertThat(addresses).allMatch(each -> each.size() == 1);
    List<Integer> starts = addresses.stream().map(each -> each.iterator().next()).toList();
    assertThat(starts).allMatch(start -> start % 64 == 0);
    assertThat(starts.get(1)).isEqualTo(starts.get(0) + 64);
    assertThat(starts.get(2)).isEqualTo(starts.get(1) + 64);
    assertThat(starts.get(3)).isEqualTo(starts.get(2) + 64);
    assertThat(image.workspaces().start()).isEqualTo(starts.get(3) + 128);
  }

  @Test
  void shouldDoTheSameInTheSameTimeEveryTime() {
    String program =
        counting("INITIAL SHARED INT counter IS 0:\nLOCK l:", "LOCK l\n  counter := counter + 1");
    assertThat(run(program, 2).result().statistics())
        .isEqualTo(run(program, 2).result().statistics());
  }

  /** Those who wait sleep meanwhile, so that the others of their core can arrive. */
  private static final String BARRIER =
      """
      PROC wait (SHARED INT arrived, round, VAL INT processes)
        VAL INT mine IS round:
        INT before:
        SEQ
          ATOMIC.ADD (arrived, 1, before)
          IF
            before = (processes - 1)
              SEQ
                arrived := 0
                FENCE
                round := mine + 1
            TRUE
              WHILE round = mine
                TIMER clock:
                INT now:
                SEQ
                  clock ? now
                  clock ? AFTER now PLUS 1
      :
      """;

  /** A sum over a tree: every round needs what the others did in the one before. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void shouldWaitAtABarrierInSharedMemory(int side) {
    String program =
        BARRIER
            + """
        PROC main (CHAN BYTE screen!)
          VAL INT n IS 8:
          SHARED [n]INT values:
          INITIAL SHARED INT arrived IS 0:
          INITIAL SHARED INT round IS 0:
          SEQ
            SEQ i = 0 FOR n
              values[i] := i + 1
            PAR i = 0 FOR n
              SEQ step = 0 FOR 3
                SEQ
                  IF
                    (i \\ (1 << (step + 1))) = 0
                      values[i] := values[i] + values[i + (1 << step)]
                    TRUE
                      SKIP
                  wait (arrived, round, n)
            print (values[0], screen!)
        :
        """;
    assertThat(run(program, side).screen()).isEqualTo("36\n");
  }

  /**
   * Heat flows along a bar whose ends keep 0 and 640; after some rounds every cell is what the same
   * loop in Java computes.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void shouldComputeAStencilInASharedArray(int side) {
    String program =
        BARRIER
            + """
        VAL INT cells IS 32:
        VAL INT workers IS 8:
        VAL INT rounds IS 5:
        PROC step (VAL []INT from, SHARED []INT to, VAL INT first)
          SEQ i = 0 FOR SIZE to
            VAL INT cell IS first + i:
            IF
              (cell = 0) OR (cell = (cells - 1))
                to[i] := from[cell]
              TRUE
                to[i] := (from[cell - 1] + from[cell + 1]) / 2
        :
        PROC main (CHAN BYTE screen!)
          SHARED [2][cells]INT bar:
          INITIAL SHARED INT arrived IS 0:
          INITIAL SHARED INT round IS 0:
          SEQ
            SEQ i = 0 FOR cells
              bar[0][i] := 0
            bar[0][cells - 1] := 640
            PAR w = 0 FOR workers
              VAL INT own IS cells / workers:
              SEQ r = 0 FOR rounds
                SEQ
                  SHARED []INT part IS [bar[1 - (r \\ 2)] FROM w * own FOR own]:
                  step (bar[r \\ 2], part, w * own)
                  wait (arrived, round, workers)
            SEQ i = 0 FOR cells
              print (bar[rounds \\ 2][i], screen!)
        :
        """;
    int[] bar = new int[32];
    bar[31] = 640;
    for (int round = 0; round < 5; round++) {
      int[] next = bar.clone();
      for (int cell = 1; cell < 31; cell++) {
        next[cell] = (bar[cell - 1] + bar[cell + 1]) / 2;
      }
      bar = next;
    }
    StringBuilder expected = new StringBuilder();
    for (int cell : bar) {
      expected.append(cell).append('\n');
    }
    assertThat(run(program, side).screen()).isEqualTo(expected.toString());
  }

  /** Five forks that are locks, the last philosopher left-handed; each eats some times. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldHaveArraysOfLocks(int side) {
    String program =
        """
        PROC eat (LOCK one, other, SHARED INT meals)
          SEQ i = 0 FOR 10
            LOCK one
              LOCK other
                meals := meals + 1
        :
        PROC main (CHAN BYTE screen!)
          [5]LOCK forks:
          SHARED [5]INT meals:
          SEQ
            SEQ i = 0 FOR 5
              meals[i] := 0
            PAR i = 0 FOR 5
              IF
                i = 4
                  eat (forks[0], forks[4], meals[4])
                TRUE
                  eat (forks[i], forks[i + 1], meals[i])
            SEQ i = 0 FOR 5
              print (meals[i], screen!)
        :
        """;
    assertThat(run(program, side).screen()).isEqualTo("10\n10\n10\n10\n10\n");
  }

  @Test
  void shouldLetProgramsUseTheExtensionsWordsAsNames() {
    String program =
        """
        PROC ATOMIC.ADD (INT LOCK, VAL INT FENCE)
          LOCK := LOCK + FENCE
        :
        PROC main (CHAN BYTE screen!)
          INT x:
          SEQ
            x := 1
            ATOMIC.ADD (x, 4)
            print (x, screen!)
        :
        """;
    assertThat(OccamRun.screenOnBoth(PRINT + program)).isEqualTo("5\n");
  }

  @Test
  void shouldRefuseSharedMemoryOnTheMeshMachineAndSayWhy() {
    ObjectProgram program =
        OccamRun.compile(PRINT + counting("SHARED INT counter:", "counter := 1"));
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class,
            () -> OccamRun.run(program, OccamRun.machine(Kind.MESH, 2), ""));
    assertThat(refused.diagnostics()).hasSize(1);
    assertThat(refused.diagnostics().getFirst().position()).hasToString("test.occ:16:14");
    assertThat(refused).hasMessageContaining("no core can touch another core's memory");
    assertThat(refused).hasMessageContaining("--machine coherent");
  }

  @Test
  void shouldNotMindSharedMemoryThatIsNeverUsed() {
    String program =
        """
        PROC unused (SHARED INT n, LOCK l)
          LOCK l
            n := 1
        :
        PROC main (CHAN BYTE screen!)
          screen ! 'x'
        :
        """;
    assertThat(OccamRun.screenOnBoth(program)).isEqualTo("x");
  }

  @Test
  void shouldSayWhichLocksADeadlockIsAbout() {
    String program =
        """
        PROC take (LOCK first, second, CHAN INT ready!, CHAN INT go?)
          INT x:
          LOCK first
            SEQ
              PAR
                ready ! 0
                go ? x
              LOCK second
                SKIP
        :
        PROC main (CHAN BYTE screen!)
          [2]LOCK l:
          CHAN INT a, b:
          PAR
            take (l[0], l[1], a!, b?)
            take (l[1], l[0], b!, a?)
        :
        """;
    OccamRun run = run(OccamRun.compile(program), 2);
    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(run.result().report())
        .containsExactly(
            "deadlock after cycle %d: no process can go on, 2 wait".formatted(cycles(run)),
            "  take on core 0 waits at test.occ:8:7 (take) for lock second, which take#2 holds since"
                + " it came there at test.occ:3:3 (take)",
            "  take#2 on core 1 waits at test.occ:8:7 (take) for lock second, which take holds since"
                + " it came there at test.occ:3:3 (take)",
            "cycle of waits:",
            "  take waits for take#2 to leave lock second",
            "  take#2 waits for take to leave lock second");
  }

  private static long cycles(OccamRun run) {
    return run.result().statistics().count(Statistic.CYCLES);
  }
}
