package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.Cores.Instruction;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.memory.DramTiming;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.memory.PagePolicy;
import org.inmesh.coresim.coherence.memory.Placement;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.Protocol;

/**
 * Many cores, few lines, tiny caches, and a network in which messages overtake one another: every
 * race of the protocol comes up soon. Checked in every cycle and at every access.
 */
class CoherencePropertyTest {
  private static final int WORDS_PER_LINE = 2;

  /**
   * Private caches of one set of two ways, with or without a second level of four lines, inclusive
   * or not; a slice of one line, or an inclusive one of two.
   */
  private static CacheSpecification tiny(Protocol protocol, int nodes, Random random) {
    Replacement replacement = Replacement.values()[random.nextInt(3)];
    boolean inclusive = random.nextBoolean();
    int sliceLines = inclusive ? 2 : 1;
    return new CacheSpecification(
        protocol,
        Consistency.SC,
        1,
        4 * WORDS_PER_LINE,
        new PrivateCacheSpecification(
                new CacheGeometry(8 * WORDS_PER_LINE, 2, replacement),
                0,
                random.nextBoolean()
                    ? CacheGeometry.NONE
                    : new CacheGeometry(16 * WORDS_PER_LINE, 2, replacement),
                1 + random.nextInt(5),
                random.nextBoolean(),
                1 + random.nextInt(2))
            .withForwardCycles(1 + random.nextInt(20)),
        new DirectorySpecification(
            new SharerFormat(SharerFormat.Kind.values()[random.nextInt(3)], 1 + random.nextInt(3)),
            inclusive ? 0 : 2 * random.nextInt(3),
            2),
        new SliceSpecification(
            new CacheGeometry(sliceLines * 4 * WORDS_PER_LINE, sliceLines, replacement),
            2,
            inclusive),
        random.nextBoolean(),
        7,
        memory(nodes, random));
  }

