package org.inmesh.coresim.litmus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;

/**
 * Executes litmus tests on a machine's coherent memory. May be used by several threads at a time.
 */
public final class LitmusRunner {
  /** Once in so many runs messages take the machine's own networks. */
  private static final int OWN_NETWORKS = 16;

  /** Once in so many runs caches have the machine's own sizes. */
  private static final int OWN_SIZES = 4;

  private final MachineSpecification machine;
  private final MachineSpecification small;
  private final long seed;

  /** For a coherent machine. The results of a test depend on these two and the number of runs. */
  public LitmusRunner(MachineSpecification machine, long seed) {
    if (machine.kind() != MachineSpecification.Kind.COHERENT) {
      throw new IllegalArgumentException(machine.name() + " has no coherent memory");
    }
    this.machine = machine;
    this.small = withSmallCaches(machine);
    this.seed = seed;
  }

  /** The machine. */
  public MachineSpecification machine() {
    return machine;
  }

  /**
   * Executes a test a number of times.
   *
   * @param stop asked before each run whether it is the last
   * @throws IllegalArgumentException if the machine has fewer cores than the test threads
   */
  public LitmusResult run(LitmusTest test, int runs, BooleanSupplier stop) {
    if (test.threads().size() > machine.cores()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d threads, the machine %d cores",
              test.name(),
              test.threads().size(),
              machine.cores()));
    }
    List<String> locations = List.copyOf(test.locations());
    List<ThreadCode> threads = new ArrayList<>();
    for (int thread = 0; thread < test.threads().size(); thread++) {
      threads.add(new ThreadCode(test, thread, locations));
    }
    // What a test shows does not depend on which other tests there are.
    RandomNumbers seeds = new RandomNumbers(RandomNumbers.mix(seed) ^ test.name().hashCode());
    RandomNumbers orders = new RandomNumbers(seeds.next());
    Rehearsal rehearsal = new Rehearsal(test, locations, threads, isBuffered(), orders);
    SortedMap<FinalState, Integer> histogram = new TreeMap<>();
    Set<FinalState> seen = new HashSet<>();
    for (int run = 0; run < runs && !stop.getAsBoolean(); run++) {
      RandomNumbers random = new RandomNumbers(seeds.next());
      boolean ownNetworks = random.onceIn(OWN_NETWORKS);
      MachineSpecification specification = random.onceIn(OWN_SIZES) ? machine : small;
      Timing timing;
      if (random.onceIn(2) && threads.size() <= Rehearsal.MOST_THREADS) {
        rehearsal.propose(seen);
        timing = new OrderedTiming(rehearsal, random);
      } else {
        timing = new RandomTiming(random);
      }
      LitmusRun execution =
          new LitmusRun(test, locations, threads, specification, random, timing, ownNetworks);
      FinalState state = execution.execute();
      seen.add(state);
      if (test.counts(state)) {
        histogram.merge(state, 1, Integer::sum);
      }
    }
    return new LitmusResult(test, machine.caches().consistency(), histogram);
  }

  private boolean isBuffered() {
    return machine.caches().consistency() == Consistency.TSO;
  }

  /** Caches of a few lines, so that lines are evicted in the midst of a test. */
  private static MachineSpecification withSmallCaches(MachineSpecification machine) {
    CacheSpecification caches = machine.caches();
    int line = caches.lineBytes();
    PrivateCacheSpecification own = caches.privateCaches();
    DirectorySpecification directory = caches.directory();
    CacheGeometry second = own.second();
    ClusterSpecification clusters = caches.clusters();
    CacheSpecification small =
        caches
            .withSizes(
                own.withSizes(
                    new CacheGeometry(4 * line, 2, own.data().replacement()),
                    second.isPresent()
                        ? new CacheGeometry(8 * line, 4, second.replacement())
                        : second),
                new DirectorySpecification(
                    directory.sharers(),
                    Math.min(directory.entries(), 2 * directory.ways()),
                    directory.ways()),
                new SliceSpecification(
                    new CacheGeometry(4 * line, 2, caches.slice().geometry().replacement()),
                    caches.slice().cycles(),
                    caches.slice().inclusive()))
            .withClusters(
                clusters.withSlice(new CacheGeometry(4 * line, 2, clusters.slice().replacement())));
    return machine.withCaches(small);
  }
}
