package org.inmesh.loader.placement;

import java.util.List;
import org.inmesh.loader.object.ObjectProgram;

/**
 * Who communicates with whom, as adjacency arrays: the partners of component {@code c} are {@code
 * partner[first[c]]} to {@code partner[first[c + 1] - 1]}, each with the weight of one link.
 */
record ChannelGraph(int[] first, int[] partner, long[] weight) {

  /**
   * Two components and how much they have to say to each other.
   *
   * @param weight above 0
   */
  record Link(int one, int other, long weight) {}

  /**
   * The channels of a program. The weight is the bytes of one message, at least 1: how often a
   * channel is used is not known before the run.
   */
  static ChannelGraph of(ObjectProgram program) {
    List<Link> links =
        program.channels().stream()
            .filter(ChannelGraph::joinsTwoComponents)
            .map(
                channel ->
                    new Link(
                        channel.writer(), channel.reader(), Math.max(1, channel.messageBytes())))
            .toList();
    return of(program.components().size(), links);
  }

  /** A graph with these links. */
  static ChannelGraph of(int components, List<Link> links) {
    int[] first = new int[components + 1];
    for (Link link : links) {
      first[link.one() + 1]++;
      first[link.other() + 1]++;
    }
    for (int component = 0; component < components; component++) {
      first[component + 1] += first[component];
    }
    int[] next = first.clone();
    int[] partner = new int[first[components]];
    long[] weight = new long[first[components]];
    for (Link link : links) {
      partner[next[link.one()]] = link.other();
      weight[next[link.one()]++] = link.weight();
      partner[next[link.other()]] = link.one();
      weight[next[link.other()]++] = link.weight();
    }
    return new ChannelGraph(first, partner, weight);
  }

  private static boolean joinsTwoComponents(ObjectProgram.Channel channel) {
    return channel.writer() >= 0 && channel.reader() >= 0 && channel.writer() != channel.reader();
  }

  int components() {
    return first.length - 1;
  }

  int degree(int component) {
    return first[component + 1] - first[component];
  }

  /** Sum of the weights of all links of a component. */
  long weightOf(int component) {
    long sum = 0;
    for (int edge = first[component]; edge < first[component + 1]; edge++) {
      sum += weight[edge];
    }
    return sum;
  }

  /** Sum over the links of weight x links of the mesh crossed. */
  long cost(int[] coreOfComponent, Grid grid) {
    long twice = 0;
    for (int component = 0; component < components(); component++) {
      int core = coreOfComponent[component];
      for (int edge = first[component]; edge < first[component + 1]; edge++) {
        twice += weight[edge] * grid.distance(core, coreOfComponent[partner[edge]]);
      }
    }
    return twice / 2;
  }
}
