package org.inmesh.coresim.module;

import org.inmesh.coresim.MachineSpecification;

/** Builds machines of transputer modules. */
public final class Modules {
  private Modules() {}

  /**
   * A network after reset, which waits for what the host sends.
   *
   * @param specification what the network was made from, for those who ask the machine
   * @param description its modules and links
   * @param host what is at the other end of the host's link
   * @param hostThreads that may simulate at a time, at least 1; the result does not depend on it
   * @throws IllegalArgumentException if the modules' clocks have too little in common
   */
  public static ModuleNetwork build(
      MachineSpecification specification,
      NetworkDescription description,
      HostDevice host,
      int hostThreads) {
    return new ModuleNetwork(specification, description, host, hostThreads);
  }
}
