package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import java.util.Random;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks longer than memory, which on a module is there again and again. */
class LongMoveTest {
  private static final int MEMORY_BYTES = 1 << 20;
  private static final int LIMIT = 10_000;

  /** Cycles that a core may be beyond its limit. */
  private static final int LATE = 300_000;

  private static final int SENDER = WORKSPACE - 256;
  private static final int CHANNEL = WORKSPACE + 4;

  private final PrivateMemory memory = PrivateMemory.ofModule(MEMORY_BYTES, 4096);

  private TransputerCore core(String source) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", source));
    for (int i = 0; i < code.bytes().length; i++) {
      memory.storeByte(LoneCore.CODE + i, code.bytes()[i]);
    }
    for (int address : TransputerCore.initialisedReservedWords(MachineImage.MEMORY_START)) {
      memory.store(address, NOT_PROCESS);
    }
    memory.store(CHANNEL, NOT_PROCESS);
    TransputerCore core =
        new TransputerCore(
            memory,
            memory.code(),
            new ProcessorSpecification(ProcessorSpecification.T800.type(), MEMORY_BYTES, 1, 20),
            20,
            MachineImage.MEMORY_START,
            new LoneCore.NoChannels(),
            new LoneCore.NoChannels(),
            TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    core.state().workspace = WORKSPACE;
    core.state().instructionPointer = LoneCore.CODE;
    core.state().activity = CoreState.RUNNING;
    return core;
  }

  private static void runTo(TransputerCore core, long limit) {
    while (core.nextCycle() < limit && core.fault().isEmpty()) {
      core.advance(Long.MAX_VALUE, limit);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ldc #80010000\n ldc #80020000\n mint\n not\n move",
        // The source follows the destination closely.
        "ldc #80010000\n ldc #80010001\n mint\n not\n move",
        "ldlp 0\n ldlp 1\n mint\n not\n in",
        "ldc 4\n ldc 4\n mint\n not\n move2dinit\n ldc #80010000\n ldc #80020000\n ldc 0\n"
            + " move2dall",
        "ldc 4\n ldc 4\n mint\n not\n move2dinit\n ldc #80010000\n ldc #80020000\n ldc 0\n"
            + " move2dzero",
        "ldc 0\n ldc 0\n ldc 9\n move2dinit\n ldc #80010000\n ldc #80020000\n mint\n not\n"
            + " move2dall",
        "ldc 0\n ldc 0\n ldc 9\n move2dinit\n ldc #80010000\n ldc #80020000\n mint\n not\n"
            + " move2dnonzero"
      })
  void shouldStopAtTheLimitWithinABlockOfGigabytes(String source) {
    TransputerCore core = core(source + "\n stopp\n");
    if (source.endsWith(" in")) {
      memory.store(CHANNEL, SENDER | CoreState.LOW);
      memory.store(SENDER + Communication.POINTER, WORKSPACE);
    }

    runTo(core, LIMIT);

    assertThat(core.state().moving).isNotNull();
    assertThat(core.state().clock).isBetween((long) LIMIT, (long) LIMIT + LATE);
  }

  @Test
  void shouldTakeTwoCyclesForEveryWordOfALongBlock() {
    int bytes = 1 << 18;
    int source = MachineImage.MEMORY_START + (1 << 16) + 52;
    int destination = source + (1 << 18) + 4;
    Random random = new Random(5);
    for (int offset = 0; offset < bytes; offset += 4) {
      memory.store(source + offset, random.nextInt());
    }
    TransputerCore core = core("move\n stopp\n");
    core.state().a = bytes;
    core.state().b = destination;
    core.state().c = source;

    runTo(core, 2 * bytes / 4 - 1000);
    assertThat(core.state().moving).isNotNull();
    runTo(core, Long.MAX_VALUE);

    // The prefix, 2w + 8, the prefix of stopp, its 11.
    assertThat(core.state().clock).isEqualTo(1 + 8 + 2 * bytes / 4 + 1 + 11);
    random = new Random(5);
    for (int offset = 0; offset < bytes; offset += 4) {
      assertThat(memory.peek(destination + offset)).isEqualTo(random.nextInt());
    }
  }

  @Test
  void shouldSelectFromRowsLongerThanAStretch() {
    int width = BlockMove.STRETCH + 10;
    int source = MachineImage.MEMORY_START + (1 << 16) + 3;
    int destination = MachineImage.MEMORY_START + (1 << 19) + 1;
    for (int i = 0; i < 2 * width; i++) {
      memory.storeByte(source + i, i % 3);
      memory.storeByte(destination + i, 9);
    }
    TransputerCore core = core("move2dnonzero\n stopp\n");
    core.state().a = width;
    core.state().b = destination;
    core.state().c = source;
    core.state().blockRows = 2;
    core.state().blockSourceStride = width;
    core.state().blockDestinationStride = width;

    runTo(core, Long.MAX_VALUE);

    for (int i = 0; i < 2 * width; i++) {
      assertThat(memory.loadByte(destination + i)).isEqualTo(i % 3 == 0 ? 9 : i % 3);
    }
    assertThat(core.state().rows.left).isZero();
  }

  @Test
  void shouldNotSearchATimerQueueWithoutEndForEver() {
    TransputerCore core = core("ldc 0\n sttimer\n ldc 1000\n tin\n stopp\n");
    // A process that waits for a time before that, followed by itself.
    int waiting = WORKSPACE + 1024;
    memory.store(MachineImage.MEMORY_START + 0x28, waiting);
    memory.store(waiting + TimerQueues.TIMER_LINK, waiting);
    memory.store(waiting + TimerQueues.TIME, 500);

    runTo(core, LIMIT);

    assertThat(core.fault()).isPresent();
    assertThat(core.fault().orElseThrow().reason()).isEqualTo("a timer queue without an end");
  }
}
