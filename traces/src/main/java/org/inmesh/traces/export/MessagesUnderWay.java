package org.inmesh.traces.export;

import org.agrona.collections.Long2LongHashMap;
import org.inmesh.traces.header.ProgramNames;

/**
 * Finds for each message that is received the one that was sent. Channels do not buffer, so each
 * has at most one under way.
 */
final class MessagesUnderWay {
  /** In place of what was given: nothing was sent on this channel. */
  static final long NONE = -1;

  private final ProgramNames names;
  private final Long2LongHashMap sent = new Long2LongHashMap(NONE);

  MessagesUnderWay(ProgramNames names) {
    this.names = names;
  }

  /**
   * A core begins to send.
   *
   * @param value whatever is to be known when the message is received; at least 0
   */
  void send(int core, int channel, long value) {
    int index = names.channelOfWriter(core, channel);
    sent.put(key(index, core, channel), value);
  }

  /**
   * A core has received.
   *
   * @return what was given for the message, or {@link #NONE}
   */
  long receive(int core, int channel) {
    int index = names.channelOfReader(core, channel);
    return sent.remove(key(index, core, channel));
  }

  /** A channel without a name is a word of memory of one core. */
  private static long key(int index, int core, int channel) {
    return index >= 0 ? index : Long.MIN_VALUE | (long) core << 32 | channel & 0xFFFF_FFFFL;
  }
}
