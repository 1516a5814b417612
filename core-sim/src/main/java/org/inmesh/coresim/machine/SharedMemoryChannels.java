package org.inmesh.coresim.machine;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.ChannelInterface;
import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.ProgramFault;

/**
 * The channels outside memory of a core of the coherent machine: the host's only. They behave as a
 * device that is always ready; the way to it is not modelled.
 */
final class SharedMemoryChannels implements ChannelInterface {
  private final MemoryPort memory;
  private final HostChannels host;

  SharedMemoryChannels(MemoryPort memory, HostChannels host) {
    this.memory = memory;
    this.host = host;
  }

  @Override
  public boolean output(int descriptor, int channel, int pointer, int bytes) {
    check(channel);
    host.write(channel, memory, pointer, bytes);
    return true;
  }

  @Override
  public boolean input(int descriptor, int channel, int pointer, int bytes) {
    check(channel);
    if (!host.hasInput()) {
      return false;
    }
    host.read(memory, pointer);
    return true;
  }

  @Override
  public boolean enable(int descriptor, int channel) {
    check(channel);
    return channel == MachineImage.HOST_KEYBOARD && host.hasInput();
  }

  @Override
  public boolean disable(int descriptor, int channel) {
    return enable(descriptor, channel);
  }

  @Override
  public int reset(int channel) {
    check(channel);
    return CoreState.NOT_PROCESS;
  }

  private static void check(int channel) {
    if (!HostChannels.isHost(channel)) {
      throw ProgramFault.notAChannel(channel);
    }
  }
}
