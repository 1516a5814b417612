package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.translation.HotRegions;
import org.inmesh.coresim.translation.TranslationCache;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.junit.jupiter.api.Test;

/** What is translated when, and that it is what is executed. */
class HotRegionsTest {
  private static final int COUNT = 100_000;
  private static final String LOOP =
      """
      start:
        ldc %d
        stl 0
      again:
        ldl 0
        adc -1
        stl 0
        ldl 0
        cj finish
      change:
        ldc 1
        ldl 1
        add
        stl 1
        j again
      finish:
        stopp
      """
          .formatted(COUNT);

  private HotRegions regions;

  private LoneCore core(String source, TranslationCache cache) {
    LoneCore core =
        LoneCore.withWritableCode(
            Assembler.assemble(AssemblySource.parse("test", source)),
            TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    core.core.executeRegionsBy(
        port -> {
          regions = HotRegions.of(port, cache);
          return regions;
        });
    return core.running("start");
  }

  @Test
  void shouldExecuteAlmostAllOfALongLoopInTranslatedCode() {
    LoneCore core = core(LOOP, new TranslationCache());

    core.core.advance(Long.MAX_VALUE - 1, Long.MAX_VALUE);

    assertThat(core.local(1)).isEqualTo(COUNT - 1);
    // Two before the loop, ten a turn but five in the last, the stop.
    long all = 2 + 10L * (COUNT - 1) + 5 + 1;
    assertThat(core.core.counters().instructions).isEqualTo(all);
    assertThat(regions.instructions()).isBetween(all - all / 10, all);
  }

  @Test
  void shouldExecuteALoopInTranslatedCodeWhoseWorkspaceLooksLikeCodeBehindIt() {
    String source =
        LOOP.replace("start:\n", "start:\nlda room\ngajw\n")
            .replace("finish:\n", "finish:\nldl 0\neqc 0\ncj room\n")
            .replace("stopp\n", "stopp\nalign 4\nroom:\nword 0, 0\n");
    LoneCore core = core(source, new TranslationCache());

    core.core.advance(Long.MAX_VALUE - 1, Long.MAX_VALUE);

    long all = core.core.counters().instructions;
    assertThat(all).isGreaterThan(10L * (COUNT - 1));
    assertThat(regions.instructions()).isBetween(all - all / 10, all);
  }

  @Test
  void shouldExecuteProcessesThatCommunicateInTranslatedCode() {
    LoneCore core =
        core(
            """
            start:
              ldlp 4
              mint
              ldnlp 1400
              ldc 4
              in
              ldl 4
              ldl 5
              add
              stl 5
              j start
            sender:
              ldl 1
              adc 1
              stl 1
              mint
              ldnlp 1400
              ldl 1
              outword
              j sender
            """,
            new TranslationCache());
    core.memory.store(LoneCore.NOT_PROCESS + 4 * 1400, LoneCore.NOT_PROCESS);
    core.ready(LoneCore.WORKSPACE + 512, CoreState.LOW, "sender");

    core.core.advance(2_000_000, 2_000_001);

    CoreCounters counters = core.core.counters();
    int messages = (int) counters.localMessages;
    assertThat(messages).isGreaterThan(10_000);
    // All, or all but the last.
    assertThat(core.local(5))
        .isBetween(messages * (messages - 1) / 2, messages * (messages + 1) / 2);
    assertThat(regions.instructions()).isGreaterThan(counters.instructions * 8 / 10);
  }

  @Test
  void shouldTranslateNothingThatIsExecutedOnce() {
    LoneCore core = core("start:\nldc 1\nstl 0\nstopp", new TranslationCache());

    core.core.advance(1_000, 1_001);

    assertThat(regions.regions()).isZero();
  }

  @Test
  void shouldForgetATranslationWhoseCodeIsStoredTo() {
    LoneCore core = core(LOOP, new TranslationCache());
    core.core.advance(200_000, 200_001);
    assertThat(regions.regions()).isPositive();
    int before = core.local(1);
    int left = core.local(0);

    // ldc 3 in place of ldc 1.
    core.memory.storeByte(core.address("change"), 0x43);

    assertThat(regions.regions()).isZero();
    core.core.advance(Long.MAX_VALUE - 1, Long.MAX_VALUE);
    assertThat(core.local(1)).isBetween(before + 3 * (left - 2), before + 3 * left);
  }

  @Test
  void shouldNotTakeTheTranslationOfOtherCodeAtTheSameAddress() {
    TranslationCache cache = new TranslationCache();
    LoneCore first = core(LOOP, cache);
    first.core.advance(Long.MAX_VALUE - 1, Long.MAX_VALUE);
    LoneCore second = core(LOOP.replace("ldc 1\n", "ldc 2\n"), cache);
    second.core.advance(Long.MAX_VALUE - 1, Long.MAX_VALUE);

    assertThat(second.local(1)).isEqualTo(2 * (COUNT - 1));
  }
}
