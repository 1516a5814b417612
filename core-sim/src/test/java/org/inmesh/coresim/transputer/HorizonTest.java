package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a core goes in one call, by what it was promised. */
class HorizonTest {
  private static final int CHANNEL = MachineImage.VIRTUAL_CHANNEL_START;

  // The comments tell the cycle at which each instruction starts.
  private static final String OUTPUT_AND_RUNP =
      """
      start: ldc %d         -- 0, with seven prefixes
      ldlp 20               -- 8, with one
      rev                   -- 10
      ldc 4                 -- 11
      out                   -- 12, for 19 cycles
      ldlp -20              -- 31
      adc 1                 -- 33
      ldc 7                 -- 34
      stl 1                 -- 35
      runp                  -- 36, for 10 cycles and a prefix
      after: stopp          -- 47
      """
          .formatted(CHANNEL);

  private static final String TIMER =
      """
      high: ldtimer         -- 0
      adc 9                 -- 2
      tin                   -- 3, until the clock is after 9
      ldtimer
      stl 1
      stopp
      low: ldl 2
      adc 1
      stl 2
      j low
      """;

  @Test
  void shouldDoEverythingUpToTheHorizonInOneCall() {
    LoneCore lone = output(TransputerCore.AHEAD_OF_PRIVATE_MEMORY, Long.MAX_VALUE);
    lone.core.advance(Long.MAX_VALUE, 47);
    assertThat(lone.state.clock).isEqualTo(47);
    assertThat(lone.state.instructionPointer).isEqualTo(lone.address("after"));
  }

  @Test
  void shouldDoNothingVisibleBeyondALoweredHorizon() {
    LoneCore lone = output(TransputerCore.AHEAD_OF_PRIVATE_MEMORY, 12);
    lone.core.advance(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(lone.state.clock).isEqualTo(36);
    assertThat(lone.local(1)).isEqualTo(7);
    assertThat(lone.core.nextCycle()).isEqualTo(36);
  }

  @Test
  void shouldDoNothingAtAllBeyondALoweredHorizonInSingleSteps() {
    LoneCore lone = output(TransputerCore.STEPWISE, 12);
    lone.core.advance(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(lone.state.clock).isEqualTo(31);
  }

  /**
   * Who comes next is only known when the cycle has come. A turn takes 1 for ldlp, 2 for ldl and 11
   * for lend; the first lend after the slice's end in cycle 2048 is at 3 + 14 x 147.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldEndNoTimeSliceBeyondTheHorizon(boolean translated) {
    LoneCore lone =
        new LoneCore(
                "again:\nldlp 2\nldl 5\nat:\nlend\nend:\nstopp",
                TransputerCore.AHEAD_OF_PRIVATE_MEMORY)
            .running("again");
    lone.memory.store(LoneCore.WORKSPACE + 12, 1_000);
    lone.memory.store(LoneCore.WORKSPACE + 20, lone.address("end") - lone.address("again"));
    if (translated) {
      lone.translated(lone.address("again"));
    }

    lone.core.advance(2_060, 10_000);

    assertThat(lone.state.clock).isEqualTo(2_061);
    assertThat(lone.state.instructionPointer).isEqualTo(lone.address("at"));
    lone.core.advance(2_061, 2_062);
    assertThat(lone.state.sliceEnd).isEqualTo(4_096);
  }

  @Test
  void shouldInterruptAtTheCycleOfItsOwnTimer() {
    LoneCore stepwise = withTimer();
    while (stepwise.local(1) == 0) {
      stepwise.step();
    }
    LoneCore lone = withTimer();
    lone.core.advance(Long.MAX_VALUE, stepwise.state.clock);
    assertThat(lone.state).usingRecursiveComparison().isEqualTo(stepwise.state);
    assertThat(lone.local(1)).isEqualTo(stepwise.local(1)).isGreaterThan(9);
    assertThat(lone.core.counters()).usingRecursiveComparison().isEqualTo(stepwise.core.counters());
  }

  private static LoneCore withTimer() {
    return new LoneCore(TIMER, TransputerCore.AHEAD_OF_PRIVATE_MEMORY)
        .ready(LoneCore.WORKSPACE, CoreState.HIGH, "high")
        .ready(LoneCore.WORKSPACE + 400, CoreState.LOW, "low");
  }

  private static LoneCore output(int barrier, long horizon) {
    LoneCore lone =
        new LoneCore(
            OUTPUT_AND_RUNP,
            barrier,
            core ->
                new LoneCore.NoChannels() {
                  @Override
                  public boolean output(int descriptor, int channel, int pointer, int bytes) {
                    core.core.lowerHorizon(horizon);
                    return true;
                  }
                });
    return lone.running("start");
  }
}
