package org.inmesh.traces.store;

import static org.inmesh.traces.store.EventEncoding.unzigzag;

import org.agrona.DirectBuffer;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.WaitReason;

/** Reads what {@link EventEncoder} writes, and refuses every byte that it would not write. */
final class EventDecoder {
  private static final EventType[] TYPES = EventType.values();
  private static final WaitReason[] REASONS = WaitReason.values();

  private final DirectBuffer buffer;
  private final EventContext last = new EventContext();
  private final BlockCycles cycles = new BlockCycles();
  private int position;
  private int limit;

  EventDecoder(DirectBuffer buffer) {
    this.buffer = buffer;
  }

  /** Begins a block of {@code length} bytes at the beginning of the buffer. */
  void beginBlock(int length) {
    position = 0;
    limit = length;
    last.clear();
    cycles.clear();
  }

  boolean hasNext() {
    return position < limit;
  }

  int position() {
    return position;
  }

  /** Of the events read since the block began. */
  BlockCycles cycles() {
    return cycles;
  }

  /**
   * Hands the next event over.
   *
   * @return number of its type
   * @throws MalformedEventException if there is none
   */
  int next(EventSink sink) throws MalformedEventException {
    int first = oneByte();
    int number = first & EventEncoding.TYPE_MASK;
    int rest = first >>> EventEncoding.TYPE_BITS;
    if (number >= TYPES.length) {
      throw new MalformedEventException("no type of event has number " + number);
    }
    switch (TYPES[number]) {
      case CAUSE -> cause(sink, rest);
      case PACKET_CREATED -> packetCreated(sink, networkTime(rest));
      case PACKET_INJECTED -> {
        long cycle = networkTime(rest);
        last.injected += unzigzag(number());
        sink.packetInjected(last.injected, cycle);
      }
      case FLIT_FORWARDED -> {
        long cycle = networkTime(rest);
        last.forwarded += unzigzag(number());
        int router = word();
        sink.flitForwarded(last.forwarded, router, word(), cycle);
      }
      case PACKET_DELIVERED -> {
        long cycle = networkTime(rest);
        last.delivered += unzigzag(number());
        sink.packetDelivered(last.delivered, cycle);
      }
      case PACKET_LOST -> {
        long cycle = networkTime(rest);
        last.lost += unzigzag(number());
        sink.packetLost(last.lost, cycle);
      }
      case COHERENCE_MESSAGE -> coherenceMessage(sink, coreTime(rest));
      case CORE_IDLE -> {
        long cycle = coreTime(rest);
        sink.coreIdle(word(), cycle);
      }
      case CORE_BUSY -> {
        long cycle = coreTime(rest);
        sink.coreBusy(word(), cycle);
      }
      default -> ofProcess(TYPES[number], sink, coreTime(rest));
    }
    return number;
  }

  private void cause(EventSink sink, int rest) throws MalformedEventException {
    if (rest > EventEncoding.FROM_BEGINNING) {
      throw new MalformedEventException("a cause has no flags " + rest);
    }
    long packet =
        rest == EventEncoding.FROM_BEGINNING
            ? EventSink.BEGINNING
            : last.created - unzigzag(number());
    sink.cause(packet, unzigzag(number()));
  }

  private void packetCreated(EventSink sink, long cycle) throws MalformedEventException {
    int flags = oneByte();
    if (flags > EventEncoding.CREATION_FLAGS) {
      throw new MalformedEventException("a packet's creation has no flags " + flags);
    }
    last.created += (flags & EventEncoding.NEXT_PACKET) == 0 ? unzigzag(number()) : 1;
    if ((flags & EventEncoding.SAME_NETWORK) == 0) {
      last.network = word();
    }
    if ((flags & EventEncoding.SAME_CLASS) == 0) {
      last.messageClass = word();
    }
    if ((flags & EventEncoding.SAME_BYTES) == 0) {
      last.bytes = word();
    }
    last.source = word();
    last.destination = word();
    sink.packetCreated(
        last.created,
        last.network,
        last.messageClass,
        last.source,
        last.destination,
        last.bytes,
        cycle);
  }

