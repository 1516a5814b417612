package org.inmesh.traces.store;

import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;
import org.inmesh.traces.event.EventSink;

/** The events of one block after the other, held to what the block's head says of them. */
final class EventsOfBlock {
  private final BlockReader blocks;
  private final EventDecoder decoder;
  private int left;

  EventsOfBlock(BlockReader blocks) {
    this.blocks = blocks;
    decoder = new EventDecoder(new UnsafeBuffer(blocks.raw()));
  }

  /**
   * Begins the block that was found.
   *
   * @throws TraceDamagedException if its checksum is wrong
   */
  void begin() throws IOException {
    left = 0;
    blocks.load();
    decoder.beginBlock(blocks.block().rawLength());
    left = blocks.block().count();
    if (left == 0) {
      throw blocks.damaged(0, "it has no events");
    }
  }

  /** Of the block that was begun. */
  int left() {
    return left;
  }

  /**
   * Hands the next event over.
   *
   * @return number of its type
   * @throws TraceDamagedException if there is none, or if the last one does not end the block
   */
  int next(EventSink sink) throws IOException {
    int type;
    try {
      type = decoder.next(sink);
    } catch (MalformedEventException exception) {
      left = 0;
      throw blocks.damaged(Math.max(1, decoder.position()), exception.getMessage());
    }
    left--;
    if (left == 0 && (decoder.hasNext() || !decoder.cycles().isSame(blocks.block().cycles()))) {
      throw blocks.damaged(
          Math.max(1, decoder.position()), "its events are not as many, or not when, it says");
    }
    return type;
  }
}
