package org.inmesh.coresim.litmus;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.fidelity.Networks;

/** The memory and the cores of one run. Built anew for each: a run leaves nothing to the next. */
final class LitmusMachine implements CoherentMemory.Listener {
  /** No run takes so long. */
  private static final long LIMIT = 10_000_000;

  private final CoherentMemory memory;
  private final LitmusCore[] cores;
  private final List<DelayedNetwork> networks = new ArrayList<>();
  private final int networkCycles;
  private long cycle = -1;

  /**
   * A machine.
   *
   * @param bytes of memory
   * @param delays of messages
   * @param ownNetworks whether messages, after random delays, take the machine's own networks
   */
  LitmusMachine(
      MachineSpecification specification,
      int bytes,
      NetworkDelays delays,
      RandomNumbers random,
      boolean ownNetworks) {
    int nodes = specification.cores();
    networkCycles = specification.network().cyclesPerCoreCycle();
    memory =
        new CoherentMemory(
            specification,
            bytes,
            this,
            (network, receiver, nobody) -> {
              Network own = ownNetworks ? Networks.create(network, receiver) : null;
              DelayedNetwork delayed =
                  new DelayedNetwork(network, receiver, delays, own, random.next());
              networks.add(delayed);
              return delayed;
            });
    boolean asksFirst = random.onceIn(2);
    cores = new LitmusCore[nodes];
    for (int core = 0; core < nodes; core++) {
      cores[core] = new LitmusCore(memory.port(core), asksFirst);
    }
    memory.pace((core, store) -> cores[core].storeLeaves(store) - cycle);
  }

  CoherentMemory memory() {
    return memory;
  }

  LitmusCore core(int number) {
    return cores[number];
  }

  /** The cycle in which the next program may begin. */
  long nextCycle() {
    return cycle + 1;
  }

  /** Runs until all cores have ended and the memory has nothing more to do. */
  void run() {
    for (long next = following(); next != Long.MAX_VALUE; next = following()) {
      if (next > LIMIT) {
        throw new IllegalStateException("a litmus test does not end");
      }
      cycle = next;
      for (DelayedNetwork network : networks) {
        network.announce((cycle + 1) * networkCycles - 1);
      }
      memory.step(cycle);
      for (LitmusCore core : cores) {
        if (core.due() <= cycle) {
          core.execute(cycle);
        }
      }
    }
    for (int core = 0; core < cores.length; core++) {
      if (!cores[core].hasEnded()) {
        throw new IllegalStateException("core " + core + " waits for ever");
      }
    }
  }

  private long following() {
    long next = memory.nextCycle();
    for (DelayedNetwork network : networks) {
      next = Math.min(next, due(network));
    }
    for (LitmusCore core : cores) {
      next = Math.min(next, core.due());
    }
    return Math.max(next, cycle + 1);
  }

  /** The core cycle in which a network's next delay ends. */
  private long due(DelayedNetwork network) {
    long first = network.firstDue();
    return first == Long.MAX_VALUE ? first : first / networkCycles;
  }

  @Override
  public void filled(int core, long at) {
    cores[core].resume();
  }

  @Override
  public void woken(int core, int processDescriptor, long at) {
    throw new IllegalStateException("no litmus test has processes");
  }
}