  private void coherenceMessage(EventSink sink, long cycle) throws MalformedEventException {
    int flags = oneByte();
    if (flags > EventEncoding.COHERENCE_FLAGS) {
      throw new MalformedEventException("a coherence message has no flags " + flags);
    }
    last.coherent =
        (flags & EventEncoding.CREATED_PACKET) == 0
            ? last.coherent + unzigzag(number())
            : last.created;
    int type = word();
    boolean sameNodes = (flags & EventEncoding.CREATED_NODES) != 0;
    int source = sameNodes ? last.source : word();
    int destination = sameNodes ? last.destination : word();
    last.line += unzigzag(word());
    int requestor = word() - 1;
    sink.coherenceMessage(last.coherent, type, source, destination, last.line, requestor, cycle);
  }

  private void ofProcess(EventType type, EventSink sink, long cycle)
      throws MalformedEventException {
    int core = word();
    int process = last.process(core) + unzigzag(word());
    last.process(core, process);
    switch (type) {
      case OUTPUT_STARTED -> {
        int channel = channel(core);
        sink.outputStarted(core, process, channel, word(), cycle);
      }
      case INPUT_STARTED -> {
        int channel = channel(core);
        sink.inputStarted(core, process, channel, word(), cycle);
      }
      case MESSAGE_RECEIVED -> {
        int channel = channel(core);
        sink.messageReceived(core, process, channel, word(), cycle);
      }
      case PROCESS_STARTED -> sink.processStarted(core, process, address(core), cycle);
      case PROCESS_READY -> sink.processReady(core, process, cycle);
      case PROCESS_RUNNING -> sink.processRunning(core, process, address(core), cycle);
      case PROCESS_WAITING -> {
        int address = address(core);
        WaitReason reason = reason();
        sink.processWaiting(core, process, address, reason, channel(core), cycle);
      }
      case PROCESS_ENDED -> sink.processEnded(core, process, address(core), cycle);
      case INSTRUCTION -> {
        int address = address(core);
        int function = word();
        sink.instruction(core, process, address, function, unzigzag(word()), cycle);
      }
      case MARKER -> sink.marker(core, process, unzigzag(word()), cycle);
      default -> throw new IllegalStateException("not of a process: " + type);
    }
  }

  private int channel(int core) throws MalformedEventException {
    int channel = last.channel(core) + unzigzag(word());
    last.channel(core, channel);
    return channel;
  }

  private int address(int core) throws MalformedEventException {
    int address = last.address(core) + unzigzag(word());
    last.address(core, address);
    return address;
  }

  private WaitReason reason() throws MalformedEventException {
    int number = oneByte();
    if (number >= REASONS.length) {
      throw new MalformedEventException("no reason to wait has number " + number);
    }
    return REASONS[number];
  }

  private long networkTime(int rest) throws MalformedEventException {
    last.networkCycle += time(rest);
    cycles.network(last.networkCycle);
    return last.networkCycle;
  }

  private long coreTime(int rest) throws MalformedEventException {
    last.coreCycle += time(rest);
    cycles.core(last.coreCycle);
    return last.coreCycle;
  }

  private long time(int rest) throws MalformedEventException {
    return rest == EventEncoding.CYCLE_FOLLOWS ? unzigzag(number()) : rest - 1;
  }

  private int oneByte() throws MalformedEventException {
    if (position >= limit) {
      throw new MalformedEventException("an event goes on behind the end of its block");
    }
    return buffer.getByte(position++) & 0xFF;
  }

  private int word() throws MalformedEventException {
    long value = number();
    if (value >>> 32 != 0) {
      throw new MalformedEventException("a number of 32 bits is longer");
    }
    return (int) value;
  }

  private long number() throws MalformedEventException {
    int next = oneByte();
    long value = next & 0x7F;
    for (int shift = 7; next >= 0x80; shift += 7) {
      next = oneByte();
      if (next == 0 || shift == 63 && next > 1) {
        throw new MalformedEventException("a number is longer than it needs to be");
      }
      value |= (long) (next & 0x7F) << shift;
    }
    return value;
  }
}
