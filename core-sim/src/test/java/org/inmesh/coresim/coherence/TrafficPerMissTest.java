package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.BitSet;
import java.util.Random;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.protocol.MessageClass;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Martin, Hill and Sorin (2012): with exact sets of sharers each invalidation is paid for by the
 * miss that brought the copy, so the traffic of a miss does not depend on how many cores there are.
 * Here each line is written by one core and then read by so many others, over and over.
 *
 * <p>By the tables in {@code coherence.md}, in messages of one flit and of 9 with data (a line of
 * 64 bytes, links of 8): the write is an upgrade, an invalidation and an acknowledgement for each
 * reader, the right and an unblock. The first read after it is a request, a forward, data,
 * copy-back and an unblock; each other one a request, data and an unblock. With k readers these are
 * 3 + 2 k + 21 + 11 (k - 1) = 13 (k + 1) flits for k + 1 misses.
 */
class TrafficPerMissTest {
  private static final int FLITS_PER_MISS = 13;
  private static final int WORDS_PER_LINE = 16;
  private static final int LINES = 32;
  private static final int ROUNDS = 3;

  @ParameterizedTest
  @CsvSource({
    "16, 1", "64, 1", "256, 1", "1024, 1",
    "16, 4", "64, 4", "256, 4", "1024, 4",
    "16, 15", "64, 63"
  })
  void shouldNotDependOnTheNumberOfCores(int count, int readers) {
    int side = (int) Math.sqrt(count);
    CacheSpecification caches =
        new CacheSpecification(Protocol.MESI, 64, 8192, 4, 0, 65536, 4, 10, 100);
    Cores cores = new Cores(Cores.machine(side, side, caches), LINES * 64);
    Random random = new Random(count);

    // The first writes find no sharers, and memory answers them.
    writeAndRead(cores, random, count, readers);
    long flitsBefore = flits(cores.memory);
    long missesBefore = cores.memory.counters().misses;
    for (int round = 0; round < ROUNDS; round++) {
      writeAndRead(cores, random, count, readers);
    }

    long misses = cores.memory.counters().misses - missesBefore;
    assertThat(misses).isEqualTo((long) ROUNDS * LINES * (1 + readers));
    assertThat(flits(cores.memory) - flitsBefore).isEqualTo(FLITS_PER_MISS * misses);
  }

  private static void writeAndRead(Cores cores, Random random, int count, int readers) {
    for (int line = 0; line < LINES; line++) {
      int address = word(line * WORDS_PER_LINE);
      int value = random.nextInt();
      cores.add(line % count, port -> port.store(address, value));
    }
    cores.run();
    for (int line = 0; line < LINES; line++) {
      int address = word(line * WORDS_PER_LINE);
      BitSet chosen = new BitSet();
      while (chosen.cardinality() < readers) {
        int reader = random.nextInt(count);
        if (reader != line % count && !chosen.get(reader)) {
          chosen.set(reader);
          cores.add(reader, port -> port.load(address));
        }
      }
    }
    cores.run();
  }

  private static long flits(CoherentMemory memory) {
    long flits = 0;
    for (MessageClass each : MessageClass.values()) {
      flits += memory.flits(each);
    }
    return flits;
  }
}
