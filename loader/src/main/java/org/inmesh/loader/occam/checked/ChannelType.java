package org.inmesh.loader.occam.checked;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type.Direction;

/**
 * A channel type of occam-pi: channels that belong together. Two are the same only if they are the
 * same object. Its channels may carry its own ends, so they are given when they are known.
 */
public final class ChannelType {
  /**
   * One of its channels.
   *
   * @param index from 0
   * @param server the end that the server end of the channel type has
   */
  public record Field(String name, int index, Protocol protocol, Direction server) {
    /** The channel as one of the ends sees it: INPUT is the server's, OUTPUT the client's. */
    public Type.ChannelOf seenFrom(Direction end) {
      Direction own =
          end == Direction.INPUT
              ? server
              : server == Direction.INPUT ? Direction.OUTPUT : Direction.INPUT;
      return new Type.ChannelOf(protocol, own, Optional.empty());
    }
  }

  private final String name;
  private List<Field> fields;

  /** Declares one without its channels. */
  public ChannelType(String name) {
    this.name = Objects.requireNonNull(name);
  }

  /** Gives the channels, once. */
  public void complete(List<Field> channels) {
    if (fields != null) {
      throw new IllegalStateException(name + " has its channels already");
    }
    fields = List.copyOf(channels);
  }

  /** True if the channels are known. */
  public boolean isComplete() {
    return fields != null;
  }

  /** Its channels in the order of the text. */
  public List<Field> fields() {
    if (fields == null) {
      throw new IllegalStateException(name + " has no channels yet");
    }
    return fields;
  }

  /** The channel of a name. */
  public Optional<Field> field(String wanted) {
    return fields().stream().filter(field -> field.name().equals(wanted)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
