package org.inmesh.coresim.module;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import org.inmesh.coresim.link.LinkEnd;
import org.inmesh.coresim.link.LinkUser;
import org.inmesh.coresim.transputer.MemoryPort;

/**
 * What a processor does after reset, before it has a program. The first byte on any link says what
 * follows there: 0 an address and a word to be stored, 1 an address whose word is sent back on the
 * same link, a larger number that many bytes of code, which are put into memory from MemStart on
 * and started. Meanwhile bytes on other links wait; if several are there the lowest link is first.
 * Source: data sheets of T400 and T805, sections "Bootstrap" and "Peek and poke".
 */
final class Bootstrap {

  /** Told when the code is complete. */
  interface Loaded {
    /**
     * All bytes are in memory.
     *
     * @param link through which they came
     */
    void loaded(int link, int bytes, long time);
  }

  private enum Phase {
    CONTROL_BYTE,
    POKE,
    PEEK,
    ANSWER,
    CODE,
    DONE
  }

  private static final int NO_LINK = -1;
  private static final int POKE_CODE = 0;
  private static final int PEEK_CODE = 1;
  private static final int WORD = 4;

  private final MemoryPort memory;
  private final LinkEnd[] ends;
  private final Loader[] loaders;
  private final int memoryStart;
  private final Loaded listener;

  /** Nothing is accepted before. */
  private long opensAt;

  private Phase phase = Phase.CONTROL_BYTE;
  private int activeLink = NO_LINK;
  private long activeSince;
  private int expected;
  private int count;
  private int address;
  private int word;

  Bootstrap(MemoryPort memory, LinkEnd[] ends, int memoryStart, Loaded listener) {
    this.memory = memory;
    this.ends = ends;
    this.memoryStart = memoryStart;
    this.listener = listener;
    loaders = new Loader[ends.length];
    for (int link = 0; link < ends.length; link++) {
      loaders[link] = new Loader(link);
      ends[link].setUser(loaders[link]);
    }
  }

  /** Begins anew, as after {@code start}: a byte that waits in a link is the first one. */
  void restart(long time) {
    opensAt = time;
    for (int link = 0; link < ends.length; link++) {
      ends[link].setUser(loaders[link]);
    }
    awaitControlByte(time);
  }

  /** True once a program has been started. */
  boolean isDone() {
    return phase == Phase.DONE;
  }

  private void begin(int link, long time) {
    activeLink = link;
    activeSince = time;
    ends[link].accept(time);
  }

  private void awaitControlByte(long time) {
    phase = Phase.CONTROL_BYTE;
    activeLink = NO_LINK;
    for (int link = 0; link < ends.length; link++) {
      if (ends[link].isHolding()) {
        begin(link, time);
        return;
      }
    }
  }

  private void take(int value, long time) {
    switch (phase) {
      case CONTROL_BYTE -> {
        phase =
            switch (value) {
              case POKE_CODE -> Phase.POKE;
              case PEEK_CODE -> Phase.PEEK;
              default -> Phase.CODE;
            };
        expected =
            switch (value) {
              case POKE_CODE -> 2 * WORD;
              case PEEK_CODE -> WORD;
              default -> value;
            };
        count = 0;
      }
      case POKE, PEEK -> takeOfWords(value, time);
      case CODE -> {
        memory.storeByte(memoryStart + count, value);
        if (++count == expected) {
          phase = Phase.DONE;
          listener.loaded(activeLink, expected, time);
        }
      }
      default -> throw new IllegalStateException("a byte in phase " + phase);
    }
  }

  private void takeOfWords(int value, long time) {
    int shift = 8 * (count % WORD);
    if (count < WORD) {
      address = (count == 0 ? 0 : address) | value << shift;
    } else {
      word = (count == WORD ? 0 : word) | value << shift;
    }
    if (++count < expected) {
      return;
    }
    if (phase == Phase.POKE) {
      memory.store(address, word);
      awaitControlByte(time);
    } else {
      word = memory.load(address);
      phase = Phase.ANSWER;
      count = 0;
      ends[activeLink].send(word, time);
    }
  }

  private void acknowledged(long time) {
    if (++count == WORD) {
      awaitControlByte(time);
    } else {
      ends[activeLink].send(word >>> 8 * count, time);
    }
  }

  /** One link's part. */
  private final class Loader implements LinkUser {
    private final int link;

    Loader(int link) {
      this.link = link;
    }

    @Override
    public long receivingSince() {
      boolean receives = link == activeLink && phase != Phase.ANSWER && phase != Phase.DONE;
      return receives ? activeSince : NEVER;
    }

    @Override
    public void take(int value, long time) {
      Bootstrap.this.take(value, time);
    }

    @Override
    public void hold(long time) {
      if (activeLink == NO_LINK) {
        begin(link, Math.max(time, opensAt));
      }
    }

    @Override
    public void acknowledged(long time) {
      Bootstrap.this.acknowledged(time);
    }
  }
}
