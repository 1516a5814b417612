package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.transputer.CoreEvent.Executed;
import org.inmesh.coresim.transputer.CoreEvent.Failed;
import org.inmesh.coresim.transputer.CoreEvent.ProcessChanged;
import org.junit.jupiter.api.Test;

class CoreObserverTest {
  private final List<CoreEvent> events = new ArrayList<>();

  private LoneCore observed(String source) {
    LoneCore lone = new LoneCore(source, TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    lone.core.observe(events::add, 7);
    return lone;
  }

  private List<Executed> executed() {
    return events.stream().filter(Executed.class::isInstance).map(Executed.class::cast).toList();
  }

  // Cycles of the published table: ldc 1, a prefix 1, add 1, stl 1, ldl 2, stopp 11.
  @Test
  void shouldTellEachInstructionWithTheCycleInWhichItBegan() {
    LoneCore lone =
        observed(
            """
            start:
              ldc 5
              ldc 17
              add
              stl 1
              ldl 1
              stopp
            """);
    lone.running("start").registers(1, 2, 3).run(1000);

    assertThat(executed().stream().map(Executed::cycle)).containsExactly(0L, 1L, 3L, 4L, 5L, 7L);
    assertThat(executed().stream().map(each -> each.address() - LoneCore.CODE))
        .containsExactly(0, 1, 3, 4, 5, 6);
    assertThat(executed().stream().map(each -> each.instruction().toString()))
        .containsExactly("ldc 5", "ldc 17", "add", "stl 1", "ldl 1", "stopp");
    assertThat(executed().get(1).bytes()).containsExactly(0x21, 0x41);
    assertThat(executed()).allMatch(each -> each.core() == 7);
    assertThat(executed()).allMatch(each -> each.descriptor() == (LoneCore.WORKSPACE | 1));
    CoreRegisters sum = executed().get(2).after();
    assertThat(List.of(sum.a(), sum.b(), sum.c())).containsExactly(22, 1, 1);
    assertThat(sum.instructionPointer()).isEqualTo(LoneCore.CODE + 4);
    assertThat(executed().get(2).before().a()).isEqualTo(17);
  }

  @Test
  void shouldTellWhichProcessGetsTheCoreAndWhenNoneIsReady() {
    LoneCore lone =
        observed(
            """
            first:
              stopp
            second:
              stopp
            """);
    int other = LoneCore.WORKSPACE + 256;
    lone.ready(LoneCore.WORKSPACE, CoreState.LOW, "first").ready(other, CoreState.LOW, "second");
    lone.run(1000);

    assertThat(events.stream().map(CoreObserverTest::text))
        .containsExactly(
            "DISPATCHED " + (LoneCore.WORKSPACE | 1),
            "stopp",
            "DISPATCHED " + (other | 1),
            "stopp",
            "IDLE 0");
  }

  @Test
  void shouldTellAnInterruptionAndItsEnd() {
    LoneCore lone =
        observed(
            """
            low:
              ldc 1
              ldc 2
              stopp
            high:
              stopp
            """);
    lone.running("low");
    lone.core.advance(0, 1);
    lone.ready(LoneCore.WORKSPACE + 256, CoreState.HIGH, "high").run(1000);

    assertThat(events.stream().map(CoreObserverTest::text))
        .containsExactly(
            "ldc 1",
            "INTERRUPTED " + (LoneCore.WORKSPACE | 1),
            "DISPATCHED " + (LoneCore.WORKSPACE + 256),
            "stopp",
            "RESUMED " + (LoneCore.WORKSPACE | 1),
            "ldc 2",
            "stopp",
            "IDLE 0");
  }

  @Test
  void shouldTellWhyAProcessFails() {
    LoneCore lone =
        observed(
            """
            start:
              ldc 1
              mint
              sub
            """);
    // 1 - (-2^31) is 2^31 + 1, which is no integer.
    lone.running("start").run(1000);

    assertThat(events.getLast()).isInstanceOf(Failed.class);
    Failed failed = (Failed) events.getLast();
    assertThat(failed.reason()).isEqualTo("arithmetic overflow");
    assertThat(failed.address()).isEqualTo(lone.address("start") + 3);
  }

  @Test
  void shouldTellOnlyTheCyclesThatAreObserved() {
    LoneCore lone =
        new LoneCore(
            """
            start:
              ldc 1
              ldc 2
              ldc 3
              ldc 4
              stopp
            """,
            TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    lone.core.observe(
        new CoreObserver() {
          @Override
          public void observe(CoreEvent event) {
            events.add(event);
          }

          @Override
          public long firstCycle() {
            return 1;
          }

          @Override
          public long lastCycle() {
            return 2;
          }
        },
        0);
    lone.running("start").run(1000);

    assertThat(events.stream().map(CoreObserverTest::text)).containsExactly("ldc 2", "ldc 3");
    assertThat(lone.state.activity).isEqualTo(CoreState.IDLE);
  }

  private static String text(CoreEvent event) {
    return switch (event) {
      case Executed executed -> executed.instruction().toString();
      case ProcessChanged changed -> changed.change() + " " + changed.descriptor();
      default -> event.toString();
    };
  }
}
