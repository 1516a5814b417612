package org.inmesh.coresim.coherence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.MemoryStall;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;

/**
 * Simplest possible cores on a coherent memory: each does its instructions one after the other, one
 * in a cycle, repeating one that has stalled when its line has come.
 */
final class Cores implements CoherentMemory.Listener {

  /** What a core does in one go; the same accesses every time. */
  @FunctionalInterface
  interface Instruction {
    void execute(MemoryPort port);
  }

  /** A wake-up that has arrived. */
  record Woken(int core, int processDescriptor, long cycle) {}

  final CoherentMemory memory;
  final ReferenceMemory reference;
  final List<Woken> woken = new ArrayList<>();

  /** For each core, the cycle in which its last instruction ended. */
  final long[] finished;

  private final List<Deque<Instruction>> programs = new ArrayList<>();
  private final MemoryPort[] ports;
  private final boolean[] waiting;
  private Runnable afterCycle = () -> {};
  private long cycle = -1;

  Cores(MachineSpecification specification, int bytes) {
    this(specification, bytes, null);
  }

  Cores(MachineSpecification specification, int bytes, NetworkFactory factory) {
    memory =
        factory == null
            ? new CoherentMemory(specification, bytes, this)
            : new CoherentMemory(specification, bytes, this, factory);
    reference = new ReferenceMemory(memory, bytes);
    int cores = specification.cores();
    finished = new long[cores];
    waiting = new boolean[cores];
    ports = new MemoryPort[cores];
    for (int core = 0; core < cores; core++) {
      programs.add(new ArrayDeque<>());
      // With store buffers a load need not see what was stored last.
      boolean inOneOrder = specification.caches().consistency() == Consistency.SC;
      ports[core] = inOneOrder ? reference.check(memory.port(core)) : memory.port(core);
    }
  }

  /** Address of a word, counted from the start of memory. */
  static int word(int index) {
    return MachineImage.MEMORY_START + 4 * index;
  }

  static MachineSpecification machine(int columns, int rows, CacheSpecification caches) {
    RouterSpecification router = RouterSpecification.wormhole(3, 8);
    if (caches.oneNetwork()) {
      int classes = caches.messageClasses();
      router = router.toBuilder().channelsOfClass(Collections.nCopies(classes, 1)).build();
    }
    return new MachineSpecification(
        "test",
        MachineSpecification.Kind.COHERENT,
        100,
        ProcessorSpecification.T800,
        1024,
        NetworkSpecification.mesh(columns, rows, router, 8, 1),
        32,
        caches);
  }

  /** Adds to a core's program. */
  Cores add(int core, Instruction instruction) {
    programs.get(core).add(instruction);
    return this;
  }

  /** To be done at the end of every cycle. */
  void afterCycle(Runnable action) {
    afterCycle = action;
  }

  long cycle() {
    return cycle;
  }

  /** Runs until all programs have ended and the memory has nothing more to do. */
  void run() {
    while (true) {
      boolean runnable = false;
      boolean ended = true;
      for (int core = 0; core < ports.length; core++) {
        boolean left = !programs.get(core).isEmpty();
        ended &= !left;
        runnable |= left && !waiting[core];
      }
      long next = runnable ? cycle + 1 : memory.nextCycle();
      if (next == Long.MAX_VALUE) {
        if (!ended) {
          throw new AssertionError("cores wait for ever");
        }
        return;
      }
      if (next > 10_000_000) {
        throw new AssertionError("no end in sight");
      }
      cycle = next;
      memory.step(cycle);
      for (int core = 0; core < ports.length; core++) {
        if (!waiting[core] && !programs.get(core).isEmpty()) {
          execute(core);
        }
      }
      afterCycle.run();
    }
  }

  private void execute(int core) {
    ports[core].begin();
    try {
      programs.get(core).peek().execute(ports[core]);
      ports[core].commit();
      programs.get(core).remove();
      finished[core] = cycle;
    } catch (MemoryStall stall) {
      waiting[core] = true;
    }
  }

  @Override
  public void filled(int core, long at) {
    if (!waiting[core] || at != cycle) {
      throw new AssertionError("core " + core + " does not wait");
    }
    waiting[core] = false;
  }

  @Override
  public void woken(int core, int processDescriptor, long at) {
    woken.add(new Woken(core, processDescriptor, at));
  }
}
