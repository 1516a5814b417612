package org.inmesh.traces.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.exchange.StreamExport;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceHeader;

/**
 * Who communicated with whom, as a directed graph in Graphviz' language DOT: components and their
 * messages if the trace has messages, otherwise nodes and their packets. An edge says how many
 * there were and how many bytes; the more bytes, the thicker it is.
 */
public final class DotExport implements StreamExport {
  private static final double WIDEST = 6;

  /** Makes one; it has no options. */
  public DotExport() {}

  @Override
  public String name() {
    return "dot";
  }

  @Override
  public String purpose() {
    return "a graph of who communicated with whom, for Graphviz";
  }

  @Override
  public void write(TraceHeader header, EventSource source, OutputStream out) throws IOException {
    Communication communication = new Communication(header);
    try {
      source.forEach(communication);
    } finally {
      boolean messages = !communication.messages.isEmpty();
      Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      text.write(
          document(
              header.program().name(),
              messages ? communication.messages : communication.packets,
              messages ? "messages" : "packets"));
      text.flush();
    }
  }

  private record Edge(String from, String to) implements Comparable<Edge> {
    @Override
    public int compareTo(Edge other) {
      int order = from.compareTo(other.from);
      return order != 0 ? order : to.compareTo(other.to);
    }
  }

  private record Amount(long count, long bytes) {
    Amount plus(Amount other) {
      return new Amount(count + other.count, bytes + other.bytes);
    }
  }

  /** Adds up; what is kept grows with the pairs, not with the events. */
  private static final class Communication implements EventSink {
    private final ProgramNames names;
    private final MessagesUnderWay underWay;
    private final Map<Edge, Amount> messages = new TreeMap<>();
    private final Map<Edge, Amount> packets = new TreeMap<>();

    Communication(TraceHeader header) {
      names = new ProgramNames(header.program());
      underWay = new MessagesUnderWay(names);
    }

    @Override
    public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
      underWay.send(core, channel, (long) core << 32 | process & 0xFFFF_FFFFL);
    }

    @Override
    public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
      long sender = underWay.receive(core, channel);
      if (sender != MessagesUnderWay.NONE) {
        Edge edge = new Edge(name((int) (sender >>> 32), (int) sender), name(core, process));
        messages.merge(edge, new Amount(1, bytes), Amount::plus);
      }
    }

    private String name(int core, int process) {
      return names.component(core, process) + "\\ncore " + core;
    }

    @Override
    public void packetCreated(
        long packet,
        int network,
        int messageClass,
        int source,
        int destination,
        int bytes,
        long cycle) {
      packets.merge(
          new Edge("node " + source, "node " + destination), new Amount(1, bytes), Amount::plus);
    }
  }

  private static String document(String program, Map<Edge, Amount> edges, String what) {
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(quoted(program)).append(" {\n  node [shape=box];\n");
    TreeSet<String> nodes = new TreeSet<>();
    long most = 1;
    for (Map.Entry<Edge, Amount> edge : edges.entrySet()) {
      nodes.add(edge.getKey().from());
      nodes.add(edge.getKey().to());
      most = Math.max(most, edge.getValue().bytes());
    }
    for (String node : nodes) {
      text.append("  ").append(quoted(node)).append(";\n");
    }
    for (Map.Entry<Edge, Amount> edge : edges.entrySet()) {
      Amount amount = edge.getValue();
      String label =
          String.format(Locale.ROOT, "%d %s\\n%d bytes", amount.count(), what, amount.bytes());
      text.append(
          "  %s -> %s [label=%s, penwidth=%s];\n"
              .formatted(
                  quoted(edge.getKey().from()),
                  quoted(edge.getKey().to()),
                  quoted(label),
                  Math.round(10 * (1 + (WIDEST - 1) * amount.bytes() / most)) / 10.0));
    }
    return text.append("}\n").toString();
  }

  /** In a quoted string of DOT only the quote is special; {@code \n} is a line's end in a label. */
  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }
}
