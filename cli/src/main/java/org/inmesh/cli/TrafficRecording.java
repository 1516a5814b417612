package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.RunDescription;
import org.inmesh.traces.recording.RunHeader;
import org.inmesh.traces.recording.TrafficRecorder;
import org.inmesh.traces.store.TraceWriter;

/** The recording of one measurement of a network under traffic. */
final class TrafficRecording implements AutoCloseable {
  /** A network without cores has no other events. */
  static final Set<EventKind> KINDS = EnumSet.of(EventKind.NETWORK, EventKind.HOP);

  private final TraceWriter writer;
  private final TrafficRecorder recorder;

  /** Or null. */
  private IOException failureAtEnd;

  /** Begins a trace of an experiment in a new folder. */
  TrafficRecording(Path folder, Selection selection, NetworkExperiment experiment)
      throws IOException {
    NetworkSpecification network = experiment.network();
    RunDescription description =
        new RunDescription(
            experiment.traffic().patternLabel(),
            Map.of(
                "rate", String.valueOf(experiment.traffic().load()), "router", experiment.router()),
            "",
            MachineFile.text(machine(network)));
    long seed = experiment.traffic().seed();
    writer = new TraceWriter(folder, RunHeader.ofTraffic(description, selection, network, seed));
    writer.keepFailure();
    recorder = new TrafficRecorder(writer, selection, network);
  }

  /** Only as the frame of a machine file: traffic has no cores. */
  private static MachineSpecification machine(NetworkSpecification network) {
    MachineSpecification mesh = MachineFile.load("mesh", List.of(), OptionalInt.empty());
    return new MachineSpecification(
        "network",
        mesh.kind(),
        mesh.clockMegahertz(),
        mesh.processor(),
        mesh.memoryBytesPerCore(),
        network,
        mesh.messagePayloadBytes(),
        mesh.caches());
  }

  /** Refuses what is more than one measurement, and cores that are not there. */
  static void check(Selection selection, List<NetworkExperiment> experiments) {
    if (experiments.size() != 1) {
      throw new BadInputException(
          "--record takes one measurement, but there are %d: give one network, one --pattern and"
                  .formatted(experiments.size())
              + " one of --rates");
    }
    RecordingSelection.check(selection, experiments.getFirst().network().nodes());
  }

  TrafficRecorder recorder() {
    return recorder;
  }

  /** The measurement has ended; no point means that somebody has stopped it. */
  void finish(List<SweepPoint> points) {
    String ending = "interrupted";
    Map<String, Number> statistics = new LinkedHashMap<>();
    if (!points.isEmpty()) {
      if (points.getFirst() instanceof SweepPoint.Measured measured) {
        LatencyResult result = measured.result();
        ending = result.status().name().toLowerCase(Locale.ROOT);
        statistics.put("offered_load", result.offeredLoad());
        statistics.put("accepted_load", result.acceptedLoad());
        statistics.put("measured_packets", result.packets());
        if (result.packets() > 0) {
          statistics.put("packet_latency_mean", result.meanPacketLatency());
          statistics.put("network_latency_mean", result.meanNetworkLatency());
        }
      } else {
        ending = "deadlock";
      }
    }
    try {
      writer.finish(ending, statistics);
    } catch (IOException exception) {
      failureAtEnd = exception;
    }
  }

  /** Why the trace could not be written to its end, if that was so. */
  Optional<IOException> failure() {
    return failureAtEnd == null ? writer.failure() : Optional.of(failureAtEnd);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
