package org.inmesh.traces.store;

import org.inmesh.traces.event.EventType;

/** How the first byte of an event, and the flags of some, are divided. */
final class EventEncoding {
  /** The lowest bits of the first byte are the number of the type. */
  static final int TYPE_BITS = 5;

  static final int TYPE_MASK = (1 << TYPE_BITS) - 1;

  /** The other bits are the time since the event before plus one, or this: a number follows. */
  static final int CYCLE_FOLLOWS = 7;

  /** Bits of the flags of a packet's creation: what is as in the creation before. */
  static final int NEXT_PACKET = 1;

  static final int SAME_NETWORK = 2;
  static final int SAME_CLASS = 4;
  static final int SAME_BYTES = 8;
  static final int CREATION_FLAGS = 15;

  /** Bits of the flags of a coherence message: it is the packet that was created last. */
  static final int CREATED_PACKET = 1;

  static final int CREATED_NODES = 2;
  static final int COHERENCE_FLAGS = 3;

  /** In the other bits of a cause's first byte: the beginning of the run. */
  static final int FROM_BEGINNING = 1;

  /** No event is longer: one byte, and seven numbers of at most ten. */
  static final int LONGEST_EVENT = 80;

  static final int CAUSE = EventType.CAUSE.ordinal();
  static final int PACKET_CREATED = EventType.PACKET_CREATED.ordinal();
  static final int PACKET_INJECTED = EventType.PACKET_INJECTED.ordinal();
  static final int FLIT_FORWARDED = EventType.FLIT_FORWARDED.ordinal();
  static final int PACKET_DELIVERED = EventType.PACKET_DELIVERED.ordinal();
  static final int PACKET_LOST = EventType.PACKET_LOST.ordinal();
  static final int COHERENCE_MESSAGE = EventType.COHERENCE_MESSAGE.ordinal();
  static final int OUTPUT_STARTED = EventType.OUTPUT_STARTED.ordinal();
  static final int INPUT_STARTED = EventType.INPUT_STARTED.ordinal();
  static final int MESSAGE_RECEIVED = EventType.MESSAGE_RECEIVED.ordinal();
  static final int PROCESS_STARTED = EventType.PROCESS_STARTED.ordinal();
  static final int PROCESS_READY = EventType.PROCESS_READY.ordinal();
  static final int PROCESS_RUNNING = EventType.PROCESS_RUNNING.ordinal();
  static final int PROCESS_WAITING = EventType.PROCESS_WAITING.ordinal();
  static final int PROCESS_ENDED = EventType.PROCESS_ENDED.ordinal();
  static final int CORE_IDLE = EventType.CORE_IDLE.ordinal();
  static final int CORE_BUSY = EventType.CORE_BUSY.ordinal();
  static final int INSTRUCTION = EventType.INSTRUCTION.ordinal();
  static final int MARKER = EventType.MARKER.ordinal();

  private EventEncoding() {}

  /** Small numbers of either sign become small numbers without sign. */
  static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  static int zigzag(int value) {
    return (value << 1) ^ (value >> 31);
  }

  static int unzigzag(int value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
