package org.inmesh.bench.study.execution;

import java.util.List;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineFile;

/**
 * The heap that a run takes, roughly, by its machine alone. Measured on machines of 16 to 4096
 * cores after 20,000 cycles of the stencil and of the reduction, garbage not counted: mesh machine
 * 46 to 53 KiB a core, of which its private memory is 32; coherent machine 365 to 430 KiB a core,
 * of which its first level and slice are 288; with clusters 381 to 430, and 64 more of slices.
 * {@code bench/studies.md} has the table.
 */
public final class HeapEstimate implements MemoryEstimate {
  private static final long KIBIBYTE = 1024;

  /** For the compiler, its trees, and classes made of translated code. */
  private static final long ANY_RUN = 64 * KIBIBYTE * KIBIBYTE;

  private static final long MESH_CORE = 32 * KIBIBYTE;
  private static final long COHERENT_CORE = 112 * KIBIBYTE;

  /** Of a cache's bytes, with tags and states. */
  private static final double CACHE = 1.1;

  @Override
  public long bytes(StudyRun run) {
    try {
      return bytes(MachineFile.loadText("machine", run.machine(), List.of()));
    } catch (BadInputException refused) {
      return 0;
    }
  }

  /** The heap that a run on a machine takes. */
  public static long bytes(MachineSpecification machine) {
    return ANY_RUN + machine.cores() * bytesOfCore(machine);
  }

  private static long bytesOfCore(MachineSpecification machine) {
    if (machine.kind() == MachineSpecification.Kind.MESH) {
      return machine.memoryBytesPerCore() + MESH_CORE;
    }
    CacheSpecification caches = machine.caches();
    long bytes = caches.privateCaches().bytes() + caches.slice().geometry().bytes();
    if (caches.clusters().cores() > 0) {
      bytes += caches.clusters().slice().bytes();
    }
    return COHERENT_CORE + (long) (bytes * CACHE);
  }
}
