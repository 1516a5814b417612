package org.inmesh.bench.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.junit.jupiter.api.Test;

/**
 * What small programs are to tell. Cycles of the mesh machine by hand: a dispatch takes 3, {@code
 * ldc} and {@code ldlp} 1, {@code ldl} 2, {@code outword} and {@code in} of a word by a virtual
 * channel 23 and 19, {@code endp} 13, {@code startp} 12, {@code mark} 1, each prefix 1. Processes
 * and addresses of instructions are those of the compiler's listing.
 */
class CoreRecorderTest {
  private static final String PRODUCER_AND_CONSUMER =
      """
      PROC main (CHAN BYTE screen!)
        CHAN INT c:
        PAR
          c ! 1
          INT x:
          SEQ
            c ? x
            TRACE.MARK (x + 6)
      :
      """;

  private static final String PAR =
      """
      PROC main (CHAN BYTE screen!)
        INT x, y:
        SEQ
          x, y := 0, 0
          PAR
            x := 1
            y := 2
          TRACE.MARK (x + y)
      :
      """;

  private static RecordedRun run(String occam, Kind kind, Set<EventKind> kinds) {
    return RecordedRun.of(
        RecordedRun.compiled(occam), RecordedRun.machine(kind, 2, 1), Stepping.RUN_AHEAD, kinds);
  }

  private static List<String> events(String occam, Kind kind, EventKind... kinds) {
    return run(occam, kind, EnumSet.copyOf(List.of(kinds))).events().lines();
  }

  /** The packet of a flit of head and a word is created in cycle 6 and arrives in 16. */
  @Test
  void shouldTellOfProducerAndConsumerOnTheMesh() {
    assertThat(
            events(
                PRODUCER_AND_CONSUMER,
                Kind.MESH,
                EventKind.CORE,
                EventKind.CHANNEL,
                EventKind.MARKER))
        .containsExactly(
            "0 0 busy",
            "0 1 busy",
            "0 0 started 80000065 80000048",
            "0 0 running 80000065 80000048",
            "0 1 started 80000069 80000048",
            "0 1 running 80000069 80000048",
            // ldl c (2), ldc 1, outword
            "6 0 output 80000065 40000000 4",
            "6 0 waiting 80000065 8000004a OUTPUT 40000000",
            // ldlp x, ldl c (2), ldc 4, in
            "7 1 input 80000069 40000000 4",
            "7 1 waiting 80000069 8000004b INPUT 40000000",
            "16 1 received 80000069 40000000 4",
            // 7 + 19: only then does the core look at its queue.
            "26 1 ready 80000069",
            "26 1 running 80000069 8000004c",
            "29 0 ready 80000065",
            "29 0 running 80000065 8000004b",
            // 26 + 3, ldl x (2), adc 6
            "32 1 marker 80000069 7",
            // 29 + 3, ldlp, endp
            "33 0 ended 80000065 8000004c",
            "36 1 ended 80000069 80000052",
            "46 0 idle",
            "49 1 idle");
  }

  /** On shared memory the second to come moves the message; cycles depend on the caches. */
  @Test
  void shouldTellOfProducerAndConsumerOnSharedMemory() {
    assertThat(
            events(
                PRODUCER_AND_CONSUMER,
                Kind.COHERENT,
                EventKind.CORE,
                EventKind.CHANNEL,
                EventKind.MARKER))
        .extracting(line -> line.replaceFirst("\\d+ (\\d \\w+).*", "$1"))
        .containsExactly(
            "0 busy",
            "1 busy",
            "0 started",
            "0 running",
            "1 started",
            "1 running",
            "1 input",
            "1 waiting",
            "1 idle",
            "0 output",
            "1 received",
            "1 busy",
            "1 ready",
            "1 running",
            "0 ended",
            "0 idle",
            "1 marker",
            "1 ended",
            "1 idle");
  }

  @Test
  void shouldTellOfParallelProcesses() {
    assertThat(events(PAR, Kind.MESH, EventKind.CORE, EventKind.MARKER))
        .containsExactly(
            "0 0 busy",
            "0 0 started 80000095 80000048",
            "0 0 running 80000095 80000048",
            "23 0 started 80000081 8000005e",
            "38 0 ended 80000095 8000005d",
            "51 0 running 80000081 8000005e",
            // The last to end goes on as the one that began.
            "57 0 ended 80000081 80000061",
            "57 0 running 80000095 80000062",
            "75 0 marker 80000095 3",
            "79 0 ended 80000095 80000069",
            "92 0 idle");
  }

