package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.inmesh.traces.summary.ChannelSummary;
import org.inmesh.traces.summary.CoreSummary;
import org.inmesh.traces.summary.PacketClass;
import org.inmesh.traces.summary.TraceSummary;

/** The statistics of a trace as tables, or as rows of section, item, statistic, value and unit. */
final class TraceStatsReport {
  private final TraceSummary summary;
  private final long lastCoreCycle;

  TraceStatsReport(TraceSummary summary, long lastCoreCycle) {
    this.summary = summary;
    this.lastCoreCycle = lastCoreCycle;
  }

  void print(PrintStream out, int top) {
    out.println(NumberText.count(summary.events()) + " events");
    TextTable counts = new TextTable("lr");
    summary.counts().forEach((type, count) -> counts.row(type.method(), NumberText.count(count)));
    counts.print(out, "  ");
    if (!summary.packets().classes().isEmpty()) {
      out.println();
      out.println("packets; latencies in network cycles");
      packets().print(out, "  ");
      long underWay = summary.packets().underWay();
      if (underWay > 0) {
        out.println("  " + NumberText.count(underWay) + " packets still under way at the end");
      }
      long dropped = summary.packets().dropped();
      if (dropped > 0) {
        out.println(
            "  among them "
                + NumberText.count(dropped)
                + " that are not followed, as too many came after them");
      }
    }
    List<ChannelSummary.Total> channels = summary.channels().totals();
    if (!channels.isEmpty()) {
      out.println();
      out.println(
          "messages by channel; waiting in core cycles a message" + shown(top, channels.size()));
      channels(channels, top).print(out, "  ");
    }
    List<CoreSummary.Total> cores = summary.cores().totals(lastCoreCycle);
    if (!cores.isEmpty()) {
      out.println();
      out.println("cores; busy in core cycles" + shown(top, cores.size()));
      cores(cores, top).print(out, "  ");
    }
  }

  private static String shown(int top, int all) {
    return all <= top ? "" : " (the first %d of %s)".formatted(top, NumberText.count(all));
  }

  private TextTable packets() {
    TextTable table = new TextTable("rrrrrrlrrrrrr");
    table.row(
        "network",
        "class",
        "packets",
        "delivered",
        "lost",
        "bytes",
        "latency",
        "mean",
        "min",
        "p50",
        "p90",
        "p99",
        "max");
    for (PacketClass each : summary.packets().classes()) {
      String[] first = {
        String.valueOf(each.network()),
        String.valueOf(each.messageClass()),
        NumberText.count(each.created()),
        NumberText.count(each.delivered()),
        NumberText.count(each.lost()),
        NumberText.count(each.bytes())
      };
      row(table, first, "creation to injection", each.waiting());
      String[] none = {"", "", "", "", "", ""};
      row(table, none, "injection to delivery", each.travelling());
      row(table, none, "creation to delivery", each.latency());
    }
    return table;
  }

  private static void row(TextTable table, String[] first, String name, Histogram histogram) {
    boolean any = histogram.getTotalCount() > 0;
    List<String> cells = new ArrayList<>(List.of(first));
    cells.add(name);
    cells.add(any ? NumberText.decimal(histogram.getMean(), 1) : "-");
    cells.add(any ? NumberText.count(histogram.getMinValue()) : "-");
    for (double percentile : new double[] {50, 90, 99}) {
      cells.add(any ? NumberText.count(histogram.getValueAtPercentile(percentile)) : "-");
    }
    cells.add(any ? NumberText.count(histogram.getMaxValue()) : "-");
    table.row(cells.toArray(String[]::new));
  }

  private static TextTable channels(List<ChannelSummary.Total> channels, int top) {
    TextTable table = new TextTable("lrrrr");
    table.row("channel", "reader's core", "messages", "bytes", "receiver waits");
    channels.stream()
        .limit(top)
        .forEach(
            each ->
                table.row(
                    each.name(),
                    String.valueOf(each.readerCore()),
                    NumberText.count(each.messages()),
                    NumberText.count(each.bytes()),
                    NumberText.decimal((double) each.receiverWaited() / each.messages(), 1)));
    return table;
  }

  private TextTable cores(List<CoreSummary.Total> cores, int top) {
    TextTable table = new TextTable("rrrrrr");
    table.row("core", "busy", "share", "processes", "switches", "waits");
    cores.stream()
        .limit(top)
        .forEach(
            each ->
                table.row(
                    String.valueOf(each.core()),
                    NumberText.count(each.busy()),
                    NumberText.percent((double) each.busy() / Math.max(1, lastCoreCycle)),
                    NumberText.count(each.processes()),
                    NumberText.count(each.switches()),
                    NumberText.count(each.waits())));
    return table;
  }

  /** All values, one to a row. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    summary
        .counts()
        .forEach((type, count) -> add(rows, "events", type.method(), "count", count, "events"));
    for (PacketClass each : summary.packets().classes()) {
      String item = "network %d class %d".formatted(each.network(), each.messageClass());
      add(rows, "packets", item, "created", each.created(), "packets");
      add(rows, "packets", item, "delivered", each.delivered(), "packets");
      add(rows, "packets", item, "lost", each.lost(), "packets");
      add(rows, "packets", item, "bytes", each.bytes(), "bytes");
      latencies(rows, item, "creation_to_injection", each.waiting());
      latencies(rows, item, "injection_to_delivery", each.travelling());
      latencies(rows, item, "creation_to_delivery", each.latency());
    }
    for (ChannelSummary.Total each : summary.channels().totals()) {
      String item = each.name() + " to core " + each.readerCore();
      add(rows, "channels", item, "messages", each.messages(), "messages");
      add(rows, "channels", item, "bytes", each.bytes(), "bytes");
      add(rows, "channels", item, "receiver_waited", each.receiverWaited(), "core cycles");
    }
    for (CoreSummary.Total each : summary.cores().totals(lastCoreCycle)) {
      String item = "core " + each.core();
      add(rows, "cores", item, "busy", each.busy(), "core cycles");
      add(rows, "cores", item, "processes", each.processes(), "processes");
      add(rows, "cores", item, "switches", each.switches(), "switches");
      add(rows, "cores", item, "waits", each.waits(), "waits");
    }
    return rows;
  }

  private static void latencies(
      List<Map<String, Object>> rows, String item, String name, Histogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return;
    }
    String unit = "network cycles";
    add(rows, "packets", item, name + "_mean", histogram.getMean(), unit);
    add(rows, "packets", item, name + "_min", histogram.getMinValue(), unit);
    add(rows, "packets", item, name + "_p50", histogram.getValueAtPercentile(50), unit);
    add(rows, "packets", item, name + "_p90", histogram.getValueAtPercentile(90), unit);
    add(rows, "packets", item, name + "_p99", histogram.getValueAtPercentile(99), unit);
    add(rows, "packets", item, name + "_max", histogram.getMaxValue(), unit);
  }

  private static void add(
      List<Map<String, Object>> rows,
      String section,
      String item,
      String statistic,
      Number value,
      String unit) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("section", section);
    row.put("item", item);
    row.put("statistic", statistic);
    row.put("value", value);
    row.put("unit", unit);
    rows.add(row);
  }
}
