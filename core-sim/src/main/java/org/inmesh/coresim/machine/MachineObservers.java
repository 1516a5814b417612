package org.inmesh.coresim.machine;

import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.transputer.ProcessObserver;
import org.inmesh.mesh.NetworkObserver;

/**
 * Who watches a machine from its building on. Nothing is spent on those who are not there.
 *
 * @param network of the mesh machine, sees packets by their numbers; or null
 * @param packets and their causes, of either machine; or null
 * @param processes is told what becomes of processes; or null
 */
public record MachineObservers(
    NetworkObserver network, PacketObserver packets, ProcessObserver processes) {
  /** Nobody. */
  public static final MachineObservers NONE = new MachineObservers(null, null, null);

  /** Of packets and their causes alone. */
  public static MachineObservers of(PacketObserver packets) {
    return new MachineObservers(null, packets, null);
  }

  /** The same, and of the mesh machine's network. */
  public MachineObservers with(NetworkObserver observer) {
    return new MachineObservers(observer, packets, processes);
  }

  /** Of processes alone. */
  public static MachineObservers of(ProcessObserver processes) {
    return new MachineObservers(null, null, processes);
  }
}
