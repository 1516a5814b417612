package org.inmesh.coresim.machine;

import java.util.Locale;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.DeliverySpecification.Acknowledgement;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.ChannelInterface;
import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.ProcessWaker;
import org.inmesh.coresim.transputer.ProgramFault;

/**
 * What connects a core of the mesh machine to the network: cuts messages into packets and brings
 * the two processes of a virtual channel together.
 *
 * <p>The protocol of a message, for the sender's and the receiver's interface:
 *
 * <ol>
 *   <li>out: the first packet goes at once; the sender waits. The receiver's interface keeps that
 *       one packet for the channel (there can be no second).
 *   <li>in, when the packet is there, or the packet's arrival, when the process is there: the data
 *       goes to its place, an acknowledgement back.
 *   <li>If the acknowledgement covers all of the message the sender goes on; otherwise all
 *       remaining packets follow, and a second acknowledgement when the last has arrived.
 * </ol>
 *
 * <p>So a message of one packet costs one round trip, a longer one two, and no packet is ever in
 * the network that its destination would not take. If every packet is acknowledged the next one
 * follows only then, and a message costs as many round trips as packets. Data is copied from the
 * sender's memory when a packet arrives, which is exact since the sender waits until then.
 *
 * <p>On an unreliable channel there is none of this: {@code out} copies the message into one packet
 * and the sender goes on; what arrives goes to the receiver that waits, or into the channel's
 * receive buffer, or is dropped if that is full.
 *
 * <p>Not modelled: memory cycles that the interface takes from its core.
 */
final class NetworkInterface implements ChannelInterface, ProcessWaker {
  // Address 0 is not memory, so no process descriptor is 0.
  private static final int NOBODY = 0;
  private static final int WORD = 4;

  private final int core;
  private final MeshInterconnect mesh;
  private final MemoryPort memory;
  private final int payload;
  private final boolean everyPacketAcknowledged;

  // The other end of each virtual channel.
  private final int[] peerCore;
  private final int[] peerIndex;
  private final int[] peerDistance;

  // Sending end of each virtual channel.
  private final int[] senderProcess;
  private final int[] senderPointer;
  private final int[] senderBytes;
  private final int[] senderSent;

  // Receiving end of each virtual channel.
  private final boolean[] packetWaiting;
  private final int[] receiverProcess;
  private final int[] receiverPointer;
  private final int[] receiverBytes;
  private final int[] receiverReceived;
  private final int[] guardProcess;

  /** For unreliable channels; or null if the program has none. */
  private final Datagrams datagrams;

  /** Or null likewise. */
  private final ReceiveBuffers buffers;

  /** Sending ends that are unreliable. */
  private final boolean[] unreliable;

  private final HostAccess host;

  long messagesReceived;

  /** Bytes of these messages x links between the cores. */
  long byteHops;

  /**
   * An interface whose channels lead nowhere yet.
   *
   * @param payload most bytes of a message in a packet
   * @param datagrams of the machine, or null if no channel is unreliable
   */
  NetworkInterface(
      int core,
      MeshInterconnect mesh,
      MemoryPort memory,
      int payload,
      int virtualChannels,
      DeliverySpecification delivery,
      Datagrams datagrams) {
    this.core = core;
    this.mesh = mesh;
    this.memory = memory;
    this.payload = payload;
    everyPacketAcknowledged = delivery.acknowledgement() == Acknowledgement.PACKET;
    host = new HostAccess(core, mesh, memory, payload);
    peerCore = new int[virtualChannels];
    peerIndex = new int[virtualChannels];
    peerDistance = new int[virtualChannels];
    senderProcess = new int[virtualChannels];
    senderPointer = new int[virtualChannels];
    senderBytes = new int[virtualChannels];
    senderSent = new int[virtualChannels];
    packetWaiting = new boolean[virtualChannels];
    receiverProcess = new int[virtualChannels];
    receiverPointer = new int[virtualChannels];
    receiverBytes = new int[virtualChannels];
    receiverReceived = new int[virtualChannels];
    guardProcess = new int[virtualChannels];
    unreliable = new boolean[virtualChannels];
    this.datagrams = datagrams;
    buffers =
        datagrams == null
            ? null
            : new ReceiveBuffers(datagrams, virtualChannels, delivery.receiveBuffer());
  }

  /** Says where a virtual channel leads, and over how many links. */
  void connect(int index, int otherCore, int otherIndex, int distance) {
    peerCore[index] = otherCore;
    peerIndex[index] = otherIndex;
    peerDistance[index] = distance;
  }

  /** This end of a virtual channel sends messages that may get lost. */
  void sendUnreliably(int index) {
    unreliable[index] = true;
  }

