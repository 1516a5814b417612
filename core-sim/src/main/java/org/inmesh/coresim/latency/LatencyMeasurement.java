package org.inmesh.coresim.latency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.MachineImage;

/**
 * Times single accesses: brings a line into a state in chosen caches, waits until the memory system
 * is at rest, and lets a core access it. After the method of {@code ccbench} (David, Guerraoui and
 * Trigonakis, SOSP 2013). What instructions cost besides is not in it: one cycle for the access
 * itself, what a hit adds, and the wait.
 */
public final class LatencyMeasurement {
  /** More homes than that are not tried, but every second, third and so on. */
  public static final int MOST_HOMES = 64;

  private final MachineSpecification machine;
  private final int requester;
  private final int holder;
  private final int third;

  /**
   * Accesses by one core to what another has.
   *
   * @param requester the core whose accesses are timed
   * @param holder another core, which has the line before, unless the requester has
   * @throws IllegalArgumentException if these are not two cores of a machine of three or more
   */
  public LatencyMeasurement(MachineSpecification machine, int requester, int holder) {
    if (machine.cores() < 3) {
      throw new IllegalArgumentException("latencies are measured with three cores or more");
    }
    if (requester == holder
        || Math.min(requester, holder) < 0
        || Math.max(requester, holder) >= machine.cores()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d and %d are not two cores of %d",
              requester,
              holder,
              machine.cores()));
    }
    this.machine = machine;
    this.requester = requester;
    this.holder = holder;
    third = third();
  }

  /** The core next to the holder, on its chip if it can be: who shares with it is as far away. */
  private int third() {
    return IntStream.range(0, machine.cores())
        .filter(core -> core != requester && core != holder)
        .boxed()
        .min(
            Comparator.<Integer, Boolean>comparing(core -> chip(core) != chip(holder))
                .thenComparing(this::fromHolder))
        .orElseThrow();
  }

  private int fromHolder(int core) {
    return machine.network().distance(holder, core);
  }

  /**
   * The homes over which {@link #measure(TimedAccess, LineState)} goes: all nodes on the holder's
   * chip, where memory is that the holder is the first to use, or some of them if they are many.
   */
  public List<Integer> homes() {
    List<Integer> nodes =
        IntStream.range(0, machine.cores())
            .filter(node -> chip(node) == chip(holder))
            .boxed()
            .toList();
    int step = (nodes.size() + MOST_HOMES - 1) / MOST_HOMES;
    return IntStream.range(0, nodes.size())
        .filter(i -> i % step == 0)
        .mapToObj(nodes::get)
        .toList();
  }

  private int chip(int node) {
    return machine.network().chips().chip(machine.network().topology(), node);
  }

  /** What an access takes, over {@link #homes}. */
  public Latency measure(TimedAccess access, LineState state) {
    return measure(access, state, homes());
  }

  /**
   * What an access takes if the line's home is one of these nodes.
   *
   * @throws IllegalArgumentException if the protocol does not have the state
   */
  public Latency measure(TimedAccess access, LineState state, List<Integer> homes) {
    if (!state.isOf(machine.caches().protocol())) {
      throw new IllegalArgumentException(machine.caches().protocol() + " has no " + state);
    }
    QuietMachine quiet = new QuietMachine(machine, lines());
    List<Long> cycles = new ArrayList<>();
    for (int home : homes) {
      int address = MachineImage.MEMORY_START + quiet.lineOf(home) * machine.caches().lineBytes();
      prepare(quiet, state, address);
      cycles.add(quiet.time(requester, access, address));
    }
    return Latency.of(cycles);
  }

  /** As many as nodes: each is some line's home. */
  private int lines() {
    return machine.cores();
  }

  private void prepare(QuietMachine quiet, LineState state, int address) {
    switch (state) {
      case OWN -> quiet.time(requester, TimedAccess.STORE, address);
      case MODIFIED -> quiet.time(holder, TimedAccess.STORE, address);
      case OWNED -> {
        quiet.time(holder, TimedAccess.STORE, address);
        quiet.time(third, TimedAccess.LOAD, address);
      }
      case EXCLUSIVE -> quiet.time(holder, TimedAccess.LOAD, address);
      case SHARED -> {
        quiet.time(holder, TimedAccess.LOAD, address);
        quiet.time(third, TimedAccess.LOAD, address);
      }
      case SHARED_OWN -> {
        quiet.time(holder, TimedAccess.LOAD, address);
        quiet.time(requester, TimedAccess.LOAD, address);
      }
      case MEMORY -> {
        // Nobody has accessed it yet.
      }
    }
  }
}
