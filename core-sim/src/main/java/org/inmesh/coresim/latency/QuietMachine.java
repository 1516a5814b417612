package org.inmesh.coresim.latency;

import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.MemoryStall;

/** Coherent memory in which one access happens at a time, after all before it have come to rest. */
final class QuietMachine implements CoherentMemory.Listener {
  private final CoherentMemory memory;
  private final int lines;
  private long cycle = -1;
  private int filled = -1;

  QuietMachine(MachineSpecification machine, int lines) {
    this.lines = lines;
    memory = new CoherentMemory(machine, lines * machine.caches().lineBytes(), this);
  }

  /** A line with this home. */
  int lineOf(int home) {
    for (int line = 0; line < lines; line++) {
      if (memory.home(line) == home) {
        return line;
      }
    }
    throw new IllegalStateException("no line has its home at node " + home);
  }

  /** Core cycles from the beginning of an access to its end, the access's own one included. */
  long time(int core, TimedAccess access, int address) {
    settle();
    memory.step(++cycle);
    long begin = cycle;
    MemoryPort port = memory.port(core);
    int hits = await(core, port, () -> perform(port, access, address));
    if (access == TimedAccess.STORE) {
      await(core, port, port::fence);
    }
    return cycle - begin + 1 + hits;
  }

  private static void perform(MemoryPort port, TimedAccess access, int address) {
    switch (access) {
      case LOAD -> port.load(address);
      case STORE -> port.store(address, 1);
      case COMPARE_AND_SWAP -> port.store(address, port.loadForStore(address) + 1);
    }
  }

  /** Performs an instruction as often as it stalls; returns what its hits add. */
  private int await(int core, MemoryPort port, Runnable instruction) {
    while (true) {
      port.begin();
      try {
        instruction.run();
        return port.commit();
      } catch (MemoryStall stall) {
        filled = -1;
        while (filled != core) {
          next();
        }
      }
    }
  }

  private void settle() {
    while (memory.nextCycle() != Long.MAX_VALUE) {
      next();
    }
  }

  private void next() {
    long due = memory.nextCycle();
    if (due == Long.MAX_VALUE) {
      throw new IllegalStateException("a core waits for memory that is at rest");
    }
    cycle = due;
    memory.step(cycle);
  }

  @Override
  public void filled(int core, long at) {
    filled = core;
  }

  @Override
  public void woken(int core, int processDescriptor, long at) {
    throw new IllegalStateException("there are no processes");
  }
}