  /** A second component waits at an alternation until the first, on the same core, outputs. */
  @Test
  void shouldTellOfAlternationAndLocalMessage() {
    String occam =
        """
        PROC main (CHAN BYTE screen!)
          INT x:
          SEQ
            x := 0
            CHAN INT c:
            PAR
              ALT
                c ? x
                  SKIP
              c ! 5
            TRACE.MARK (x)
        :
        """;

    assertThat(
            RecordedRun.of(
                    RecordedRun.compiled(occam),
                    RecordedRun.machine(Kind.MESH, 1, 1),
                    Stepping.RUN_AHEAD,
                    EnumSet.of(EventKind.CORE, EventKind.LOCAL_CHANNEL))
                .events()
                .lines())
        .extracting(line -> line.replaceFirst("\\d+ 0 (\\w+) ?\\w* ?\\w* ?(\\w*).*", "$1 $2"))
        .containsExactly(
            "busy ",
            "started ",
            "running ",
            "started ",
            "waiting ALTERNATION",
            "running ",
            "output 4",
            "ready ",
            "waiting OUTPUT",
            "running ",
            "input 4",
            "received 4",
            "ready ",
            "ended ",
            "running ",
            "ended ",
            "running ",
            "ended ",
            "idle ");
  }

  /** A tick of low priority is 64 microseconds, at 600 MHz 38,400 cycles. */
  @Test
  void shouldTellOfWaitingForATime() {
    String occam =
        """
        PROC main (CHAN BYTE screen!)
          TIMER clock:
          INT now:
          SEQ
            clock ? now
            clock ? AFTER now
        :
        """;

    RecordedRun run =
        RecordedRun.of(
            RecordedRun.compiled(occam),
            RecordedRun.machine(Kind.MESH, 2, 1),
            Stepping.RUN_AHEAD,
            new Selection(EnumSet.of(EventKind.CORE), Set.of(), 0, Long.MAX_VALUE),
            null,
            50_000);

    assertThat(run.events().lines())
        .extracting(line -> line.replaceFirst("8[0-9a-f]{7}.*8[0-9a-f]{7} ", ""))
        .satisfies(lines -> assertThat(lines.get(3)).matches("\\d+ 0 waiting TIMER 00000000"))
        .satisfies(lines -> assertThat(lines.get(4)).matches("\\d+ 0 idle"))
        .satisfies(lines -> assertThat(lines.get(5)).isEqualTo("38400 0 busy"))
        .satisfies(lines -> assertThat(lines.get(6)).startsWith("38400 0 ready"))
        .satisfies(lines -> assertThat(lines.get(7)).startsWith("38400 0 running"));
  }

  /** {@code div} begins in cycle 8 and takes 39 and a prefix. */
  @Test
  void shouldTellTheEndOfAProcessThatFails() {
    String occam =
        """
        PROC main (CHAN BYTE screen!)
          INT x:
          SEQ
            x := 0
            x := 1 / x
        :
        """;
    RecordedRun run = run(occam, Kind.MESH, EnumSet.of(EventKind.CORE));

    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.events().lines()).last().isEqualTo("48 0 ended 80000069 8000004c");
  }

  /** To the host, which is no process, messages are begun and not received. */
  @Test
  void shouldTellOfMessagesToTheHost() {
    String occam =
        """
        PROC main (CHAN BYTE screen!)
          screen ! 'a'
        :
        """;

    for (Kind kind : Kind.values()) {
      assertThat(events(occam, kind, EventKind.CHANNEL))
          .singleElement()
          .asString()
          .matches("\\d+ 0 output \\w+ 60000004 1");
    }
  }

  @Test
  void shouldTellInstructionsInFrontOfWhatTheyDo() {
    assertThat(events(PAR, Kind.MESH, EventKind.CORE, EventKind.INSTRUCTION))
        .containsSubsequence(
            "20 0 instruction 80000095 80000056 4 4",
            // A prefix, and -5 for ldlp.
            "21 0 instruction 80000095 80000057 1 -5",
            "23 0 instruction 80000095 80000059 f 13",
            "23 0 started 80000081 8000005e",
            "35 0 instruction 80000095 8000005a 4 1");
  }

  @Test
  void shouldTellOnlyOfSelectedCoresAndCycles() {
    RecordedRun run =
        RecordedRun.of(
            RecordedRun.compiled(PRODUCER_AND_CONSUMER),
            RecordedRun.machine(Kind.MESH, 2, 1),
            Stepping.RUN_AHEAD,
            new Selection(EnumSet.of(EventKind.CORE, EventKind.CHANNEL), Set.of(1), 7, 26));

    assertThat(run.events().lines())
        .containsExactly(
            "7 1 input 80000069 40000000 4",
            "7 1 waiting 80000069 8000004b INPUT 40000000",
            "16 1 received 80000069 40000000 4",
            "26 1 ready 80000069",
            "26 1 running 80000069 8000004c");
  }
}
