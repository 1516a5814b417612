package org.inmesh.mesh.packet;

import java.util.Arrays;

/**
 * Which links are taken in which of the next cycles, a bit each. A packet takes all the slots of
 * its way at once, long before it comes to most of them; each of its flits gets the first slot that
 * is free when it can be there.
 *
 * <p>64 cycles of one link are a word; the words of all links for the same 64 cycles lie together,
 * in a ring of such blocks.
 */
final class LinkSlots {
  /** The way cannot be taken: a slot would be too far ahead. */
  static final long NONE = -1;

  /** Most flits that can take a way together. */
  static final int MOST_FLITS = 32;

  private static final int WORD_BITS = 6;
  private static final int WORD_MASK = 63;

  private final int links;
  private final LongLinks longLinks;
  private final int blockMask;
  private final long[] busy;

  /** The block of the present cycle: cycle / 64. */
  private long currentBlock;

  /** By place on the way that was taken last: grant of the head flit. */
  final long[] heads;

  /** By place on the way: the slots taken, bit 0 being the cycle in {@link #heads}. */
  final long[] taken;

  /**
   * All free.
   *
   * @param horizon cycles ahead that can be taken at least
   * @param longestWay most links of a way
   * @param longLinks of which {@link #take(MeshRoute, long, int)} knows nothing
   */
  LinkSlots(int links, int horizon, int longestWay, LongLinks longLinks) {
    heads = new long[longestWay];
    taken = new long[longestWay];
    this.links = links;
    this.longLinks = longLinks;
    int blocks = Integer.highestOneBit((horizon >> WORD_BITS) + 2) << 1;
    blockMask = blocks - 1;
    busy = new long[Math.multiplyExact(blocks, links)];
  }

  /** Cycles ahead that may be taken, at most. */
  int reach() {
    return blockMask + 1 << WORD_BITS;
  }

  /** Forgets the slots before this cycle. */
  void advance(long cycle) {
    long block = cycle >> WORD_BITS;
    if (block != currentBlock) {
      long end = Math.min(block, currentBlock + blockMask + 1);
      for (; currentBlock < end; currentBlock++) {
        int first = base(currentBlock);
        Arrays.fill(busy, first, first + links, 0);
      }
      currentBlock = block;
    }
  }

  private int base(long block) {
    return ((int) block & blockMask) * links;
  }

  /**
   * The first cycle from {@code ready} on in which a link is free, or {@link #NONE}.
   *
   * @param ready not before the present block
   */
  long firstFree(int link, long ready) {
    long block = ready >> WORD_BITS;
    long from = -1L << ready;
    for (; block <= currentBlock + blockMask; block++) {
      long free = ~busy[base(block) + link] & from;
      if (free != 0) {
        return (block << WORD_BITS) + Long.numberOfTrailingZeros(free);
      }
      from = -1;
    }
    return NONE;
  }

  /**
   * Takes a way for a packet of one flit.
   *
   * @param ready when it is ready to take the first link
   * @param delay from one link's slot to the readiness for the next
   * @return the slot of the last link, or {@link #NONE}
   */
  long take(int[] way, int count, long ready, int delay) {
    long time = ready;
    for (int i = 0; i < count; i++) {
      time = take(way[i], time);
      if (time == NONE) {
        release(way, i);
        return NONE;
      }
      heads[i] = time;
      taken[i] = 1;
      time += delay + longLinks.extraCycles(way[i]);
    }
    return time - delay;
  }

  private long take(int link, long ready) {
    long time = firstFree(link, ready);
    if (time != NONE) {
      busy[base(time >> WORD_BITS) + link] |= 1L << time;
    }
    return time;
  }

  /**
   * Takes the way of a {@link MeshRoute} for a packet of one flit, as the other method does; {@link
   * #taken} is not set. The links are computed on the way, and without a branch at the turn: most
   * of the time that a packet takes on the host is lost in wrongly predicted branches.
   *
   * @return the slot of the last link, or {@link #NONE}
   */
  long take(MeshRoute route, long ready, int delay) {
    int turn = route.linksAlongX;
    int end = turn + route.linksAlongY;
    long block = ready >> WORD_BITS;
    int base = base(block);
    int inBlock = (int) ready & WORD_MASK;
    for (int i = 0; i <= end; i++) {
      int link = i == end ? route.lastLink : route.link(i, turn);
      if (inBlock > WORD_MASK) {
        block += inBlock >> WORD_BITS;
        base = base(block);
        inBlock &= WORD_MASK;
      }
      int place = base + link;
      long word = busy[place];
      long free = ~word & -1L << inBlock;
      if (free != 0 && block <= currentBlock + blockMask) {
        busy[place] = word | free & -free;
        inBlock = Long.numberOfTrailingZeros(free);
      } else {
        long time = take(link, (block << WORD_BITS) + inBlock);
        if (time == NONE) {
          releaseSingles(route, i);
          return NONE;
        }
        inBlock = (int) (time - (block << WORD_BITS));
      }
      heads[i] = (block << WORD_BITS) + inBlock;
      inBlock += delay;
    }
    return (block << WORD_BITS) + inBlock - delay;
  }