  /** This end of a virtual channel receives such messages. */
  void receiveUnreliably(int index) {
    buffers.add(index);
  }

  static int indexOf(int channel) {
    return (channel - MachineImage.VIRTUAL_CHANNEL_START) / WORD;
  }

  private int channelIndex(int channel) {
    int index = indexOf(channel);
    if (channel < MachineImage.VIRTUAL_CHANNEL_START || index >= peerCore.length) {
      throw ProgramFault.notAChannel(channel);
    }
    return index;
  }

  @Override
  public boolean output(int descriptor, int channel, int pointer, int bytes) {
    checkReadable(pointer, bytes);
    mesh.executes(core, descriptor);
    if (HostChannels.isHost(channel)) {
      return host.output(descriptor, channel, pointer, bytes);
    }
    int index = channelIndex(channel);
    if (unreliable[index]) {
      int slot = datagrams.take(memory, pointer, bytes, peerIndex[index]);
      datagrams.sent++;
      mesh.post(core, peerCore[index], bytes, slot);
      return true;
    }
    checkUnused(senderProcess[index], "output to");
    senderProcess[index] = descriptor;
    senderPointer[index] = pointer;
    senderBytes[index] = bytes;
    senderSent[index] = Math.min(bytes, payload);
    sendData(index, PacketKind.FIRST, senderSent[index]);
    return false;
  }

  @Override
  public boolean input(int descriptor, int channel, int pointer, int bytes) {
    mesh.executes(core, descriptor);
    if (HostChannels.isHost(channel)) {
      return host.input(descriptor, channel, pointer);
    }
    int index = channelIndex(channel);
    checkUnused(receiverProcess[index], "input from");
    if (packetWaiting[index] && isUnreliable(index)) {
      takeDatagram(index, pointer, bytes);
      return true;
    }
    mesh.receiverComes(index);
    receiverPointer[index] = pointer;
    receiverBytes[index] = bytes;
    receiverReceived[index] = 0;
    receiverProcess[index] = descriptor;
    return packetWaiting[index] && takePacket(index);
  }

  private boolean isUnreliable(int index) {
    return buffers != null && buffers.has(index);
  }

  private void takeDatagram(int index, int pointer, int bytes) {
    datagrams.give(buffers.peek(index), memory, pointer, bytes);
    buffers.remove(index);
    packetWaiting[index] = !buffers.isEmpty(index);
    messagesReceived++;
    byteHops += (long) bytes * peerDistance[index];
  }

  // Memory is contiguous, so its ends decide. The data itself is read when a packet arrives.
  private void checkReadable(int pointer, int bytes) {
    if (bytes > 0) {
      memory.loadByte(pointer);
      memory.loadByte(pointer + bytes - 1);
    }
  }

  /** A process that is there already uses the channel. */
  static void checkUnused(int process, String use) {
    if (process != NOBODY) {
      throw new ProgramFault("a second %s a channel that is in use".formatted(use));
    }
  }

  @Override
  public boolean enable(int descriptor, int channel) {
    if (HostChannels.isHost(channel)) {
      return host.isReady(channel);
    }
    int index = channelIndex(channel);
    if (packetWaiting[index]) {
      return true;
    }
    guardProcess[index] = descriptor;
    return false;
  }

  @Override
  public boolean disable(int descriptor, int channel) {
    if (HostChannels.isHost(channel)) {
      return host.isReady(channel);
    }
    int index = channelIndex(channel);
    guardProcess[index] = NOBODY;
    return packetWaiting[index];
  }

  @Override
  public int reset(int channel) {
    if (!HostChannels.isHost(channel)) {
      int index = channelIndex(channel);
      checkUnused(senderProcess[index], "use, resetch, of");
      checkUnused(receiverProcess[index], "use, resetch, of");
      packetWaiting[index] = false;
      guardProcess[index] = NOBODY;
      if (isUnreliable(index)) {
        buffers.clear(index);
      }
    }
    return CoreState.NOT_PROCESS;
  }

  @Override
  public boolean isLocal(int descriptor) {
    return true;
  }

  @Override
  public void wake(int descriptor) {
    throw new IllegalStateException("on the mesh machine every process is woken by its own core");
  }

  /** A packet for this core has arrived. */
  void packetArrived(int source, int tag) {
    int index = PacketKind.index(tag);
    switch (PacketKind.kind(tag)) {
      case PacketKind.FIRST -> firstArrived(index);
      case PacketKind.REST -> restArrived(index);
      case PacketKind.ACKNOWLEDGE -> acknowledged(index);
      case PacketKind.HOST_DATA,
          PacketKind.HOST_LAST,
          PacketKind.HOST_REQUEST,
          PacketKind.HOST_ACKNOWLEDGE,
          PacketKind.HOST_REPLY ->
          host.packetArrived(PacketKind.kind(tag), index, mesh.interfaceOf(source).host);
      case PacketKind.DATAGRAM -> datagramArrived(index);
      default -> throw new IllegalStateException("packet with tag " + tag);
    }
  }

