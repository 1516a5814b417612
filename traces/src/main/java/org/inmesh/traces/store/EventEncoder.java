package org.inmesh.traces.store;

import static org.inmesh.traces.store.EventEncoding.zigzag;

import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;

/**
 * Writes events into a buffer, each as the difference to those before it in the same block: a byte
 * with type and time, then numbers of 7 bits a byte, the lowest first. {@link EventDecoder} reads
 * them. It never looks whether there is room: whoever calls it leaves {@link
 * EventEncoding#LONGEST_EVENT} bytes.
 */
final class EventEncoder implements EventSink {
  private final byte[] buffer;
  private final EventContext last = new EventContext();
  private final BlockCycles cycles = new BlockCycles();
  private int position;

  EventEncoder(byte[] buffer) {
    this.buffer = buffer;
  }

  /** Bytes written since the block began. */
  int position() {
    return position;
  }

  /** Of the events since the block began. */
  BlockCycles cycles() {
    return cycles;
  }

  void beginBlock() {
    position = 0;
    last.clear();
    cycles.clear();
  }

  @Override
  public void cause(long packet, long cycles) {
    if (packet == BEGINNING) {
      first(EventEncoding.CAUSE, EventEncoding.FROM_BEGINNING);
    } else {
      first(EventEncoding.CAUSE, 0);
      number(zigzag(last.created - packet));
    }
    number(zigzag(cycles));
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
    networkTime(EventEncoding.PACKET_CREATED, cycle);
    int flags =
        (packet == last.created + 1 ? EventEncoding.NEXT_PACKET : 0)
            | (network == last.network ? EventEncoding.SAME_NETWORK : 0)
            | (messageClass == last.messageClass ? EventEncoding.SAME_CLASS : 0)
            | (bytes == last.bytes ? EventEncoding.SAME_BYTES : 0);
    buffer[position++] = (byte) flags;
    if ((flags & EventEncoding.NEXT_PACKET) == 0) {
      number(zigzag(packet - last.created));
    }
    if ((flags & EventEncoding.SAME_NETWORK) == 0) {
      number(network);
    }
    if ((flags & EventEncoding.SAME_CLASS) == 0) {
      number(messageClass);
    }
    if ((flags & EventEncoding.SAME_BYTES) == 0) {
      number(bytes);
    }
    number(source);
    number(destination);
    last.created = packet;
    last.network = network;
    last.messageClass = messageClass;
    last.bytes = bytes;
    last.source = source;
    last.destination = destination;
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    networkTime(EventEncoding.PACKET_INJECTED, cycle);
    number(zigzag(packet - last.injected));
    last.injected = packet;
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    networkTime(EventEncoding.FLIT_FORWARDED, cycle);
    number(zigzag(packet - last.forwarded));
    number(router);
    number(output);
    last.forwarded = packet;
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    networkTime(EventEncoding.PACKET_DELIVERED, cycle);
    number(zigzag(packet - last.delivered));
    last.delivered = packet;
  }

  @Override
  public void packetLost(long packet, long cycle) {
    networkTime(EventEncoding.PACKET_LOST, cycle);
    number(zigzag(packet - last.lost));
    last.lost = packet;
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    coreTime(EventEncoding.COHERENCE_MESSAGE, cycle);
    int flags =
        (packet == last.created ? EventEncoding.CREATED_PACKET : 0)
            | (source == last.source && destination == last.destination
                ? EventEncoding.CREATED_NODES
                : 0);
    buffer[position++] = (byte) flags;
    if ((flags & EventEncoding.CREATED_PACKET) == 0) {
      number(zigzag(packet - last.coherent));
    }
    number(type);
    if ((flags & EventEncoding.CREATED_NODES) == 0) {
      number(source);
      number(destination);
    }
    number(zigzag(line - last.line));
    number(requestor + 1);
    last.coherent = packet;
    last.line = line;
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    message(EventEncoding.OUTPUT_STARTED, core, process, channel, bytes, cycle);
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    message(EventEncoding.INPUT_STARTED, core, process, channel, bytes, cycle);
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    message(EventEncoding.MESSAGE_RECEIVED, core, process, channel, bytes, cycle);
  }

  private void message(int type, int core, int process, int channel, int bytes, long cycle) {
    process(type, core, process, cycle);
    channel(core, channel);
    number(bytes);
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    process(EventEncoding.PROCESS_STARTED, core, process, cycle);
    address(core, address);
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    process(EventEncoding.PROCESS_READY, core, process, cycle);
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    process(EventEncoding.PROCESS_RUNNING, core, process, cycle);
    address(core, address);
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    process(EventEncoding.PROCESS_WAITING, core, process, cycle);
    address(core, address);
    buffer[position++] = (byte) reason.ordinal();
    channel(core, channel);
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    process(EventEncoding.PROCESS_ENDED, core, process, cycle);
    address(core, address);
  }

  @Override
  public void coreIdle(int core, long cycle) {
    coreTime(EventEncoding.CORE_IDLE, cycle);
    number(core);
  }

  @Override
  public void coreBusy(int core, long cycle) {
    coreTime(EventEncoding.CORE_BUSY, cycle);
    number(core);
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    process(EventEncoding.INSTRUCTION, core, process, cycle);
    address(core, address);
    number(function);
    number(zigzag(operand));
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    process(EventEncoding.MARKER, core, process, cycle);
    number(zigzag(value));
  }

  private void process(int type, int core, int process, long cycle) {
    coreTime(type, cycle);
    number(core);
    number(zigzag(process - last.process(core)));
    last.process(core, process);
  }

  private void channel(int core, int channel) {
    number(zigzag(channel - last.channel(core)));
    last.channel(core, channel);
  }

  private void address(int core, int address) {
    number(zigzag(address - last.address(core)));
    last.address(core, address);
  }

  private void networkTime(int type, long cycle) {
    time(type, cycle, last.networkCycle);
    last.networkCycle = cycle;
    cycles.network(cycle);
  }

  private void coreTime(int type, long cycle) {
    time(type, cycle, last.coreCycle);
    last.coreCycle = cycle;
    cycles.core(cycle);
  }

  private void time(int type, long cycle, long before) {
    long code = cycle - before + 1;
    if (code >= 0 && code < EventEncoding.CYCLE_FOLLOWS) {
      first(type, (int) code);
    } else {
      first(type, EventEncoding.CYCLE_FOLLOWS);
      number(zigzag(cycle - before));
    }
  }

  private void first(int type, int rest) {
    buffer[position++] = (byte) (type | rest << EventEncoding.TYPE_BITS);
  }

  private void number(int value) {
    number(value & 0xFFFF_FFFFL);
  }

  private void number(long value) {
    if ((value & ~0x7FL) == 0) {
      buffer[position++] = (byte) value;
    } else {
      longNumber(value);
    }
  }

  /** One of several bytes, which is the less frequent case. */
  private void longNumber(long value) {
    long rest = value;
    int at = position;
    do {
      buffer[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    } while ((rest & ~0x7FL) != 0);
    buffer[at++] = (byte) rest;
    position = at;
  }
}
