package org.inmesh.bench.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.store.TraceReader;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How much slower a run is that is recorded: in each operation the same run without recording, with
 * the network and channel kinds, and with the usual kinds. They take turns, and what is counted is
 * the processor time of the thread that simulates, so that other work of the host matters little.
 */
@State(Scope.Thread)
public class RecordingBenchmark {
  /** A {@link RecordedWork}. */
  @Param({
    "mesh 16 sieve primes=1500",
    "mesh 64 sieve primes=1500",
    "mesh 16 stencil steps=400",
    "mesh 4 commstime loops=50000",
    "coherent 16 sieve primes=400",
    "coherent 16 stencil steps=40",
    "traffic 0.05",
    "traffic 0.2"
  })
  public String work;

  private static final Set<EventKind> NETWORK_AND_CHANNEL =
      EnumSet.of(EventKind.NETWORK, EventKind.CHANNEL);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private RecordedWork recorded;
  private Path folder;
  private long events;
  private long bytes;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Nanoseconds of the processor without recording. */
    public long withoutRecording;

    /** The same with packets and messages between cores. */
    public long networkAndChannel;

    /** The same with the usual kinds. */
    public long usualKinds;

    /** Events of the second. */
    public long events;

    /** Bytes of the second on the disk. */
    public long bytes;
  }

  /** Loads the program, and counts what a trace of network and channels has. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    folder = Files.createTempDirectory("inmesh-bench");
    recorded = RecordedWork.parse(work);
    Path trace = folder.resolve("counted.trace");
    recorded.record(trace, selection(NETWORK_AND_CHANNEL));
    try (TraceReader reader = TraceReader.open(trace)) {
      reader.forEach(new EventSink() {});
      events = reader.eventsFound();
      bytes = reader.storedBytes();
    }
    remove(trace);
  }

  private static Selection selection(Set<EventKind> kinds) {
    return new Selection(kinds, Set.of(), 0, Long.MAX_VALUE);
  }

  /** Removes the folder. */
  @TearDown(Level.Trial)
  public void removeFolder() throws IOException {
    remove(folder);
  }

  private static void remove(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Runs three times. */
  @Benchmark
  public void recording(Counters counters) throws IOException {
    long start = threads.getCurrentThreadCpuTime();
    recorded.run();
    counters.withoutRecording += threads.getCurrentThreadCpuTime() - start;
    counters.networkAndChannel += record(selection(NETWORK_AND_CHANNEL));
    counters.usualKinds += record(Selection.usual());
    counters.events += events;
    counters.bytes += bytes;
  }

  private long record(Selection selection) throws IOException {
    Path trace = folder.resolve("trace");
    long start = threads.getCurrentThreadCpuTime();
    recorded.record(trace, selection);
    long taken = threads.getCurrentThreadCpuTime() - start;
    remove(trace);
    return taken;
  }
}
