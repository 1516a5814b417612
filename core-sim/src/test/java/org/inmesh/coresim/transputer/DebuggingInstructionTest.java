package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.HIGH;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breakpoints, timers' switches, identity, and what each type refuses. */
class DebuggingInstructionTest {
  private static final int MEMORY_START_VALUE = 0x80000070;
  private static final int DEBUGGER = WORKSPACE + 1024;

  /** The words of the breakpoints are where the code of other tests begins. */
  private static LoneCore withBreakpointWords(String source) {
    return LoneCore.withWritableCode(
        ProcessorType.T425,
        Assembler.assemble(AssemblySource.parse("test", "ldc 0\n".repeat(64) + source)),
        TransputerCore.STEPWISE);
  }

  // Cycles: break 9 at high, 11 at low priority, and its prefix; an enabled j 0 11 and 13.
  @ParameterizedTest
  @CsvSource({
    "break,                   0, 0, 10",
    "break,                   1, 8, 12",
    "setj0break; j 0,         0, 0, 11",
    "setj0break; j 0,         1, 8, 13"
  })
  void shouldExchangeTheContextAtABreakpoint(String code, int priority, int offset, int cycles) {
    LoneCore lone =
        withBreakpointWords(
            "start:\n" + code.replace("; ", "\n") + "\nafter:\nstopp\ndebugger:\nstopp\n");
    int context = MEMORY_START_VALUE + offset;
    lone.memory.store(context, DEBUGGER | priority);
    lone.memory.store(context + 4, lone.address("debugger"));
    lone.running("start").registers(1, 2, 3).state.priority = priority;
    if (code.startsWith("setj0break")) {
      lone.step();
    }

    assertThat(lone.step()).isEqualTo(cycles);

    assertThat(lone.state.workspace).isEqualTo(DEBUGGER);
    assertThat(lone.state.instructionPointer).isEqualTo(lone.address("debugger"));
    assertThat(lone.state.priority).isEqualTo(priority);
    assertThat(lone.word(context)).isEqualTo(WORKSPACE | priority);
    assertThat(lone.word(context + 4)).isEqualTo(lone.address("after"));
    assertThat(lone.state.a).isEqualTo(1);
    assertThat(lone.state.b).isEqualTo(2);
    assertThat(lone.state.c).isEqualTo(3);
  }

  @Test
  void shouldJumpNowhereUnlessBreakpointsAreEnabled() {
    LoneCore lone =
        withBreakpointWords("start:\nsetj0break\nclrj0break\nj 0\nafter:\nstopp\n")
            .running("start");

    lone.runTo("after");

    assertThat(lone.state.workspace).isEqualTo(WORKSPACE);
  }

  @Test
  void shouldTellWhetherBreakpointsAreEnabled() {
    LoneCore lone =
        withBreakpointWords(
                "start:\ntestj0break\nstl 1\nsetj0break\ntestj0break\nstl 2\nafter:\nstopp\n")
            .running("start");

    lone.runTo("after");

    assertThat(lone.local(1)).isZero();
    assertThat(lone.local(2)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, timerdisableh, timerenableh", "1, timerdisablel, timerenablel"})
  void shouldWakeNobodyWhileTimersAreDisabled(int priority, String disable, String enable) {
    LoneCore lone =
        LoneCore.of(
            ProcessorType.T425,
            """
            delay:
              ldc 200
              tin
              ldc 1
              stl 2
              stopp
            disable:
              %s
              stopp
            enable:
              %s
              stopp
            """
                .formatted(disable, enable));
    lone.ready(WORKSPACE, priority, "delay").ready(DEBUGGER, LOW, "disable").run(10_000);
    assertThat(lone.local(2)).isZero();

    lone.state.clock = 10_000;
    lone.ready(DEBUGGER, LOW, "enable").run(20_000);

    assertThat(lone.local(2)).isEqualTo(1);
  }

  @Test
  void shouldHaveStoppedClocksUntilTheyAreSet() {
    LoneCore lone =
        LoneCore.of(
            ProcessorType.T805,
            """
            start:
              ldtimer
              stl 1
              ldc 300
              stl 4
            loop:
              ldl 4
              adc -1
              stl 4
              ldl 4
              eqc 0
              cj loop
              ldtimer
              stl 2
              ldc 7
              sttimer
              ldtimer
              stl 3
              stopp
            """);
    lone.core.boot(lone.address("start"), WORKSPACE, 0, 1000);

    lone.run(100_000);

    assertThat(lone.local(2)).isEqualTo(lone.local(1));
    assertThat(lone.local(3)).isEqualTo(7);
  }

  // Identities: T425 0 to 9, T805 10 to 19 (data sheets), the first of them here.
  @ParameterizedTest
  @CsvSource({
    "T425, ldmemstartval, -2147483536",
    "T805, ldmemstartval, -2147483536",
    "T425, lddevid,       0",
    "T805, lddevid,       10",
    // There is no unit whose error could be set: true.
    "T425, fptesterr,     1"
  })
  void shouldTellWhatItIs(ProcessorType type, String operation, int value) {
    LoneCore lone = LoneCore.of(type, operation + "\nstopp").running(WORKSPACE, LoneCore.CODE);
    lone.registers(1, 2, 3);

    lone.step();

    assertThat(lone.state.a).isEqualTo(value);
    assertThat(lone.state.b).isEqualTo(1);
    assertThat(lone.state.c).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "T414, dup,           #5A",
    "T414, fpadd,         #87",
    "T425, fpadd,         #87",
    "T414, ldmemstartval, #7E",
    "T800, ldmemstartval, #7E",
    "T414, pop,           #79",
    "T805, unpacksn,      #63",
    "T414, move2dall,     #5C"
  })
  void shouldRefuseWhatItsTypeHasNot(ProcessorType type, String operation, String code) {
    LoneCore lone = LoneCore.of(type, operation + "\nstopp").running(WORKSPACE, LoneCore.CODE);

    lone.step();

    CoreFault fault = lone.core.fault().orElseThrow();
    assertThat(fault.instructionPointer()).isEqualTo(LoneCore.CODE);
    assertThat(fault.reason())
        .isEqualTo("operation code %s, %s, is not executed by a %s", code, operation, type);
  }

  @Test
  void shouldHaltWhenTheErrorFlagRisesNotWhileItIsSet() {
    LoneCore lone =
        new LoneCore("start:\nclrhalterr\nseterr\nsethalterr\nseterr\ntesterr\nrise:\nseterr\n")
            .running("start");

    lone.runTo("rise");
    assertThat(lone.core.fault()).isEmpty();
    assertThat(lone.state.a).isZero();
    lone.step();

    assertThat(lone.core.fault()).isPresent();
  }

  @Test
  void shouldShowTheErrorOfTheLowPriorityAtHighPriorityAndGiveItItsOwnBack() {
    LoneCore lone =
        new LoneCore(
            """
            low:
              clrhalterr
              seterr
              ldlp 256
              runp
            back:
              testerr
              stl 1
              stopp
            high:
              testerr
              stl 1
              stopp
            """);
    lone.memory.store(DEBUGGER - 4, lone.address("high"));
    lone.ready(WORKSPACE, LOW, "low");

    lone.run(10_000);

    assertThat(lone.word(DEBUGGER + 4)).isZero();
    assertThat(lone.local(1)).isZero();
    assertThat(lone.state.priority).isNotEqualTo(HIGH);
  }
}
