package org.inmesh.bench.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.placement.Placer;
import org.inmesh.programs.ProgramLibrary;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.RunRecording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets of real programs on both machines. */
class PacketRecordingTest {
  private static final long CYCLES = 40_000;
  private static final Set<EventKind> PACKETS = EnumSet.of(EventKind.NETWORK, EventKind.COHERENCE);

  private static final Host NOBODY =
      new Host() {
        @Override
        public void screen(int character) {}

        @Override
        public void error(int character) {}

        @Override
        public int keyboard() {
          return -1;
        }
      };

  private static Selection all(Set<EventKind> kinds) {
    return new Selection(kinds, Set.of(), 0, Long.MAX_VALUE);
  }

  /** Runs a program of the library for a while. */
  private static RunResult run(
      String program, MachineSpecification machine, Selection selection, EventSink sink) {
    ObjectProgram compiled =
        RecordedRun.compiled(new ProgramLibrary().find(program).orElseThrow(), machine);
    MachineImage image =
        Linker.link(
            compiled,
            Placer.place(compiled, machine.network().columns(), machine.network().rows()),
            machine);
    MachineObservers observers =
        sink == null
            ? MachineObservers.NONE
            : RunRecording.observers(sink, selection, machine, image);
    return Machines.build(
            machine, image, NOBODY, Stepping.RUN_AHEAD, observers, Measuring.NOTHING_MORE)
        .run(CYCLES);
  }

  @ParameterizedTest
  @CsvSource({
    "commstime, MESH", "sieve, MESH", "stencil, MESH",
    "commstime, COHERENT", "sieve, COHERENT", "stencil, COHERENT"
  })
  void shouldExplainEveryCreationAndChangeNothing(String program, Kind kind) {
    MachineSpecification machine = RecordedRun.machine(kind, 4, 4);
    PacketsChecked packets = new PacketsChecked();
    RunResult recorded = run(program, machine, all(PACKETS), packets);
    RunResult alone = run(program, machine, null, null);
    assertThat(recorded.statistics()).isEqualTo(alone.statistics());
    assertThat(recorded.ending()).isEqualTo(alone.ending());
    assertThat((long) packets.delivered.size())
        .isEqualTo(recorded.statistics().count(Statistic.PACKETS));
    assertThat(packets.caused).isPositive();
    assertThat(packets.messages).isEqualTo(kind == Kind.COHERENT ? packets.created.size() : 0);
  }

  @Test
  void shouldRecordAHopForEveryFlitThatALinkForwards() {
    MachineSpecification machine = RecordedRun.machine(Kind.MESH, 4, 4);
    PacketsChecked packets = new PacketsChecked();
    run("sieve", machine, all(EnumSet.of(EventKind.HOP)), packets);
    PacketsChecked whole = new PacketsChecked();
    run("sieve", machine, all(EnumSet.of(EventKind.NETWORK, EventKind.HOP)), whole);
    assertThat(packets.created).isEmpty();
    assertThat(packets.forwarded).isEqualTo(whole.forwarded);
    // Every flit passes at least the routers of its source and of its destination.
    assertThat(whole.forwarded).isGreaterThan(2 * whole.bytes() / 8 * 9 / 10);
  }

  @Test
  void shouldRecordTheSelectedPacketsWithAllThatBecomesOfThem() {
    MachineSpecification machine = RecordedRun.machine(Kind.MESH, 4, 4);
    PacketsChecked whole = new PacketsChecked();
    run("sieve", machine, all(PACKETS), whole);
    long end =
        LongStream.of(whole.created.values().stream().mapToLong(x -> x).toArray())
            .max()
            .orElseThrow();
    Selection part = new Selection(PACKETS, Set.of(), end / 3, end / 2);
    PacketsChecked selected = new PacketsChecked();
    run("sieve", machine, part, selected);
    assertThat(selected.created.keySet())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            whole.created.entrySet().stream()
                .filter(packet -> packet.getValue() >= end / 3 && packet.getValue() <= end / 2)
                .map(Map.Entry::getKey)
                .toList());
    assertThat(selected.delivered).isEqualTo(restricted(whole, selected));
    assertThat(selected.beginnings).isPositive();
  }

  private static Map<Long, Long> restricted(PacketsChecked whole, PacketsChecked selected) {
    Map<Long, Long> delivered = new HashMap<>(whole.delivered);
    delivered.keySet().retainAll(selected.created.keySet());
    return delivered;
  }

  @Test
  void shouldRecordPacketsFromAndToTheSelectedCores() {
    MachineSpecification machine = RecordedRun.machine(Kind.COHERENT, 4, 2);
    Set<Long> expected = new HashSet<>();
    EventSink ends =
        new EventSink() {
          @Override
          public void packetCreated(
              long packet,
              int network,
              int messageClass,
              int source,
              int destination,
              int bytes,
              long cycle) {
            if (source == 2 || source == 5 || destination == 2 || destination == 5) {
              expected.add(packet);
            }
          }
        };
    run("commstime", machine, all(PACKETS), ends);
    PacketsChecked selected = new PacketsChecked();
    run("commstime", machine, new Selection(PACKETS, Set.of(2, 5), 0, Long.MAX_VALUE), selected);
    assertThat(selected.created.keySet()).isNotEmpty().isEqualTo(expected);
    assertThat(selected.messages).isEqualTo(expected.size());
  }

  @Test
  void shouldKeepCausesAsNearAsAReaderNeeds() {
    assertThat((long) PacketObserver.FARTHEST_CAUSE).isEqualTo(EventSink.FARTHEST_CAUSE);
    assertThat(PacketObserver.BEGINNING).isEqualTo(EventSink.BEGINNING);
  }
}
