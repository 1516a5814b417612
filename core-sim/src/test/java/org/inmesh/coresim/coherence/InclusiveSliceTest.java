package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two cores; lines of 16 bytes; slices of one set of two lines. Lines 0, 3 and 4 have their home at
 * node 0 (their runs 0, 1 and 2 are rotated by 0, 1 and 0: {@link HomeMap}), so two of them fit.
 */
class InclusiveSliceTest {
  private static final int A = 0;
  private static final int B = 3;
  private static final int C = 4;

  private static Cores cores(Protocol protocol, int privateBytes) {
    CacheSpecification caches =
        new CacheSpecification(protocol, 16, 64, 2, 0, 32, 2, 3, 20)
            .withSizes(
                new PrivateCacheSpecification(
                    new CacheGeometry(privateBytes, 2, Replacement.LRU), 0),
                DirectorySpecification.FULL_MAP,
                new SliceSpecification(new CacheGeometry(32, 2, Replacement.LRU), 3, true));
    return new Cores(Cores.machine(2, 1, caches), 1024);
  }

  private static int first(int line) {
    return word(4 * line);
  }

  @Test
  void shouldHaveTheLinesOfThisTestInOneSet() {
    HomeMap homes = new HomeMap(2);
    assertThat(homes.home(A)).isZero();
    assertThat(homes.home(B)).isZero();
    assertThat(homes.home(C)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldRecallALineThatMakesRoomAndKeepWhatWasWritten(Protocol protocol) {
    Cores cores = cores(protocol, 64);
    cores.add(0, port -> port.store(first(A), 11)).run();
    cores.add(0, port -> port.load(first(B))).run();
    assertThat(cores.memory.cacheState(0, A)).isEqualTo(CacheState.M);
    assertThat(cores.memory.counters().recalls).isZero();

    cores.add(0, port -> port.load(first(C))).run();

    assertThat(cores.memory.cacheState(0, A)).isEqualTo(CacheState.I);
    assertThat(cores.memory.cacheState(0, B)).isNotEqualTo(CacheState.I);
    assertThat(cores.memory.cacheState(0, C)).isNotEqualTo(CacheState.I);
    assertThat(cores.memory.counters().recalls).isEqualTo(1);
    assertThat(cores.memory.counters().dramWrites).isEqualTo(1);
    assertThat(cores.memory.peek(first(A))).isEqualTo(11);
    int[] seen = new int[1];
    cores.add(1, port -> seen[0] = port.load(first(A))).run();
    assertThat(seen[0]).isEqualTo(11);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldRecallALineFromAllThatShareIt(Protocol protocol) {
    Cores cores = cores(protocol, 64);
    cores.add(0, port -> port.store(first(A), 11)).run();
    cores.add(1, port -> port.load(first(A))).run();
    cores.add(0, port -> port.load(first(B))).run();
    cores.add(0, port -> port.load(first(C))).run();
    assertThat(cores.memory.cacheState(0, A)).isEqualTo(CacheState.I);
    assertThat(cores.memory.cacheState(1, A)).isEqualTo(CacheState.I);
    assertThat(cores.memory.counters().recalls).isEqualTo(1);
    assertThat(cores.memory.peek(first(A))).isEqualTo(11);
  }

  @Test
  void shouldKeepALineThatNoCacheHasWithoutRecallingIt() {
    // Private caches of one set of two lines: line 2, whose home is node 1, and line 5, too, put
    // line A back. The slice still has it; then B and C want its room.
    Cores cores = cores(Protocol.MESI, 32);
    cores.add(0, port -> port.store(first(A), 11)).run();
    cores.add(0, port -> port.load(first(2))).run();
    cores.add(0, port -> port.load(first(5))).run();
    assertThat(cores.memory.cacheState(0, A)).isEqualTo(CacheState.I);
    assertThat(cores.memory.counters().dramReads).isEqualTo(3);
    cores.add(1, port -> port.load(first(A))).run();
    assertThat(cores.memory.counters().dramReads).isEqualTo(3);
    cores.add(1, port -> port.load(first(2))).run();
    cores.add(1, port -> port.load(first(5))).run();

    cores.add(1, port -> port.load(first(B))).run();
    cores.add(1, port -> port.load(first(C))).run();

    assertThat(cores.memory.counters().recalls).isZero();
    assertThat(cores.memory.counters().dramWrites).isEqualTo(1);
    assertThat(cores.memory.peek(first(A))).isEqualTo(11);
  }

  @Test
  void shouldRecallWhatItsHomeWasNotAskedForLongest() {
    // B is asked for by another core after A and B: A is the victim though core 0 uses it last.
    Cores cores = cores(Protocol.MESI, 64);
    cores.add(0, port -> port.load(first(B))).run();
    cores.add(0, port -> port.load(first(A))).run();
    cores.add(1, port -> port.load(first(B))).run();
    cores.add(0, port -> port.load(first(A))).run();
    cores.add(0, port -> port.load(first(C))).run();
    assertThat(cores.memory.cacheState(0, A)).isEqualTo(CacheState.I);
    assertThat(cores.memory.cacheState(0, B)).isEqualTo(CacheState.S);
  }
}
