package org.inmesh.traces.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.text.TextRows;

/**
 * Task graphs as in work on mapping: rows of {@code source destination bandwidth}, comments behind
 * {@code #}. Tasks are numbers of nodes, or names, which get nodes from 0 on as they come.
 * Bandwidth is in megabytes (10^6) per second. A packet of {@code b} bytes is begun in a network
 * cycle with a probability of bandwidth / (b * clock in MHz), times the rate factor.
 */
public final class TaskGraphImport implements TraceImport {
  private static final String COLUMNS = "source destination bandwidth";
  private static final int WORDS = 3;
  private static final int USUAL_PACKET_BYTES = 32;
  private static final double USUAL_CLOCK_MHZ = 1000;

  /** Makes one. */
  public TaskGraphImport() {}

  @Override
  public String name() {
    return "taskgraph";
  }

  @Override
  public String purpose() {
    return "bandwidths between tasks in MB/s: " + COLUMNS;
  }

  @Override
  public boolean recognizes(Path in) {
    return in.getFileName().toString().endsWith(".taskgraph");
  }

  @Override
  public Set<ImportSetting> settings() {
    return Set.of(
        ImportSetting.CYCLES,
        ImportSetting.SEED,
        ImportSetting.PACKET_BYTES,
        ImportSetting.RATE_FACTOR,
        ImportSetting.CLOCK_MHZ);
  }

  @Override
  public Opened open(Path in, ImportSettings settings) throws IOException {
    double factor = settings.number(ImportSetting.RATE_FACTOR, 1);
    double clock = settings.number(ImportSetting.CLOCK_MHZ, USUAL_CLOCK_MHZ);
    int bytes = (int) settings.whole(ImportSetting.PACKET_BYTES, USUAL_PACKET_BYTES);
    double rateOfMegabyte = factor / (bytes * clock);
    TaskNames tasks = new TaskNames();
    List<Flow> flows = new ArrayList<>();
    try (TextRows rows = new TextRows(in, '#', TextRows.CommentReader.NONE)) {
      while (rows.next()) {
        rows.checkSize(WORDS, WORDS, COLUMNS);
        int source = tasks.node(rows, 0, "source");
        int destination = tasks.node(rows, 1, "destination");
        double bandwidth = rows.number(2, "bandwidth", 0, Double.MAX_VALUE);
        flows.add(Flow.always(source, destination, bandwidth * rateOfMegabyte));
      }
    }
    if (flows.isEmpty()) {
      throw new TraceFormatException(in + ": there is no row '" + COLUMNS + "'");
    }
    Map<String, String> parameters =
        Map.of(
            "cycles",
            Long.toString(settings.cycles()),
            "packet-bytes",
            Integer.toString(bytes),
            "clock-mhz",
            Double.toString(clock),
            "rate-factor",
            Double.toString(factor));
    return new FlowPackets(
        in.toString(),
        FlowHeader.of(name(), in, flows, tasks.names(), parameters, settings.seed()),
        flows,
        settings.cycles(),
        bytes,
        settings.seed());
  }
}