  /** Of fixed latency, or behind controllers with tiny rows, few banks and short times. */
  private static MemorySpecification memory(int nodes, Random random) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, nodes).boxed().toList());
    Collections.shuffle(places, random);
    int controllers = random.nextInt(Math.min(nodes, 3) + 1);
    return new MemorySpecification(
        controllers,
        Placement.LIST,
        places.subList(0, controllers),
        1 + random.nextInt(3),
        4 * WORDS_PER_LINE << random.nextInt(2),
        new DramTiming(
            random.nextInt(10), random.nextInt(10), random.nextInt(10), 1 + random.nextInt(10)),
        PagePolicy.values()[random.nextInt(2)],
        random.nextInt(4));
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void shouldKeepMemoryCoherent(
      @ForAll Protocol protocol,
      @ForAll @IntRange(min = 1, max = 4) int columns,
      @ForAll @IntRange(min = 1, max = 3) int rows,
      @ForAll @IntRange(min = 1, max = 8) int lines,
      @ForAll @IntRange(min = 1, max = 60) int mostDelay,
      @ForAll long seed) {
    Random random = new Random(seed);
    MachineSpecification machine =
        Cores.machine(columns, rows, tiny(protocol, columns * rows, random));
    Cores cores =
        new Cores(
            machine,
            lines * 4 * WORDS_PER_LINE,
            (specification, receiver, nobody) ->
                new RandomDelayNetwork(specification, receiver, 1, mostDelay, random.nextLong()));
    checkRandomPrograms(cores, machine.cores(), lines, random, 60);
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void shouldKeepMemoryCoherentOnTheRealNetwork(
      @ForAll Protocol protocol,
      @ForAll @IntRange(min = 1, max = 5) int columns,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 12) int lines,
      @ForAll long seed) {
    Random random = new Random(seed);
    MachineSpecification machine =
        Cores.machine(columns, rows, tiny(protocol, columns * rows, random));
    Cores cores = new Cores(machine, lines * 4 * WORDS_PER_LINE);
    checkRandomPrograms(cores, machine.cores(), lines, random, 60);
  }

  /** Clusters of a column, a row or a square, whose slices have one set of two or four lines. */
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void shouldKeepMemoryCoherentInClusters(
      @ForAll Protocol protocol,
      @ForAll @IntRange(min = 1, max = 3) int across,
      @ForAll @IntRange(min = 1, max = 2) int down,
      @ForAll @IntRange(min = 2, max = 4) int clusterCores,
      @ForAll @IntRange(min = 1, max = 8) int lines,
      @ForAll @IntRange(min = 1, max = 60) int mostDelay,
      @ForAll long seed) {
    Random random = new Random(seed);
    int columns = across * (clusterCores == 4 ? 2 : clusterCores);
    int rows = down * (clusterCores == 4 ? 2 : 1);
    CacheSpecification caches =
        tiny(protocol, columns * rows, random)
            .withClusters(
                new ClusterSpecification(
                    clusterCores,
                    new CacheGeometry(
                        8 * WORDS_PER_LINE << random.nextInt(2),
                        2,
                        Replacement.values()[random.nextInt(3)]),
                    1 + random.nextInt(3)));
    Cores cores =
        new Cores(
            Cores.machine(columns, rows, caches),
            lines * 4 * WORDS_PER_LINE,
            (specification, receiver, nobody) ->
                new RandomDelayNetwork(specification, receiver, 1, mostDelay, random.nextLong()));
    checkRandomPrograms(cores, columns * rows, lines, random, 60);
  }

  private static void checkRandomPrograms(
      Cores cores, int coreCount, int lines, Random random, int instructions) {
    int words = lines * WORDS_PER_LINE;
    int counter = random.nextInt(words);
    int increments = 0;
    for (int index = 0; index < words; index++) {
      cores.reference.initialise(word(index), index == counter ? 0 : 1000 + index);
    }
    for (int core = 0; core < coreCount; core++) {
      for (int i = 0; i < instructions; i++) {
        int at = random.nextInt(words);
        // Only increments may write the counter.
        int target = at == counter ? (at + 1) % words : at;
        int value = random.nextInt();
        switch (random.nextInt(9)) {
          case 0, 1 -> cores.add(core, port -> port.load(word(at)));
          case 2 -> cores.add(core, port -> port.store(word(target), value));
          case 3 -> cores.add(core, copy(at, target));
          case 4 -> cores.add(core, port -> port.storeByte(word(target) + (value & 3), value));
          case 5 -> cores.add(core, port -> port.loadByte(word(at) + (value & 3)));
          case 6 -> {
            cores.add(core, lockedIncrement(counter, at, target));
            increments++;
          }
          case 7 -> {
            cores.add(core, increment(counter));
            increments++;
          }
          default -> cores.add(core, lockedExchange(target, at, value));
        }
      }
    }
    cores.afterCycle(() -> checkInvariants(cores, coreCount, lines, random));
    cores.run();
    assertThat(cores.reference.read(word(counter))).isEqualTo(increments);
    for (int index = 0; index < words; index++) {
      assertThat(cores.memory.peek(word(index))).isEqualTo(cores.reference.read(word(index)));
    }
    assertThat(cores.memory.messagesInUse()).isZero();
    assertThat(cores.memory.isWrittenBack()).isTrue();
  }

  private static Instruction copy(int from, int to) {
    return port -> port.store(word(to), port.load(word(from)));
  }

  private static Instruction increment(int counter) {
    return port -> port.store(word(counter), port.loadForStore(word(counter)) + 1);
  }

  /** Other accesses while a lock is held, as of a channel's word while a message is copied. */
  private static Instruction lockedIncrement(int counter, int other, int target) {
    return port -> {
      int count = port.lock(word(counter));
      int seen = port.load(word(other));
      if (target != counter) {
        port.store(word(target), seen);
      }
      port.store(word(counter), count + 1);
      port.load(word(other));
    };
  }

  /** Locks any line and wants another, which may be locked by a core that wants the first. */
  private static Instruction lockedExchange(int locked, int other, int value) {
    return port -> {
      port.lock(word(locked));
      port.load(word(other));
      port.store(word(locked), value);
    };
  }

  private static void checkInvariants(Cores cores, int coreCount, int lines, Random random) {
    for (int line = 0; line < lines; line++) {
      List<CacheState> held = new ArrayList<>();
      for (int core = 0; core < coreCount; core++) {
        CacheState state = cores.memory.cacheState(core, line);
        if (state.compareTo(CacheState.S) >= 0) {
          held.add(state);
        }
      }
      if (held.contains(CacheState.M) || held.contains(CacheState.E)) {
        assertThat(held).as("copies of line %d while one is writable", line).hasSize(1);
      }
    }
    int index = word(random.nextInt(lines * WORDS_PER_LINE));
    assertThat(cores.memory.peek(index)).isEqualTo(cores.reference.read(index));
  }
}
