package org.inmesh.loader.placement;

import java.util.List;
import org.inmesh.loader.object.ObjectProgram;

/**
 * Who communicates with whom, as adjacency arrays: the partners of component {@code c} are {@code
 * partner[first[c]]} to {@code partner[first[c + 1] - 1]}, each with the weight of one channel.
 *
 * <p>The weight is the bytes of one message, at least 1: how often a channel is used is not known
 * before the run.
 */
record ChannelGraph(int[] first, int[] partner, int[] weight) {

  static ChannelGraph of(ObjectProgram program) {
    int components = program.components().size();
    List<ObjectProgram.Channel> channels =
        program.channels().stream().filter(ChannelGraph::joinsTwoComponents).toList();
    int[] first = new int[components + 1];
    for (ObjectProgram.Channel channel : channels) {
      first[channel.writer() + 1]++;
      first[channel.reader() + 1]++;
    }
    for (int component = 0; component < components; component++) {
      first[component + 1] += first[component];
    }
    int[] next = first.clone();
    int[] partner = new int[first[components]];
    int[] weight = new int[first[components]];
    for (ObjectProgram.Channel channel : channels) {
      int bytes = Math.max(1, channel.messageBytes());
      partner[next[channel.writer()]] = channel.reader();
      weight[next[channel.writer()]++] = bytes;
      partner[next[channel.reader()]] = channel.writer();
      weight[next[channel.reader()]++] = bytes;
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

  /** Sum over the channels of weight x links crossed. */
  long cost(int[] coreOfComponent, Grid grid) {
    long twice = 0;
    for (int component = 0; component < components(); component++) {
      int core = coreOfComponent[component];
      for (int edge = first[component]; edge < first[component + 1]; edge++) {
        twice += (long) weight[edge] * grid.distance(core, coreOfComponent[partner[edge]]);
      }
    }
    return twice / 2;
  }
}
