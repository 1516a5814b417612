package org.inmesh.coresim.machine;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.ChannelInterface;
import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.ProgramFault;
import org.inmesh.coresim.transputer.TransputerCore;

/**
 * One core's ends of unreliable channels on the coherent machine. Messages are copied out of memory
 * by the instruction that sends them. A receiver's memory is written by its own core only: by its
 * {@code in}, or when the core takes up the process that waited. What has arrived changes nothing
 * that an instruction under way has already decided, as that may be repeated after a stall.
 */
final class CoherentMailboxes implements ChannelInterface {
  private static final int NOBODY = 0;
  private static final int WORD = 4;

  private final int core;
  private final CoherentDatagrams machine;
  private final Datagrams datagrams;
  private final MemoryPort memory;
  private final ReceiveBuffers buffers;

  // Sending ends: where they lead to, or -1.
  private final int[] peerCore;
  private final int[] peerIndex;

  // Receiving ends.
  private final int[] receiverProcess;
  private final int[] receiverPointer;
  private final int[] receiverBytes;
  private final int[] guardProcess;

  /** By event: the channel it is about. */
  private final Int2IntHashMap events = new Int2IntHashMap(-1);

  /** By channel: the last event; all before it mean nothing any more. */
  private final int[] told;

  private int lastEvent;

  CoherentMailboxes(
      int core,
      CoherentDatagrams machine,
      Datagrams datagrams,
      MemoryPort memory,
      int ends,
      int receiveBuffer) {
    this.core = core;
    this.machine = machine;
    this.datagrams = datagrams;
    this.memory = memory;
    buffers = new ReceiveBuffers(datagrams, ends, receiveBuffer);
    peerCore = new int[ends];
    Arrays.fill(peerCore, -1);
    peerIndex = new int[ends];
    receiverProcess = new int[ends];
    receiverPointer = new int[ends];
    receiverBytes = new int[ends];
    guardProcess = new int[ends];
    told = new int[ends];
  }

  void connectWriter(int index, int otherCore, int otherIndex) {
    peerCore[index] = otherCore;
    peerIndex[index] = otherIndex;
  }

  void connectReader(int index) {
    buffers.add(index);
  }

  private int receivingEnd(int channel) {
    int index = NetworkInterface.indexOf(channel);
    if (channel < MachineImage.VIRTUAL_CHANNEL_START
        || index >= peerCore.length
        || !buffers.has(index)) {
      throw ProgramFault.notAChannel(channel);
    }
    return index;
  }

  @Override
  public boolean output(int descriptor, int channel, int pointer, int bytes) {
    int index = NetworkInterface.indexOf(channel);
    if (channel < MachineImage.VIRTUAL_CHANNEL_START
        || index >= peerCore.length
        || peerCore[index] < 0) {
      throw ProgramFault.notAChannel(channel);
    }
    // What was stored before is to be seen by whoever has the message.
    memory.fence();
    int slot = datagrams.take(memory, pointer, bytes, peerIndex[index]);
    datagrams.sent++;
    machine.post(core, peerCore[index], slot);
    return true;
  }

  @Override
  public boolean input(int descriptor, int channel, int pointer, int bytes) {
    int index = receivingEnd(channel);
    if (receiverProcess[index] != NOBODY) {
      throw new ProgramFault("a second input from a channel that is in use");
    }
    if (!buffers.isEmpty(index)) {
      datagrams.give(buffers.peek(index), memory, pointer, bytes);
      buffers.remove(index);
      return true;
    }
    receiverProcess[index] = descriptor;
    receiverPointer[index] = pointer;
    receiverBytes[index] = bytes;
    return false;
  }

  @Override
  public boolean enable(int descriptor, int channel) {
    int index = receivingEnd(channel);
    if (!buffers.isEmpty(index)) {
      return true;
    }
    guardProcess[index] = descriptor;
    return false;
  }

  @Override
  public boolean disable(int descriptor, int channel) {
    int index = receivingEnd(channel);
    guardProcess[index] = NOBODY;
    return !buffers.isEmpty(index);
  }

  @Override
  public int reset(int channel) {
    int index = receivingEnd(channel);
    guardProcess[index] = NOBODY;
    buffers.clear(index);
    return CoreState.NOT_PROCESS;
  }

  /** A message has come from the network. */
  void arrived(int slot, long cycle) {
    int index = datagrams.channel(slot);
    boolean isFirst = buffers.isEmpty(index);
    buffers.put(index, slot);
    int process = receiverProcess[index] == NOBODY ? guardProcess[index] : receiverProcess[index];
    if (isFirst && process != NOBODY) {
      lastEvent = lastEvent + 1 & Integer.MAX_VALUE >> 1;
      told[index] = lastEvent << 1 | process & 1;
      events.put(told[index], index);
      machine.tell(core, told[index], cycle);
      if (receiverProcess[index] != NOBODY) {
        int channel = MachineImage.VIRTUAL_CHANNEL_START + WORD * index;
        machine.received(core, process, channel, receiverBytes[index], cycle);
      }
    }
  }

  @Override
  public int takeUp(int event) {
    int index = events.get(event);
    if (told[index] != event || buffers.isEmpty(index)) {
      return NOBODY;
    }
    if (receiverProcess[index] != NOBODY) {
      datagrams.give(buffers.peek(index), memory, receiverPointer[index], receiverBytes[index]);
      return receiverProcess[index];
    }
    int process = guardProcess[index];
    return process != NOBODY && TransputerCore.tellAlternation(process, memory) ? process : NOBODY;
  }

  @Override
  public void takenUp(int event) {
    int index = events.remove(event);
    if (told[index] == event && receiverProcess[index] != NOBODY && !buffers.isEmpty(index)) {
      buffers.remove(index);
      receiverProcess[index] = NOBODY;
    }
  }

  /** How many messages of a receiving end were dropped. */
  long missing(int channel) {
    int index = NetworkInterface.indexOf(channel);
    return channel >= MachineImage.VIRTUAL_CHANNEL_START && index < peerCore.length
        ? buffers.missing(index)
        : 0;
  }
}
