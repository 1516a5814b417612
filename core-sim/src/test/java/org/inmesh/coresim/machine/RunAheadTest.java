package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.RandomCycles;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs without any order among their cores: each run is decided by when every access happens,
 * and must be the same whether cores run ahead and go back or execute every instruction in its
 * cycle; with any cycles of instructions.
 */
class RunAheadTest {
  private static final int PROGRAMS = 6;
  private static final int PROGRAMS_IN_CLUSTERS = 2;
  private static final int MANY_PROGRAMS = 60;

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldDoWhatSingleStepsDo(Protocol protocol) {
    comparePrograms(protocol, 0, PROGRAMS);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldDoWhatSingleStepsDoInClusters(Protocol protocol) {
    compareInClusters(protocol, 0, PROGRAMS_IN_CLUSTERS);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldDoWhatSingleStepsDoInManyPrograms(Protocol protocol) {
    comparePrograms(protocol, PROGRAMS, MANY_PROGRAMS);
    compareInClusters(protocol, PROGRAMS_IN_CLUSTERS, MANY_PROGRAMS);
  }

  private static void comparePrograms(Protocol protocol, int firstSeed, int endSeed) {
    for (int seed = firstSeed; seed < endSeed; seed++) {
      compare(seed, caches(protocol, new Random(seed)));
    }
  }

  /** Of two cores, or one of all four, with slices of two sets of two lines. */
  private static void compareInClusters(Protocol protocol, int firstSeed, int endSeed) {
    CacheGeometry slice = new CacheGeometry(4 * SharedMemoryProgram.LINE, 2, Replacement.LRU);
    for (int seed = firstSeed; seed < endSeed; seed++) {
      ClusterSpecification clusters = new ClusterSpecification(2 + 2 * (seed % 2), slice, 3);
      compare(seed, caches(protocol, new Random(seed)).withClusters(clusters));
    }
  }

  private static void compare(int seed, CacheSpecification caches) {
    SharedMemoryProgram program =
        RacingProgram.of(seed).on(RandomCycles.processor(ProcessorType.T800, new Random(seed)));
    RecordingHost stepwiseHost = new RecordingHost();
    RunResult stepwise = program.run(Stepping.STEPWISE, stepwiseHost, caches);
    RecordingHost aheadHost = new RecordingHost();
    RunResult ahead = program.run(Stepping.RUN_AHEAD, aheadHost, caches);
    assertThat(stepwise.ending()).isEqualTo(Ending.FINISHED);
    assertThat(ahead.ending()).isEqualTo(Ending.FINISHED);
    assertThat(aheadHost.screen()).as("seed %d", seed).isEqualTo(stepwiseHost.screen());
    assertThat(ahead.statistics()).as("seed %d", seed).isEqualTo(stepwise.statistics());
  }

  static CacheSpecification caches(Protocol protocol, Random random) {
    Replacement replacement = Replacement.values()[random.nextInt(3)];
    boolean roomy = random.nextBoolean();
    boolean inclusive = random.nextInt(4) == 0;
    return new CacheSpecification(
        protocol,
        random.nextInt(3) == 0 ? Consistency.TSO : Consistency.SC,
        1 + random.nextInt(4),
        SharedMemoryProgram.LINE,
        new PrivateCacheSpecification(
                new CacheGeometry(roomy ? 2048 : 512, 2, replacement),
                random.nextInt(3),
                random.nextBoolean() ? CacheGeometry.NONE : new CacheGeometry(2048, 4, replacement),
                1 + random.nextInt(5),
                random.nextBoolean(),
                1 + random.nextInt(2))
            .withMissRegisters(2 + random.nextInt(4))
            .withForwardCycles(1 + random.nextInt(20))
            .withInstructionCache(
                random.nextBoolean()
                    ? CacheGeometry.NONE
                    : new CacheGeometry(roomy ? 1024 : 256, 2, replacement)),
        new DirectorySpecification(
            new SharerFormat(SharerFormat.Kind.values()[random.nextInt(3)], 1 + random.nextInt(3)),
            inclusive ? 0 : 4 * random.nextInt(3),
            4),
        new SliceSpecification(
            new CacheGeometry(inclusive ? 512 : 4096, 4, replacement), 10, inclusive),
        false,
        50,
        MemorySpecification.FIXED_LATENCY);
  }
}
