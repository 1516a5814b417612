package org.inmesh.bench.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.inspection.OrderedEvents;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.programs.ProgramLibrary;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recording against not recording, running ahead against single steps, events against counters. */
class CoreRecordingDifferentialTest {
  private static final Set<EventKind> FAST = EnumSet.of(EventKind.CHANNEL, EventKind.MARKER);
  private static final Set<EventKind> PROCESSES = EventKind.usual();
  private static final Set<EventKind> EVERYTHING = EnumSet.allOf(EventKind.class);

  /** Two producers of two cores and an alternation with a time on a third. */
  private static final String CONTENDING =
      """
      PROC main (CHAN BYTE screen!)
        [2]CHAN INT c:
        PAR
          PAR i = 0 FOR 2
            INT n:
            SEQ
              n := i
              SEQ j = 0 FOR 20
                SEQ
                  IF
                    (n /\\ 3) = 1
                      TIMER clock:
                      INT now:
                      SEQ
                        clock ? now
                        clock ? AFTER now PLUS 1
                    TRUE
                      SKIP
                  TRACE.MARK (n)
                  c[i] ! n
                  n := (n * 7) + i
                  n := n /\\ 255
          TIMER clock:
          INT got, late, now, x:
          SEQ
            got, late := 0, 0
            WHILE got < 40
              SEQ
                clock ? now
                ALT
                  ALT i = 0 FOR 2
                    c[i] ? x
                      CHAN INT inner:
                      INT y:
                      SEQ
                        got := got + 1
                        PAR
                          inner ! x
                          inner ? y
                  clock ? AFTER now PLUS 3
                    late := late + 1
            screen ! 'a'
      :
      """;

  /** Eight processes of two cores that add to one word under one lock. */
  private static final String LOCKING =
      """
      PROC main (CHAN BYTE screen!)
        INITIAL SHARED INT n IS 0:
        LOCK l:
        INT old:
        SEQ
          PAR i = 0 FOR 8
            SEQ j = 0 FOR 10
              INT was:
              SEQ
                ATOMIC.ADD (n, 1, was)
                LOCK l
                  n := n + 1
          screen ! 'a'
      :
      """;

  private static final String STOPPING =
      """
      PROC main (CHAN BYTE screen!)
        CHAN INT c:
        PAR
          INT x:
          SEQ
            x := 0
            c ! 3
            c ! 9 / x
          INT x:
          SEQ
            c ? x
            c ? x
      :
      """;

  static Stream<Arguments> programs() {
    Stream.Builder<Arguments> programs = Stream.builder();
    for (Kind kind : Kind.values()) {
      MachineSpecification four = RecordedRun.machine(kind, 2, 2);
      programs.add(Arguments.of("contending", RecordedRun.compiled(CONTENDING), four));
      programs.add(Arguments.of("stopping", RecordedRun.compiled(STOPPING), four));
      programs.add(
          Arguments.of(
              "contending on one core",
              RecordedRun.compiled(CONTENDING),
              RecordedRun.machine(kind, 1, 1)));
      for (String name : new String[] {"sieve", "commstime", "stencil"}) {
        programs.add(
            Arguments.of(
                name,
                RecordedRun.compiled(new ProgramLibrary().find(name).orElseThrow(), four),
                four));
      }
    }
    programs.add(
        Arguments.of(
            "locking", RecordedRun.compiled(LOCKING), RecordedRun.machine(Kind.COHERENT, 2, 2)));
    return programs.build();
  }

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource("programs")
  void shouldChangeNothingAndTellTheSameHoweverCoresAreStepped(
      String name, ObjectProgram program, MachineSpecification machine) {
    RecordedRun alone = RecordedRun.of(program, machine, Stepping.RUN_AHEAD, Set.of());
    RecordedRun stepped = RecordedRun.of(program, machine, Stepping.STEPWISE, EVERYTHING);
    assertThat(stepped.result()).isEqualTo(alone.result());
    assertThat(stepped.output()).isEqualTo(alone.output());
    assertThat(stepped.events().count("instruction"))
        .isEqualTo(alone.result().statistics().count(Statistic.INSTRUCTIONS));
    assertCounts(stepped, machine);
    for (Set<EventKind> kinds : Set.of(FAST, PROCESSES)) {
      RecordedRun ahead = RecordedRun.of(program, machine, Stepping.RUN_AHEAD, kinds);
      assertThat(ahead.result()).isEqualTo(alone.result());
      assertThat(ahead.output()).isEqualTo(alone.output());
      assertThat(ahead.events().lines())
          .isEqualTo(RecordedRun.of(program, machine, Stepping.STEPWISE, kinds).events().lines());
    }
  }

  /** Those who observe for a person see the registers only, and know nothing of the record. */
  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource("programs")
  void shouldTellTheInstructionsThatADebuggerSees(
      String name, ObjectProgram program, MachineSpecification machine) {
    List<String> seen = new ArrayList<>();
    OrderedEvents order =
        new OrderedEvents(
            event -> {
              if (event instanceof CoreEvent.Executed executed) {
                seen.add(line(executed));
              }
            });
    RecordedRun both =
        RecordedRun.of(
            program,
            machine,
            Stepping.RUN_AHEAD,
            new Selection(EVERYTHING, Set.of(), 0, Long.MAX_VALUE),
            order,
            RecordedRun.MOST_CYCLES);
    order.reached(Long.MAX_VALUE);

    RecordedRun alone = RecordedRun.of(program, machine, Stepping.RUN_AHEAD, EVERYTHING);
    assertThat(both.events().lines()).isEqualTo(alone.events().lines());
    assertThat(alone.events().lines().stream().filter(line -> line.contains(" instruction ")))
        .containsExactlyElementsOf(seen);
  }

  private static String line(CoreEvent.Executed executed) {
    return "%d %d instruction %08x %08x %x %d"
        .formatted(
            executed.cycle(),
            executed.core(),
            executed.descriptor(),
            executed.address(),
            executed.instruction().function().code(),
            executed.instruction().operand());
  }

  /** What the cores count themselves. */
  private static void assertCounts(RecordedRun run, MachineSpecification machine) {
    RunStatistics statistics = run.result().statistics();
    EventLines events = run.events();
    assertThat(events.count("started")).isEqualTo(statistics.count(Statistic.PROCESSES_STARTED));
    // The last of a PAR's processes to end hands the core over without a switch.
    assertThat(events.count("running") - events.successors())
        .isEqualTo(statistics.count(Statistic.CONTEXT_SWITCHES));
    if (machine.kind() == Kind.MESH) {
      assertThat(events.receivedFromOutside())
          .isEqualTo(statistics.count(Statistic.REMOTE_MESSAGES));
    }
    assertThat(events.count("received") - events.receivedFromOutside())
        .isEqualTo(statistics.count(Statistic.LOCAL_MESSAGES));
  }
}
