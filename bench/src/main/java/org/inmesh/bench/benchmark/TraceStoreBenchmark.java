package org.inmesh.bench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;
import org.inmesh.traces.store.TraceReader;
import org.inmesh.traces.store.TraceWriter;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How many events a second one host thread writes to a trace and reads back, with compression,
 * checksums and the queue.
 */
@State(Scope.Thread)
public class TraceStoreBenchmark {
  private static final TraceHeader HEADER =
      new TraceHeader(
          TraceHeader.FORMAT_VERSION,
          "traffic",
          Selection.usual(),
          new TraceMachine(
              "bench", "network", "", PacketStream.NODES, 32, 1, 8, 1, 1, 0, List.of()),
          TraceProgram.NONE);
  private static final int CYCLES = 1_000;
  private static final int CYCLES_READ = 20_000;

  private Path folder;
  private int traces;
  private TraceWriter writer;
  private PacketStream stream;
  private Path recorded;
  private long bytes;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Events written or read. */
    public long events;

    /** Bytes of the trace that was read; their rate over that of the events is their size. */
    public long bytes;
  }

  /** Records what is read later. */
  @Setup(Level.Trial)
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("inmesh-bench");
    recorded = folder.resolve("recorded.trace");
    try (TraceWriter complete = new TraceWriter(recorded, HEADER)) {
      new PacketStream().run(CYCLES_READ, complete);
      complete.finish("finished", Map.of());
    }
    try (TraceReader reader = TraceReader.open(recorded)) {
      reader.forEach(new EventSink() {});
      bytes = reader.storedBytes();
    }
  }

  /** Begins a trace. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    writer = new TraceWriter(folder.resolve("written" + traces++ + ".trace"), HEADER);
    stream = new PacketStream();
  }

  /** Ends it. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    writer.close();
    remove(folder.resolve("written" + (traces - 1) + ".trace"));
  }

  /** Removes all traces. */
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

  /** Writes events. */
  @Benchmark
  public void write(Counters counters) {
    long before = stream.events();
    stream.run(CYCLES, writer);
    counters.events += stream.events() - before;
  }

  /** Makes the same events and drops them: what of {@link #write} is not the store. */
  @Benchmark
  public void generate(Counters counters) {
    long before = stream.events();
    stream.run(CYCLES, new EventSink() {});
    counters.events += stream.events() - before;
  }

  /** Reads a trace. */
  @Benchmark
  public void read(Counters counters) throws IOException {
    try (TraceReader reader = TraceReader.open(recorded)) {
      reader.forEach(new EventSink() {});
      counters.events += reader.eventsFound();
      counters.bytes += bytes;
    }
  }
}
