package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.inmesh.loader.object.ObjectProgram.Slot;

/**
 * A channel, or an array or part of an array of channels, evaluated before the program runs.
 *
 * @param channels numbers in row-major order; {@link Slot#INVALID} for what a wrong subscript named
 * @param lengths of the dimensions; empty for a single channel
 */
record ChannelView(List<Integer> channels, List<Integer> lengths) {

  /** A single channel. */
  static ChannelView of(int channel) {
    return new ChannelView(List.of(channel), List.of());
  }

  /** Views of the same lengths, of which there is at least one, as an array. */
  static ChannelView table(List<ChannelView> elements) {
    List<Integer> lengths = new ArrayList<>(elements.get(0).lengths());
    lengths.add(0, elements.size());
    return new ChannelView(
        elements.stream().flatMap(each -> each.channels().stream()).toList(), lengths);
  }

  /** An element or sub-array. */
  ChannelView at(int index) {
    List<Integer> inner = lengths.subList(1, lengths.size());
    int stride = product(inner);
    if (index < 0 || index >= lengths.get(0)) {
      return new ChannelView(Collections.nCopies(stride, Slot.INVALID), inner);
    }
    return new ChannelView(channels.subList(index * stride, (index + 1) * stride), inner);
  }

  /** {@code [FROM from FOR count]}. */
  ChannelView slice(int from, int count) {
    List<Integer> inner = lengths.subList(1, lengths.size());
    int stride = product(inner);
    List<Integer> sliced = new ArrayList<>(inner);
    sliced.add(0, Math.max(0, count));
    if (from < 0 || count < 0 || (long) from + count > lengths.get(0)) {
      int size = Math.max(0, Math.min(count, lengths.get(0))) * stride;
      sliced.set(0, Math.max(0, Math.min(count, lengths.get(0))));
      return new ChannelView(Collections.nCopies(size, Slot.INVALID), sliced);
    }
    return new ChannelView(channels.subList(from * stride, (from + count) * stride), sliced);
  }

  private static int product(List<Integer> lengths) {
    return lengths.stream().reduce(1, Math::multiplyExact);
  }
}