  private void datagramArrived(int slot) {
    int index = datagrams.channel(slot);
    buffers.put(index, slot);
    packetWaiting[index] = true;
    int process = receiverProcess[index];
    if (process != NOBODY) {
      receiverProcess[index] = NOBODY;
      int bytes = receiverBytes[index];
      try {
        takeDatagram(index, receiverPointer[index], bytes);
      } catch (ProgramFault fault) {
        mesh.fail(core, process, fault.getMessage());
        return;
      }
      tellReceived(index, process);
      mesh.wake(core, process);
    } else if (guardProcess[index] != NOBODY) {
      mesh.guardReady(core, guardProcess[index]);
    }
  }

  /** A message to this core was lost on its way. */
  void datagramLost(int slot) {
    buffers.lost(slot);
  }

  /** How many messages of one of its receiving ends were lost or dropped. */
  long missing(int index) {
    return isUnreliable(index) ? buffers.missing(index) : 0;
  }

  private void firstArrived(int index) {
    if (packetWaiting[index]) {
      throw new IllegalStateException("second message on a virtual channel");
    }
    packetWaiting[index] = true;
    mesh.firstArrives(core, index);
    if (receiverProcess[index] != NOBODY) {
      int process = receiverProcess[index];
      if (takePacket(index)) {
        tellReceived(index, process);
        mesh.wake(core, process);
      }
    } else if (guardProcess[index] != NOBODY) {
      mesh.guardReady(core, guardProcess[index]);
    }
  }

  /** Moves the waiting packet to the receiver; true if that was all of the message. */
  private boolean takePacket(int index) {
    packetWaiting[index] = false;
    NetworkInterface sender = mesh.interfaceOf(peerCore[index]);
    int total = sender.senderBytes[peerIndex[index]];
    if (total != receiverBytes[index]) {
      mesh.fail(
          core,
          receiverProcess[index],
          String.format(
              Locale.ROOT,
              "a message of %d bytes was sent to an input of %d bytes",
              total,
              receiverBytes[index]));
      return false;
    }
    receive(index);
    mesh.answersFirst(core, index);
    acknowledge(index);
    return isComplete(index);
  }

  private void acknowledge(int index) {
    mesh.send(core, peerCore[index], 0, PacketKind.tag(PacketKind.ACKNOWLEDGE, peerIndex[index]));
  }

  private void restArrived(int index) {
    receive(index);
    boolean last = receiverReceived[index] >= receiverBytes[index];
    if (last || everyPacketAcknowledged) {
      acknowledge(index);
    }
    if (last) {
      int process = receiverProcess[index];
      isComplete(index);
      tellReceived(index, process);
      mesh.wake(core, process);
    }
  }

  private void tellReceived(int index, int process) {
    int channel = MachineImage.VIRTUAL_CHANNEL_START + WORD * index;
    mesh.received(core, process, channel, receiverBytes[index]);
  }

  private boolean isComplete(int index) {
    boolean complete = receiverReceived[index] >= receiverBytes[index];
    if (complete) {
      receiverProcess[index] = NOBODY;
      messagesReceived++;
      byteHops += (long) receiverBytes[index] * peerDistance[index];
    }
    return complete;
  }

  private void receive(int index) {
    NetworkInterface sender = mesh.interfaceOf(peerCore[index]);
    int source = sender.senderPointer[peerIndex[index]];
    int from = receiverReceived[index];
    int to = Math.min(from + payload, receiverBytes[index]);
    try {
      for (int i = from; i < to; i++) {
        memory.storeByte(receiverPointer[index] + i, sender.memory.loadByte(source + i));
      }
    } catch (MemoryFault fault) {
      mesh.fail(core, receiverProcess[index], fault.getMessage());
    }
    receiverReceived[index] = to;
  }

  private void acknowledged(int index) {
    if (senderSent[index] >= senderBytes[index]) {
      int process = senderProcess[index];
      senderProcess[index] = NOBODY;
      mesh.wake(core, process);
      return;
    }
    do {
      int part = Math.min(payload, senderBytes[index] - senderSent[index]);
      sendData(index, PacketKind.REST, part);
      senderSent[index] += part;
    } while (!everyPacketAcknowledged && senderSent[index] < senderBytes[index]);
  }

  private void sendData(int index, int kind, int bytes) {
    mesh.send(core, peerCore[index], bytes, PacketKind.tag(kind, peerIndex[index]));
  }
}
