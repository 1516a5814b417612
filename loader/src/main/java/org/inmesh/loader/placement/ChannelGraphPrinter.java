package org.inmesh.loader.placement;

import java.util.Locale;
import java.util.Optional;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Channel;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;

/**
 * The channels of a program as a graph in Graphviz' language DOT: a node for each component, with
 * its place in the source, an edge for each channel, with the bytes of one message; the host's
 * channels as nodes of their own. Known before any run.
 */
public final class ChannelGraphPrinter {
  private static final String KEYBOARD = "keyboard";

  private final ObjectProgram program;
  private final StringBuilder text = new StringBuilder();

  private ChannelGraphPrinter(ObjectProgram program) {
    this.program = program;
  }

  /** The graph alone. */
  public static String print(ObjectProgram program) {
    return new ChannelGraphPrinter(program).document(Optional.empty(), 0);
  }

  /**
   * The graph with a box for each core that has components, in its place on the mesh for programs
   * that take positions ({@code neato -n}); others lay it out themselves.
   */
  public static String print(ObjectProgram program, Placement placement, int columns) {
    return new ChannelGraphPrinter(program).document(Optional.of(placement), columns);
  }

  private String document(Optional<Placement> placement, int columns) {
    text.append("digraph ").append(quoted(program.name())).append(" {\n  node [shape=box];\n");
    placement.ifPresentOrElse(placed -> cores(placed, columns), this::components);
    hostNodes();
    for (Channel channel : program.channels()) {
      if (channel.writer() >= 0 && channel.reader() >= 0) {
        edge(
            "c" + channel.writer(),
            "c" + channel.reader(),
            String.format(Locale.ROOT, "%s\n%d bytes", channel.name(), channel.messageBytes()));
      }
    }
    hostEdges();
    return text.append("}\n").toString();
  }

  private void components() {
    for (int index = 0; index < program.components().size(); index++) {
      node("  ", index, "");
    }
  }

  private void cores(Placement placement, int columns) {
    Spacing spacing = Spacing.of(placement);
    int[][] componentsByCore = placement.componentsByCore();
    for (int core = 0; core < componentsByCore.length; core++) {
      int[] here = componentsByCore[core];
      if (here.length > 0) {
        int column = core % columns;
        int row = core / columns;
        text.append("  subgraph cluster_core").append(core).append(" {\n");
        String label = String.format(Locale.ROOT, "core %d (%d, %d)", core, column, row);
        text.append("    label=").append(quoted(label)).append(";\n");
        for (int number = 0; number < here.length; number++) {
          node("    ", here[number], ", pos=\"" + spacing.position(column, row, number) + "\"");
        }
        text.append("  }\n");
      }
    }
  }

  /**
   * Distances in points: the components of a core in a block as square as can be.
   *
   * @param side components in a row of a block
   */
  private record Spacing(int side) {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 60;

    static Spacing of(Placement placement) {
      int most = 1;
      for (int[] here : placement.componentsByCore()) {
        most = Math.max(most, here.length);
      }
      return new Spacing((int) Math.ceil(Math.sqrt(most)));
    }

    /** Row 0 is at the top; Graphviz counts from the bottom. */
    String position(int column, int row, int number) {
      int x = WIDTH * (column * (side + 1) + number % side);
      int y = -HEIGHT * (row * (side + 1) + number / side);
      return x + "," + y;
    }
  }

  private void node(String indent, int index, String attributes) {
    Component component = program.components().get(index);
    String place = component.position().file() + ":" + component.position().line();
    text.append(indent).append('c').append(index).append(" [label=");
    text.append(quoted(component.name() + "\n" + place)).append(attributes).append("];\n");
  }

  private void hostNodes() {
    for (HostEnd end : HostEnd.values()) {
      if (program.components().stream().anyMatch(component -> component.uses(end.channel))) {
        text.append("  ").append(end.node).append(" [shape=ellipse];\n");
      }
    }
  }

  private void hostEdges() {
    for (HostEnd end : HostEnd.values()) {
      for (int index = 0; index < program.components().size(); index++) {
        if (program.components().get(index).uses(end.channel)) {
          boolean input = end.node.equals(KEYBOARD);
          edge(input ? end.node : "c" + index, input ? "c" + index : end.node, "");
        }
      }
    }
  }

  /** The channels that lead to the host. */
  private enum HostEnd {
    KEYBOARD_END(ChannelGraphPrinter.KEYBOARD, Slot.KEYBOARD),
    SCREEN_END("screen", Slot.SCREEN),
    ERROR_END("error", Slot.ERROR);

    private final String node;
    private final int channel;

    HostEnd(String node, int channel) {
      this.node = node;
      this.channel = channel;
    }
  }

  private void edge(String from, String to, String label) {
    text.append("  ").append(from).append(" -> ").append(to);
    if (!label.isEmpty()) {
      text.append(" [label=").append(quoted(label)).append(']');
    }
    text.append(";\n");
  }

  /** In DOT a quoted string knows one escape, of the quote; line ends are the labels' own. */
  private static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
