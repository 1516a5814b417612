package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.junit.jupiter.api.Test;

/**
 * Inmesh's own operations on one core; each access stalls once, as it may when memory is shared.
 */
class SharedMemoryOperationsTest {
  private static final int WORD = MachineImage.MEMORY_START + 6000;
  private static final int LOCK = MachineImage.MEMORY_START + 6016;
  private static final int SECOND = WORKSPACE - 256;
  private static final int THIRD = WORKSPACE - 512;

  private static LoneCore core(String source) {
    return new LoneCore(
        Assembler.assemble(AssemblySource.parse("test", source)),
        TransputerCore.STEPWISE,
        StallingMemory::new);
  }

  /** Does one instruction, all the stalls in it included, and tells its cycles. */
  private static long perform(String instruction, int content, int a, int b, int c, LoneCore[] on) {
    LoneCore lone = core("start:\n " + instruction + "\n ldc 0\n").running("start");
    lone.registers(a, b, c).memory.store(WORD, content);
    on[0] = lone;
    int start = lone.state.instructionPointer;
    while (lone.state.instructionPointer == start && lone.core.fault().isEmpty()) {
      if (lone.state.activity == CoreState.STALLED) {
        lone.core.resume(lone.state.clock);
      }
      lone.core.step();
    }
    return lone.state.clock;
  }

  private static void assertResult(LoneCore lone, int content, int a, int b) {
    assertThat(lone.core.fault()).isEmpty();
    assertThat(new int[] {lone.word(WORD), lone.state.a, lone.state.b})
        .containsExactly(content, a, b);
  }

  @Test
  void shouldAddAndTellWhatWasThere() {
    LoneCore[] lone = new LoneCore[1];
    assertThat(perform("atomadd", 40, WORD, 2, 77, lone)).isEqualTo(5 + 2);
    assertResult(lone[0], 42, 40, 77);
  }

  @Test
  void shouldAddModuloTheWordWithoutAnError() {
    LoneCore[] lone = new LoneCore[1];
    perform("atomadd", Integer.MAX_VALUE, WORD, 1, 77, lone);
    assertResult(lone[0], Integer.MIN_VALUE, Integer.MAX_VALUE, 77);
    assertThat(lone[0].state.error).isFalse();
  }

  @Test
  void shouldExchangeAndTellWhatWasThere() {
    LoneCore[] lone = new LoneCore[1];
    assertThat(perform("atomexch", 40, WORD, 2, 77, lone)).isEqualTo(4 + 2);
    assertResult(lone[0], 2, 40, 77);
  }

  @Test
  void shouldExchangeWhatIsAsExpected() {
    LoneCore[] lone = new LoneCore[1];
    assertThat(perform("atomcmpx", 40, WORD, 2, 40, lone)).isEqualTo(6 + 2);
    assertResult(lone[0], 2, 1, 2);
  }

  @Test
  void shouldLeaveAloneWhatIsNotAsExpected() {
    LoneCore[] lone = new LoneCore[1];
    perform("atomcmpx", 41, WORD, 2, 40, lone);
    assertResult(lone[0], 41, 0, 2);
  }

  @Test
  void shouldDoNothingInAFence() {
    LoneCore[] lone = new LoneCore[1];
    assertThat(perform("fence", 1, 2, 3, 4, lone)).isEqualTo(1 + 2);
    assertResult(lone[0], 1, 2, 3);
  }

  @Test
  void shouldTakeAFreeLockAndLeaveItFree() {
    LoneCore[] lone = new LoneCore[1];
    assertThat(perform("lock", 0, LOCK, 2, 3, lone)).isEqualTo(10 + 2);
    assertResult(lone[0], 0, 2, 3);
    assertThat(LockWords.holder(lone[0].core, LOCK)).isEqualTo(lone[0].state.descriptor());
    assertThat(LockWords.place(lone[0].core, LOCK)).isEqualTo(lone[0].state.instructionPointer);
  }

  @Test
  void shouldBeUndefinedInPrivateMemory() {
    LoneCore lone = new LoneCore("start:\n atomadd").running("start");
    lone.registers(WORD, 1, 2).step();
    assertThat(lone.core.fault().orElseThrow().reason())
        .isEqualTo("operation code #200 is undefined: this core's memory is private");
  }

  /** Markers need no shared memory: a pop of a cycle, and two prefixes. */
  @Test
  void shouldPopAMarkerInPrivateMemory() {
    LoneCore lone = new LoneCore("start:\n mark").running("start");
    lone.registers(7, 1, 2);
    long start = lone.state.clock;
    lone.step();
    assertResult(lone, 0, 1, 2);
    assertThat(lone.state.clock - start).isEqualTo(1 + 2);
    assertThat(lone.core.fault()).isEmpty();
  }

  @Test
  void shouldRefuseToUnlockWhatItDoesNotHold() {
    LoneCore[] lone = new LoneCore[1];
    perform("unlock", 0, LOCK, 2, 3, lone);
    assertThat(lone[0].core.fault().orElseThrow().reason())
        .isEqualTo("unlock of a lock that this process does not hold");
  }

  @Test
  void shouldRefuseALockThatMayBeInTwoLines() {
    LoneCore[] lone = new LoneCore[1];
    perform("lock", 0, LOCK + 4, 2, 3, lone);
    assertThat(lone[0].core.fault().orElseThrow().reason())
        .isEqualTo("a lock at #80001784, which is no multiple of 16");
  }

  private static void runStalling(LoneCore lone) {
    for (int i = 0; i < 10_000 && lone.core.fault().isEmpty(); i++) {
      if (lone.state.activity == CoreState.STALLED) {
        lone.core.resume(lone.state.clock);
      }
      if (lone.core.nextCycle() == Long.MAX_VALUE) {
        return;
      }
      lone.core.step();
    }
    throw new AssertionError("does not end");
  }

  /**
   * The first process takes the lock and starts three others that all have to wait; they get it in
   * the order in which they came, and each writes its number behind the others'.
   */
  @Test
  void shouldGiveALockToThoseWhoWaitInTheOrderOfTheirComing() {
    String source =
        """
        start:
          ldc %1$d
          lock
          ldc %2$d
          runp
          ldc %3$d
          runp
          ldc 0
          stl 1
          ldlp 0
          adc 1
          runp                     -- itself, so that the others come first
          stopp
          ldc 1
          stl 1
          call write
          ldc %1$d
          unlock
          stopp
        other:
          ldc %1$d
          lock
          call write
          ldc %1$d
          unlock
          stopp
        write:                     -- word 5: the caller's number
          ldc %4$d
          ldnl 0
          ldc 4
          shl
          ldl 5
          or
          ldc %4$d
          stnl 0
          ret
        """
            .formatted(LOCK, SECOND | 1, THIRD | 1, WORD);
    LoneCore lone = core(source).running("start");
    for (int workspace : new int[] {SECOND, THIRD}) {
      lone.memory.store(workspace - 4, lone.address("other"));
      lone.memory.store(workspace + 4, workspace == SECOND ? 2 : 3);
    }
    runStalling(lone);
    assertThat(lone.core.fault()).isEmpty();
    assertThat(Integer.toHexString(lone.word(WORD))).isEqualTo("123");
    assertThat(lone.word(LOCK)).isZero();
    assertThat(lone.core.waiting().size()).isZero();
  }
}
