package org.inmesh.loader.placement;

/**
 * How many components each core takes: those placed by hand, and of the others so many that the
 * cores are as equal as can be.
 */
final class Seats {
  private final int[] pinned;
  private final int[] pinsOf;

  /** Every core is filled up to this many components, if not by hand then with others. */
  private final int level;

  /** How many cores take one more. */
  private final int extra;

  /**
   * @param pinned for each component the core it is fixed to, or -1
   */
  Seats(int cores, int[] pinned) {
    this.pinned = pinned;
    this.pinsOf = new int[cores];
    int free = 0;
    for (int pin : pinned) {
      if (pin >= 0) {
        pinsOf[pin]++;
      } else {
        free++;
      }
    }
    int full = 0;
    while (seatsUpTo(full + 1) <= free) {
      full++;
    }
    this.level = full;
    this.extra = free - (int) seatsUpTo(full);
  }

  /** Free seats if every core holds this many components. */
  private long seatsUpTo(int components) {
    long seats = 0;
    for (int pins : pinsOf) {
      seats += Math.max(0, components - pins);
    }
    return seats;
  }

  boolean isPinned(int component) {
    return pinned[component] >= 0;
  }

  /** Most components that a core may hold. */
  int capacity(int core) {
    return Math.max(level + 1, pinsOf[core]);
  }

  /**
   * Fills the cores in an order with components in an order, beside those that are fixed.
   *
   * @return for each component its core
   */
  int[] fill(int[] coreOrder, int[] componentOrder) {
    int[] quota = quotas(coreOrder);
    int[] coreOf = pinned.clone();
    int position = 0;
    for (int component : componentOrder) {
      if (pinned[component] < 0) {
        while (quota[coreOrder[position]] == 0) {
          position++;
        }
        coreOf[component] = coreOrder[position];
        quota[coreOrder[position]]--;
      }
    }
    return coreOf;
  }

  /**
   * How many components that are not fixed each core takes. Where there is one too many for
   * equality, a core with a fixed component takes it first: the fixed one is mostly the process
   * that talks to the host, and the regular rest of the program then keeps its shape.
   */
  private int[] quotas(int[] coreOrder) {
    int[] quota = new int[pinsOf.length];
    int left = extra;
    for (int core : coreOrder) {
      quota[core] = Math.max(0, level - pinsOf[core]);
      if (left > 0 && takesOneMoreFirst(core)) {
        quota[core]++;
        left--;
      }
    }
    for (int core : coreOrder) {
      if (left > 0 && pinsOf[core] == 0) {
        quota[core]++;
        left--;
      }
    }
    return quota;
  }

  /** True for a core with a fixed component that has room for others beside it. */
  boolean takesOneMoreFirst(int core) {
    return pinsOf[core] > 0 && pinsOf[core] <= level;
  }

  /**
   * Lets each fixed component change places with one that sits on its core, in a placement that was
   * made as if nothing were fixed.
   *
   * @return whether the result is a placement as equal as {@link #fill} makes; if not, the array is
   *     of no use
   */
  boolean exchange(int[] coreOf) {
    for (int component = 0; component < pinned.length; component++) {
      if (pinned[component] >= 0 && coreOf[component] != pinned[component]) {
        int other = unpinnedOn(pinned[component], coreOf);
        if (other >= 0) {
          coreOf[other] = coreOf[component];
        }
        coreOf[component] = pinned[component];
      }
    }
    int[] held = new int[pinsOf.length];
    for (int core : coreOf) {
      held[core]++;
    }
    int eligible = 0;
    int given = 0;
    for (int core = 0; core < held.length; core++) {
      if (held[core] < level || held[core] > capacity(core)) {
        return false;
      }
      if (takesOneMoreFirst(core)) {
        eligible++;
        given += held[core] > level ? 1 : 0;
      }
    }
    return given == Math.min(extra, eligible);
  }

  /** Room for components that are placed one by one. */
  Quota quota() {
    return new Quota();
  }

  /** What is left of the seats while components are placed; the fixed ones have theirs. */
  final class Quota {
    private final int[] held = pinsOf.clone();

    /** Cores with fixed components that may still take one more. */
    private int moreBesideFixed;

    /** Other cores that may. */
    private int moreElsewhere;

    private Quota() {
      for (int core = 0; core < held.length; core++) {
        moreBesideFixed += takesOneMoreFirst(core) ? 1 : 0;
      }
      moreBesideFixed = Math.min(extra, moreBesideFixed);
      moreElsewhere = extra - moreBesideFixed;
    }

    boolean hasRoom(int core) {
      if (held[core] != level) {
        return held[core] < level;
      }
      return takesOneMoreFirst(core) ? moreBesideFixed > 0 : pinsOf[core] == 0 && moreElsewhere > 0;
    }

    void take(int core) {
      if (held[core] == level) {
        if (takesOneMoreFirst(core)) {
          moreBesideFixed--;
        } else {
          moreElsewhere--;
        }
      }
      held[core]++;
    }
  }

  private int unpinnedOn(int core, int[] coreOf) {
    for (int component = 0; component < pinned.length; component++) {
      if (coreOf[component] == core && pinned[component] < 0) {
        return component;
      }
    }
    return -1;
  }
}
