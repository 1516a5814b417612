package org.inmesh.coresim.machine;

import java.util.OptionalInt;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryPort;

/**
 * The host at node 0 as the simulated machine meets it: always ready to take output, and with input
 * as long as there is any.
 */
final class HostChannels {
  private static final int NOTHING_READ = -2;

  private final Host host;
  private int lookahead = NOTHING_READ;
  private byte[] message = new byte[64];
  private OptionalInt exitStatus = OptionalInt.empty();
  private long exitCycle;

  HostChannels(Host host) {
    this.host = host;
  }

  /** True if a channel address is one of the host's. */
  static boolean isHost(int channel) {
    return channel >= MachineImage.HOST_KEYBOARD && channel <= MachineImage.HOST_EXIT;
  }

  /** What the program gave when it asked to be ended, if it did. */
  OptionalInt exitStatus() {
    return exitStatus;
  }

  /** Notes the cycle in which it asked, if that is ahead of the machine's. */
  void exitAt(long cycle) {
    exitCycle = cycle;
  }

  /** The cycle given to {@link #exitAt}, or 0. */
  long exitCycle() {
    return exitCycle;
  }

  /** Takes a message for the host out of a core's memory. */
  void write(int channel, MemoryPort memory, int pointer, int bytes) {
    if (channel == MachineImage.HOST_EXIT) {
      exitStatus = OptionalInt.of(memory.load(pointer));
      return;
    }
    if (bytes > message.length) {
      message = new byte[bytes];
    }
    // All loads come first: one that stalls has the whole instruction repeated.
    for (int i = 0; i < bytes; i++) {
      message[i] = (byte) memory.loadByte(pointer + i);
    }
    for (int i = 0; i < bytes; i++) {
      int character = message[i] & 0xFF;
      if (channel == MachineImage.HOST_ERROR) {
        host.error(character);
      } else {
        host.screen(character);
      }
    }
  }

  /** True if there is a byte of input. */
  boolean hasInput() {
    if (lookahead == NOTHING_READ) {
      lookahead = host.keyboard();
    }
    return lookahead >= 0;
  }

  /** Puts the next byte of input into a core's memory; there must be one. */
  void read(MemoryPort memory, int pointer) {
    if (!hasInput()) {
      throw new IllegalStateException("no input left");
    }
    // The store may stall and be repeated: the byte is taken only when it is done.
    memory.storeByte(pointer, lookahead);
    lookahead = NOTHING_READ;
  }
}
