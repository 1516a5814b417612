package org.inmesh.coresim.coherence.cache;

/**
 * The state of a {@link Replacement} for all sets of a cache. Slots are {@code set * ways + way}.
 */
public sealed interface VictimSelector {

  /** A line was used. */
  void touch(int slot);

  /** A line was put there. */
  default void filled(int slot) {
    touch(slot);
  }

  /** What {@link #touch} of a slot changes, to be {@linkplain #restore restored}. */
  default long saved(int slot) {
    return 0;
  }

  /** Undoes what has been noted since {@link #saved}, the latest touch first. */
  default void restore(int slot, long saved) {}

  /**
   * The way of a set to be used for another line: the same until one is touched or filled.
   *
   * @param candidates a bit for each way that may be chosen, at least one
   */
  int victim(int set, long candidates);

  /**
   * The state for empty sets.
   *
   * @param ways of a set, 1 to 64; a power of two for {@link Replacement#TREE_PLRU}
   * @param seed of the random choices of {@link Replacement#RANDOM}
   */
  static VictimSelector of(Replacement replacement, int sets, int ways, long seed) {
    return switch (replacement) {
      case LRU -> new LeastRecentlyUsed(sets, ways);
      case TREE_PLRU -> new TreePseudoLru(sets, ways);
      case RANDOM -> new RandomVictim(seed);
    };
  }

  /** Stamps of last use. */
  final class LeastRecentlyUsed implements VictimSelector {
    private final int ways;
    private final long[] lastUse;
    private long uses;

    LeastRecentlyUsed(int sets, int ways) {
      this.ways = ways;
      this.lastUse = new long[sets * ways];
    }

    @Override
    public void touch(int slot) {
      lastUse[slot] = ++uses;
    }

    @Override
    public long saved(int slot) {
      return lastUse[slot];
    }

    @Override
    public void restore(int slot, long saved) {
      lastUse[slot] = saved;
    }

    @Override
    public int victim(int set, long candidates) {
      int oldest = Long.numberOfTrailingZeros(candidates);
      for (long rest = candidates & candidates - 1; rest != 0; rest &= rest - 1) {
        int way = Long.numberOfTrailingZeros(rest);
        if (lastUse[set * ways + way] < lastUse[set * ways + oldest]) {
          oldest = way;
        }
      }
      return oldest;
    }
  }

  /**
   * A tree of {@code ways - 1} bits for each set, root at bit 1, the children of bit i at 2i and 2i
   * + 1. A bit of 1 says that the next victim is in the upper half.
   */
  final class TreePseudoLru implements VictimSelector {
    private final int ways;
    private final int levels;
    private final long[] trees;

    TreePseudoLru(int sets, int ways) {
      this.ways = ways;
      this.levels = Integer.numberOfTrailingZeros(ways);
      this.trees = new long[sets];
    }

    @Override
    public void touch(int slot) {
      int set = slot / ways;
      int way = slot - set * ways;
      long tree = trees[set];
      int node = 1;
      for (int level = levels - 1; level >= 0; level--) {
        int upper = way >> level & 1;
        tree = upper == 1 ? tree & ~(1L << node) : tree | 1L << node;
        node = 2 * node + upper;
      }
      trees[set] = tree;
    }

    @Override
    public long saved(int slot) {
      return trees[slot / ways];
    }

    @Override
    public void restore(int slot, long saved) {
      trees[slot / ways] = saved;
    }

    @Override
    public int victim(int set, long candidates) {
      int node = 1;
      int way = 0;
      for (int level = levels - 1; level >= 0; level--) {
        int upper = (int) (trees[set] >> node & 1);
        // Where the half that is pointed at may not be chosen from, the other is.
        if ((half(way + (upper << level), level) & candidates) == 0) {
          upper ^= 1;
        }
        way += upper << level;
        node = 2 * node + upper;
      }
      return way;
    }

    /** The ways of the subtree that begins at a way. */
    private static long half(int firstWay, int level) {
      return level == 6 ? -1L : (1L << (1 << level)) - 1 << firstWay;
    }
  }

  /** Any candidate, by a generator of its own (xorshift64*, Vigna 2016). */
  final class RandomVictim implements VictimSelector {
    private long state;

    RandomVictim(long seed) {
      state = seed * 0x9E3779B97F4A7C15L | 1;
    }

    @Override
    public void touch(int slot) {}

    @Override
    public void filled(int slot) {
      state ^= state >>> 12;
      state ^= state << 25;
      state ^= state >>> 27;
    }

    @Override
    public int victim(int set, long candidates) {
      long bits = state * 0x2545F4914F6CDD1DL >>> 32;
      int skip = (int) (bits * Long.bitCount(candidates) >>> 32);
      long rest = candidates;
      for (; skip > 0; skip--) {
        rest &= rest - 1;
      }
      return Long.numberOfTrailingZeros(rest);
    }
  }
}
