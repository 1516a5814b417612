package org.inmesh.coresim.machine;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.ChannelInterface;
import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.ProgramFault;

/**
 * The channels outside memory of a core of the coherent machine: the host's, which behave as a
 * device that is always ready, the way to it not being modelled, and unreliable ones.
 */
final class SharedMemoryChannels implements ChannelInterface {
  private final MemoryPort memory;
  private final HostChannels host;

  /** Or null if the program has no unreliable channel. */
  private final CoherentMailboxes mailboxes;

  SharedMemoryChannels(MemoryPort memory, HostChannels host, CoherentMailboxes mailboxes) {
    this.memory = memory;
    this.host = host;
    this.mailboxes = mailboxes;
  }

  @Override
  public boolean output(int descriptor, int channel, int pointer, int bytes) {
    if (isUnreliable(channel)) {
      return mailboxes.output(descriptor, channel, pointer, bytes);
    }
    host.write(channel, memory, pointer, bytes);
    return true;
  }

  @Override
  public boolean input(int descriptor, int channel, int pointer, int bytes) {
    if (isUnreliable(channel)) {
      return mailboxes.input(descriptor, channel, pointer, bytes);
    }
    if (!host.hasInput()) {
      return false;
    }
    host.read(memory, pointer);
    return true;
  }

  @Override
  public boolean enable(int descriptor, int channel) {
    if (isUnreliable(channel)) {
      return mailboxes.enable(descriptor, channel);
    }
    return channel == MachineImage.HOST_KEYBOARD && host.hasInput();
  }

  @Override
  public boolean disable(int descriptor, int channel) {
    if (isUnreliable(channel)) {
      return mailboxes.disable(descriptor, channel);
    }
    return channel == MachineImage.HOST_KEYBOARD && host.hasInput();
  }

  @Override
  public int reset(int channel) {
    return isUnreliable(channel) ? mailboxes.reset(channel) : CoreState.NOT_PROCESS;
  }

  @Override
  public int takeUp(int event) {
    return mailboxes.takeUp(event);
  }

  @Override
  public void takenUp(int event) {
    mailboxes.takenUp(event);
  }

  /** Or else the host's. */
  private boolean isUnreliable(int channel) {
    if (HostChannels.isHost(channel)) {
      return false;
    }
    if (mailboxes == null) {
      throw ProgramFault.notAChannel(channel);
    }
    return true;
  }
}
