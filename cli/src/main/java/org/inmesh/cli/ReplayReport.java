package org.inmesh.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.Statistic;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.replay.RecordingComparison;
import org.inmesh.traces.replay.ReplayResult;

/** What a replay came to, beside the recording. */
record ReplayReport(
    Path file,
    ReplayInput input,
    ReplayNetworks.Named networks,
    ReplayOptions options,
    ReplayResult result) {
  private static final String NOT_KNOWN = "-";

  /** Of the statistics of a run, those that a network alone has. */
  private static final List<Statistic> OF_NETWORK =
      List.of(
          Statistic.PACKETS,
          Statistic.FLITS,
          Statistic.FLIT_HOPS,
          Statistic.PACKET_LATENCY_MEAN,
          Statistic.PACKET_LATENCY_MAXIMUM);

  /** The statistics by their names, in core cycles as a run has them; then those of a replay. */
  Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("trace", file.getFileName().toString());
    row.put("network", networks.name());
    row.put("loop", options.isOpenLoop() ? "open" : "closed");
    row.put("time_factor", result.timeFactor());
    double cycles = networkCyclesPerCoreCycle();
    row.put(Statistic.PACKETS.key(), result.delivered());
    row.put(Statistic.FLITS.key(), result.flits());
    row.put(Statistic.FLIT_HOPS.key(), result.flitHops());
    row.put(Statistic.PACKET_LATENCY_MEAN.key(), finite(result.latencyMean() / cycles));
    row.put(Statistic.PACKET_LATENCY_MAXIMUM.key(), result.latencyMaximum() / cycles);
    row.put("latency_mean", finite(result.latencyMean()));
    row.put("latency_p50", percentile(50));
    row.put("latency_p90", percentile(90));
    row.put("latency_p99", percentile(99));
    row.put("latency_max", result.latencyMaximum());
    row.put("network_latency_mean", finite(result.networkLatencyMean()));
    row.put("last_delivery", result.lastDelivery());
    row.put("packets_read", result.read());
    row.put("late", result.late());
    row.put("not_sent", result.notSent());
    row.put("unroutable", result.unroutable());
    row.put("lost", result.lost());
    row.put("delayed", result.delayed());
    row.put("unknown_causes", result.unknownCauses());
    RecordingComparison recording = result.comparison();
    row.put("recorded_packets", recording.delivered());
    row.put("recorded_latency_mean", finite(recording.latencyMean()));
    row.put("recorded_latency_max", recording.latencyMaximum());
    row.put("recorded_last_delivery", recording.lastDelivery());
    row.put("compared", recording.compared());
    row.put("in_recorded_cycle", recording.inSameCycle());
    for (Statistic statistic : OF_NETWORK) {
      Number value = recordedStatistics().get(statistic.key());
      row.put("run_" + statistic.key(), value);
    }
    row.put("complete", !result.stopped() && result.deadlock().isEmpty());
    return row;
  }

  private Map<String, Number> recordedStatistics() {
    return input.end().map(TraceEnd::statistics).orElse(Map.of());
  }

  private double networkCyclesPerCoreCycle() {
    NetworkSpecification network = networks.target().specification();
    return (double) network.cyclesPerCoreCycle() / network.coreCyclesPerCycle();
  }

  private double recordedCyclesPerCoreCycle() {
    TraceMachine machine = input.header().machine();
    return (double) machine.networkCyclesPerCoreCycle() / machine.coreCyclesPerNetworkCycle();
  }

  /** Null in place of what is not a number, which JSON does not know. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private long percentile(double percent) {
    return result.latencies().getValueAtPercentile(percent);
  }

  /** For people. */
  void print(PrintStream out) {
    NetworkSpecification network = networks.target().specification();
    out.println(
        "%s on %s, %d x %d nodes, flits of %d bytes: %s loop%s"
            .formatted(
                file.getFileName(),
                networks.name(),
                network.columns(),
                network.rows(),
                network.flitBytes(),
                options.isOpenLoop() ? "open" : "closed",
                result.stopped() ? ", interrupted" : ""));
    RecordingComparison recording = result.comparison();
    TextTable table = new TextTable("lrrl").row("", "replay", "recording", "");
    counts(table, "packets", result.delivered(), recording.delivered(), "delivered");
    counts(table, "flits", result.flits(), recorded(Statistic.FLITS), "");
    counts(table, "flit hops", result.flitHops(), recorded(Statistic.FLIT_HOPS), "");
    table.row(
        "packet latency mean",
        decimal(result.latencyMean()),
        decimal(recording.latencyMean()),
        "network cycles");
    String[] percents = {"50", "90", "99"};
    for (String percent : percents) {
      counts(
          table, "packet latency " + percent + " %", percentile(Integer.parseInt(percent)), -1, "");
    }
    counts(
        table,
        "packet latency max",
        result.latencyMaximum(),
        recording.delivered() == 0 ? -1 : recording.latencyMaximum(),
        "");
    table.row("network latency mean", decimal(result.networkLatencyMean()), NOT_KNOWN, "");
    counts(
        table, "last delivery", result.lastDelivery(), recording.lastDelivery(), "network cycles");
    if (networkCyclesPerCoreCycle() != recordedCyclesPerCoreCycle()) {
      counts(
          table,
          "",
          (long) (result.lastDelivery() / networkCyclesPerCoreCycle()),
          recording.lastDelivery() < 0
              ? -1
              : (long) (recording.lastDelivery() / recordedCyclesPerCoreCycle()),
          "core cycles");
    }
    if (recording.compared() > 0) {
      counts(table, "in the recorded cycle", recording.inSameCycle(), recording.compared(), "");
    }
    table.print(out, "  ");
  }

  private static void counts(
      TextTable table, String label, long replayed, long recorded, String unit) {
    table.row(
        label,
        NumberText.count(replayed),
        recorded < 0 ? NOT_KNOWN : NumberText.count(recorded),
        unit);
  }

  private long recorded(Statistic statistic) {
    Number value = recordedStatistics().get(statistic.key());
    return value == null ? -1 : value.longValue();
  }

  private static String decimal(double value) {
    return Double.isFinite(value) ? NumberText.decimal(value, 1) : NOT_KNOWN;
  }

  /** What the user should know besides. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!input.remark().isEmpty()) {
      remarks.addAll(input.remark().lines().toList());
    }
    if (result.kinds() > result.kindsKept()) {
      remarks.add(
          "the trace keeps %d kinds of packets apart, the target %d: they share"
              .formatted(result.kinds(), result.kindsKept()));
    }
    add(remarks, result.late(), "packets were read too late to be created in time (--window)");
    add(remarks, result.unknownCauses(), "causes are not in the part of the trace that was read");
    add(remarks, result.unroutable(), "packets have no way");
    add(remarks, result.lost(), "packets were lost");
    add(
        remarks,
        result.notSent(),
        result.stopped() || result.deadlock().isPresent()
            ? "packets were left when the replay ended"
            : "packets were not sent: their causes were not delivered");
    return remarks;
  }

  private static void add(List<String> remarks, long count, String text) {
    if (count > 0) {
      remarks.add(NumberText.count(count) + " " + text);
    }
  }

  /** Which packets wait for each other, if they do. */
  Optional<String> deadlock() {
    return result
        .deadlock()
        .map(
            deadlock ->
                DeadlockText.of(networks.name(), networks.target().specification(), deadlock));
  }
}
