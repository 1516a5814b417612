package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/**
 * Random processes of both priorities that communicate at random: scheduling in one go, by the loop
 * and in translated code, against the general classes, which a core uses that sees its memory
 * through a port of another kind. Nothing keeps two processes from the same end of a channel: both
 * must do the same with that too.
 */
class LocalSchedulingTest {
  private static final int CHANNELS = 3;
  private static final int FIRST_CHANNEL_WORD = 1400;
  private static final int WORKSPACE_BYTES = 512;
  private static final long CYCLES = 12_000;

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void shouldDoWhatTheGeneralClassesDo(@ForAll long seed) {
    Random random = new Random(seed);
    int processes = 2 + random.nextInt(4);
    StringBuilder text = new StringBuilder();
    for (int process = 0; process < processes; process++) {
      text.append(process(process, random));
    }
    ProcessorSpecification processor =
        new ProcessorSpecification(
            ProcessorType.T800, 2048 * random.nextInt(4), 1 + random.nextInt(7), 20);
    LoneCore quick = core(text.toString(), processor, false);
    LoneCore general = core(text.toString(), processor, true);
    LoneCore translated = core(text.toString(), processor, false);
    translated.translated(translated.address("process0"));
    for (int process = 0; process < processes; process++) {
      int workspace = LoneCore.WORKSPACE - process * WORKSPACE_BYTES;
      int priority = random.nextInt(5) == 0 ? CoreState.HIGH : CoreState.LOW;
      quick.ready(workspace, priority, "process" + process);
      general.ready(workspace, priority, "process" + process);
      translated.ready(workspace, priority, "process" + process);
    }
    for (long cycle = 0; cycle < CYCLES; cycle += 1 + random.nextInt(3000)) {
      advance(quick, cycle);
      advance(general, cycle);
      advance(translated, cycle);
      assertSame(quick, general, text.toString());
      assertThat(quick.core.counters())
          .as("cycles of each activity, which translated code does not count, too")
          .usingRecursiveComparison()
          .isEqualTo(general.core.counters());
      assertSame(translated, general, text.toString());
    }
  }

  private static void advance(LoneCore lone, long cycle) {
    if (lone.core.nextCycle() < cycle) {
      lone.core.advance(cycle, cycle);
    }
  }

  private static void assertSame(LoneCore quick, LoneCore general, String text) {
    assertThat(quick.state).as(text).usingRecursiveComparison().isEqualTo(general.state);
    assertThat(quick.core.counters())
        .as(text)
        .usingRecursiveComparison()
        .ignoringFields("cycles")
        .isEqualTo(general.core.counters());
    assertThat(quick.core.fault()).as(text).isEqualTo(general.core.fault());
    for (int offset = 0; offset < LoneCore.MEMORY_BYTES; offset += 4) {
      int address = Integer.MIN_VALUE + offset;
      assertThat(quick.word(address))
          .as("#%08X of%n%s", address, text)
          .isEqualTo(general.word(address));
    }
    WaitingProcesses waiting = quick.core.waiting();
    WaitingProcesses expected = general.core.waiting();
    assertThat(waiting.descriptors()).as(text).isEqualTo(expected.descriptors());
    for (int descriptor : expected.descriptors()) {
      assertThat(waiting.address(descriptor)).isEqualTo(expected.address(descriptor));
      assertThat(waiting.reason(descriptor)).isEqualTo(expected.reason(descriptor));
    }
  }

  private static LoneCore core(String text, ProcessorSpecification processor, boolean isGeneral) {
    LoneCore lone =
        new LoneCore(
            Assembler.assemble(AssemblySource.parse("random", text)),
            TransputerCore.AHEAD_OF_PRIVATE_MEMORY,
            memory -> isGeneral ? ofAnotherKind(memory) : memory,
            processor);
    for (int channel = 0; channel < CHANNELS; channel++) {
      lone.memory.store(
          Integer.MIN_VALUE + 4 * (FIRST_CHANNEL_WORD + channel), LoneCore.NOT_PROCESS);
    }
    return lone;
  }

  private static MemoryPort ofAnotherKind(MemoryPort memory) {
    return (MemoryPort)
        Proxy.newProxyInstance(
            MemoryPort.class.getClassLoader(),
            new Class<?>[] {MemoryPort.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(memory, arguments);
              } catch (InvocationTargetException exception) {
                throw exception.getCause();
              }
            });
  }

  private static String process(int number, Random random) {
    StringBuilder text = new StringBuilder("process%d:\n".formatted(number));
    int steps = 1 + random.nextInt(6);
    for (int step = 0; step < steps; step++) {
      text.append(step("step%d.%d".formatted(number, step), random));
    }
    return text.append("j process%d\n".formatted(number)).toString();
  }

  private static String step(String label, Random random) {
    String channel = "mint\nldnlp %d\n".formatted(FIRST_CHANNEL_WORD + random.nextInt(CHANNELS));
    int length = new int[] {4, 4, 4, 1, 1, 0, 3, 8}[random.nextInt(8)];
    int value = random.nextInt(1000);
    return switch (random.nextInt(10)) {
      case 0, 1 -> "ldlp 4\n%sldc %d\nin\n".formatted(channel, length);
      case 2 -> "ldc %d\nstl 5\nldlp 5\n%sldc %d\nout\n".formatted(value, channel, length);
      case 3 -> "%sldc %d\noutword\n".formatted(channel, value);
      case 4 -> "%sldc %d\noutbyte\n".formatted(channel, value);
      case 5 ->
          // Two components, the second of which outputs.
          """
          ldc %1$s.end - %1$s.after
          ldpi
          %1$s.after: stl 0
          ldc 2
          stl 1
          ldc %1$s.second - %1$s.started
          ldlp -20
          startp
          %1$s.started: ldlp 0
          endp
          %1$s.second: %2$s
          ldc 7
          outword
          ldlp 20
          endp
          %1$s.end: ldlp 0
          """
              .formatted(label, channel);
      case 6 -> "ldtimer\nadc %d\ntin\n".formatted(random.nextInt(300));
      case 7 ->
          // An alternation of an input and, now and then, a time.
          """
          talt
          %1$s
          ldc 1
          enbc
          ldtimer
          adc %2$d
          stl 6
          ldl 6
          ldc %3$d
          enbt
          taltwt
          %1$s
          ldc 1
          ldc 0
          disc
          ldl 6
          ldc %3$d
          ldc 0
          dist
          altend
          """
              .formatted(channel, random.nextInt(200), random.nextInt(2));
      case 8 ->
          """
          ldc 0
          stl 8
          ldc %2$d
          stl 9
          %1$s.loop: ldl 3
          stl 3
          ldlp 8
          ldc %1$s.out - %1$s.loop
          lend
          %1$s.out: ldl 3
          stl 3
          """
              .formatted(label, 1 + random.nextInt(60));
      default -> "ldl 4\nldc 3\nprod\nstl 4\n";
    };
  }
}
