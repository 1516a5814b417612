package org.inmesh.coresim.machine;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.MemoryPort;

/**
 * The host channels as a core's network interface has them. The host is at node 0: processes of
 * that core meet it at once, those of others by packets, and wait until it has answered.
 */
final class HostAccess {
  // Address 0 is not memory, so no process descriptor is 0.
  private static final int NOBODY = 0;
  private static final int HOST_NODE = 0;
  private static final int HOST_CHANNELS = 4;
  private static final int WORD = 4;

  private final int core;
  private final MeshInterconnect mesh;
  private final MemoryPort memory;
  private final int payload;

  // By channel: who waits for the host, and for what.
  private final int[] processes = new int[HOST_CHANNELS];
  private final int[] pointers = new int[HOST_CHANNELS];
  private final int[] messageBytes = new int[HOST_CHANNELS];

  HostAccess(int core, MeshInterconnect mesh, MemoryPort memory, int payload) {
    this.core = core;
    this.mesh = mesh;
    this.memory = memory;
    this.payload = payload;
  }

  private static int indexOf(int channel) {
    return (channel - MachineImage.HOST_KEYBOARD) / WORD;
  }

  /** True if an input from a host channel would be answered. */
  boolean isReady(int channel) {
    return channel == MachineImage.HOST_KEYBOARD && mesh.host().hasInput();
  }

  /** Outputs to a host channel; true if the process need not wait. */
  boolean output(int descriptor, int channel, int pointer, int bytes) {
    if (core == HOST_NODE) {
      mesh.host().write(channel, memory, pointer, bytes);
      if (channel == MachineImage.HOST_EXIT) {
        mesh.exit(core);
      }
      return true;
    }
    int index = await(descriptor, channel, pointer, "output to");
    messageBytes[index] = bytes;
    int left = bytes;
    for (; left > payload; left -= payload) {
      mesh.send(core, HOST_NODE, payload, PacketKind.tag(PacketKind.HOST_DATA, index));
    }
    mesh.send(core, HOST_NODE, left, PacketKind.tag(PacketKind.HOST_LAST, index));
    return false;
  }

  /** Inputs a byte from a host channel; true if the process need not wait. */
  boolean input(int descriptor, int channel, int pointer) {
    if (core == HOST_NODE) {
      if (mesh.host().hasInput()) {
        mesh.host().read(memory, pointer);
        return true;
      }
      return false;
    }
    int index = await(descriptor, channel, pointer, "input from");
    mesh.send(core, HOST_NODE, 0, PacketKind.tag(PacketKind.HOST_REQUEST, index));
    return false;
  }

  private int await(int descriptor, int channel, int pointer, String use) {
    int index = indexOf(channel);
    NetworkInterface.checkUnused(processes[index], use);
    processes[index] = descriptor;
    pointers[index] = pointer;
    return index;
  }

  /**
   * A packet to the host, at node 0, or an answer from there has arrived.
   *
   * @param index the host channel's
   * @param source of the packet's sender
   */
  void packetArrived(int kind, int index, HostAccess source) {
    switch (kind) {
      case PacketKind.HOST_DATA -> {
        // Taken from the sender's memory as a whole when the last packet is here.
      }
      case PacketKind.HOST_LAST -> {
        source.deliver(index);
        mesh.send(core, source.core, 0, PacketKind.tag(PacketKind.HOST_ACKNOWLEDGE, index));
      }
      case PacketKind.HOST_REQUEST -> {
        // Without input the process waits for ever.
        if (mesh.host().hasInput()) {
          source.take(index);
          mesh.send(core, source.core, 1, PacketKind.tag(PacketKind.HOST_REPLY, index));
        }
      }
      case PacketKind.HOST_ACKNOWLEDGE -> answered(index);
      case PacketKind.HOST_REPLY -> {
        mesh.received(core, processes[index], MachineImage.HOST_KEYBOARD, 1);
        answered(index);
      }
      default -> throw new IllegalStateException("packet of kind " + kind);
    }
  }

  private void deliver(int index) {
    int channel = MachineImage.HOST_KEYBOARD + WORD * index;
    mesh.host().write(channel, memory, pointers[index], messageBytes[index]);
  }

  // Stored when the request is answered, so that no other request gets the same byte; the process
  // sees it when the reply is here.
  private void take(int index) {
    try {
      mesh.host().read(memory, pointers[index]);
    } catch (MemoryFault fault) {
      mesh.fail(core, processes[index], fault.getMessage());
    }
  }

  private void answered(int index) {
    int process = processes[index];
    processes[index] = NOBODY;
    mesh.wake(core, process);
  }
}
