package org.inmesh.coresim.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.agrona.collections.Int2IntCounterMap;
import org.agrona.collections.IntHashSet;
import org.inmesh.coresim.transputer.RegionExecutor;
import org.inmesh.coresim.transputer.TranslationPort;

/**
 * A core's executor of translated regions: has code translated from where execution comes often,
 * and drops translations when the code changes.
 */
public final class HotRegions implements RegionExecutor {
  /** Samples, of which the loop takes one in some hundred, until an address is translated. */
  private static final int USUAL_SAMPLES = 16;

  // Ways out of regions are counted all, others are sampled.
  private static final int EXITS_PER_SAMPLE = 64;

  // Code that is changed again and again is not translated any more.
  private static final int MOST_CHANGES = 6;

  private final TranslationPort port;
  private final TranslationCache cache;
  private final int samplesNeeded;
  private final RegionCompiler compiler;

  private final Int2IntCounterMap samples = new Int2IntCounterMap(0);
  private final Int2IntCounterMap exits = new Int2IntCounterMap(0);
  private final Int2IntCounterMap changes = new Int2IntCounterMap(0);
  private final Int2IntCounterMap passages = new Int2IntCounterMap(0);
  private final Set<List<Integer>> joined = new HashSet<>();
  private final IntHashSet starts = new IntHashSet();
  private final IntHashSet refused = new IntHashSet();
  private final List<Region> regions = new ArrayList<>();
  private final BitSet covered = new BitSet();
  private long instructions;

  /** By the numbers of marks. */
  private final List<Mark> marks = new ArrayList<>();

  private record Region(Translation translation, List<Integer> marked) {}

  private record Mark(Region region, int address) {}

  /** An executor for one core, which shares translations with others. */
  public static HotRegions of(TranslationPort port, TranslationCache cache) {
    return new HotRegions(port, cache, USUAL_SAMPLES);
  }

  /**
   * An executor for one core that translates earlier or later.
   *
   * @param samplesNeeded until an address is translated, at least 1
   */
  public HotRegions(TranslationPort port, TranslationCache cache, int samplesNeeded) {
    this.port = port;
    this.cache = cache;
    this.samplesNeeded = samplesNeeded;
    this.compiler = new RegionCompiler(port, starts::contains);
  }

  @Override
  public void sample(int address) {
    if (!refused.contains(address)
        && !port.isMarked(address)
        && samples.incrementAndGet(address) >= samplesNeeded) {
      samples.remove(address);
      translate(address);
    }
  }

  private void translate(int address) {
    translation(List.of(address)).ifPresentOrElse(this::install, () -> refused.add(address));
  }

  private Optional<Translation> translation(List<Integer> from) {
    Optional<Translation> translation = cache.find(port, from);
    if (translation.isEmpty()) {
      translation = compiler.compile(from);
      translation.ifPresent(made -> cache.add(port, made));
    }
    return translation;
  }

  private void install(Translation translation) {
    Region region = new Region(translation, new ArrayList<>());
    for (int index : translation.wordIndices()) {
      port.watch(index);
      covered.set(index);
    }
    for (int address : translation.blocks()) {
      if (!port.isMarked(address)) {
        port.mark(address, marks.size());
        marks.add(new Mark(region, address));
        region.marked().add(address);
      }
    }
    starts.addAll(translation.starts());
    regions.add(region);
  }

  /** Number of regions that are translated and have not changed since. */
  public int regions() {
    return regions.size();
  }

  /** Instructions that were executed in translated code, or performed on its behalf. */
  public long instructions() {
    return instructions;
  }

  @Override
  public boolean execute(int number, long limit) {
    Mark mark = marks.get(number);
    if (mark.address() != port.pointer()
        || !port.canEnter(mark.region().translation().usesReals())) {
      return false;
    }
    port.setLimit(limit);
    long before = port.instructions();
    mark.region().translation().code().run(port);
    int pointer = port.pointer();
    if (port.canEnter(false) && port.instructions() != before) {
      if (port.isMarked(pointer)) {
        countPassage(mark.region(), pointer);
      } else {
        countExit(pointer);
      }
    }
    instructions += port.instructions() - before;
    return port.instructions() != before;
  }

  private void countExit(int pointer) {
    if (!refused.contains(pointer)
        && exits.incrementAndGet(pointer) > (samplesNeeded - 1) * EXITS_PER_SAMPLE) {
      exits.remove(pointer);
      translate(pointer);
    }
  }

  /**
   * Execution has left a region for another: where that is frequent, as between processes that
   * communicate, they become one, which need not be left.
   */
  private void countPassage(Region from, int pointer) {
    if (passages.incrementAndGet(pointer) <= (samplesNeeded - 1) * EXITS_PER_SAMPLE) {
      return;
    }
    passages.remove(pointer);
    Region to = marks.get(port.markAt(pointer)).region();
    if (to != from
        && regions.contains(from)
        && regions.contains(to)
        && from.translation().bytes() + to.translation().bytes() <= RegionCompiler.FIRST_SIZE) {
      join(from, to);
    }
  }

  private void join(Region one, Region other) {
    List<Integer> both =
        Stream.of(one, other)
            .flatMap(region -> region.translation().starts().stream())
            .distinct()
            .sorted()
            .toList();
    if (!joined.add(both)) {
      return;
    }
    remove(one);
    remove(other);
    translation(both)
        .filter(made -> Arrays.stream(made.blocks()).boxed().toList().containsAll(both))
        .ifPresentOrElse(
            this::install,
            () -> {
              install(one.translation());
              install(other.translation());
            });
  }

  private void remove(Region region) {
    regions.remove(region);
    region.marked().forEach(port::unmark);
    region.translation().starts().forEach(starts::remove);
  }

  @Override
  public void codeChanges(int wordIndex) {
    if (!covered.get(wordIndex)) {
      return;
    }
    covered.clear(wordIndex);
    for (Region region : List.copyOf(regions)) {
      if (Arrays.binarySearch(region.translation().wordIndices(), wordIndex) >= 0) {
        remove(region);
        region.translation().starts().forEach(this::countChange);
      }
    }
  }

  private void countChange(int start) {
    if (changes.incrementAndGet(start) >= MOST_CHANGES) {
      refused.add(start);
    }
  }
}