  private void releaseSingles(MeshRoute route, int count) {
    Arrays.fill(taken, 0, count, 1);
    route.writeLinks();
    release(route.links, count);
  }

  /** Gives back what was taken on the first links of the last way. */
  private void release(int[] way, int count) {
    for (int i = 0; i < count; i++) {
      int base = base(heads[i] >> WORD_BITS);
      busy[base + way[i]] &= ~(taken[i] << heads[i]);
      if ((heads[i] & 63) != 0) {
        busy[base(1 + (heads[i] >> WORD_BITS)) + way[i]] &= ~(taken[i] >>> -heads[i]);
      }
    }
  }

  /** The slots of a link that are free, from a cycle on; a cycle less than 64 before the end. */
  private long free(int link, long from) {
    long block = from >> WORD_BITS;
    long word = busy[base(block) + link] >>> from;
    if ((from & 63) != 0) {
      word |= busy[base(block + 1) + link] << -from;
    }
    return ~word;
  }

  private boolean isTooFar(long time) {
    return (time >> WORD_BITS) + 1 > currentBlock + blockMask;
  }

  private void take(int link, long from, long slots) {
    long block = from >> WORD_BITS;
    busy[base(block) + link] |= slots << from;
    if ((from & 63) != 0) {
      busy[base(block + 1) + link] |= slots >>> -from;
    }
  }

  /**
   * Takes a way for a packet whose flits follow each other without a gap.
   *
   * @return the last link's slot of the tail flit
   */
  long takeTogether(int[] way, int count, int flits, long ready, int delay) {
    long time = ready;
    for (int i = 0; i < count; i++) {
      long starts;
      for (; ; ) {
        if (isTooFar(time)) {
          release(way, i);
          return NONE;
        }
        starts = starts(free(way[i], time), flits);
        if (starts != 0) {
          break;
        }
        time += 64 - flits + 1;
      }
      time += Long.numberOfTrailingZeros(starts);
      if (isTooFar(time)) {
        release(way, i);
        return NONE;
      }
      heads[i] = time;
      taken[i] = (1L << flits) - 1;
      take(way[i], time, taken[i]);
      time += delay + longLinks.extraCycles(way[i]);
    }
    return time - delay + flits - 1;
  }

  /** Where runs of enough free slots start. */
  private static long starts(long free, int flits) {
    long starts = free;
    for (int have = 1; have < flits; ) {
      int more = Math.min(have, flits - have);
      starts &= starts >>> more;
      have += more;
    }
    return starts;
  }

  /**
   * Takes a way for a packet whose flits share links with those of others.
   *
   * @param bodyDelay as delay, of flits that follow the head
   * @return the last link's slot of the tail flit
   */
  long takeInterleaved(int[] way, int count, int flits, long ready, int delay, int bodyDelay) {
    long time = ready;
    long tail = 0;
    long followers = (1L << flits - 1) - 1;
    for (int i = 0; i < count; i++) {
      long head = firstFree(way[i], time);
      long tailReady = Math.max(tail, head + flits - 1);
      if (head == NONE || isTooFar(tailReady) || tailReady - head >= 63) {
        release(way, i);
        return NONE;
      }
      long free = free(way[i], head) & ~1;
      long body = Long.expand(followers, free);
      if (Long.bitCount(body) < flits - 1) {
        release(way, i);
        return NONE;
      }
      // The tail cannot be there earlier than it arrives.
      long last = Long.highestOneBit(body);
      long late = free & -1L << tailReady - head;
      if (flits > 1 && Long.compareUnsigned(last, late & -late) < 0) {
        if (late == 0) {
          release(way, i);
          return NONE;
        }
        body = body & ~last | late & -late;
        last = late & -late;
      }
      heads[i] = head;
      taken[i] = body | 1;
      take(way[i], head, taken[i]);
      long tailSlot = head + (flits > 1 ? Long.numberOfTrailingZeros(last) : 0);
      int extra = longLinks.extraCycles(way[i]);
      time = head + delay + extra;
      tail = tailSlot + bodyDelay + extra;
    }
    return tail - bodyDelay;
  }
}
