package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.junit.jupiter.api.Test;

/** The allocator, run on both machines. */
class HeapCodeTest {
  private static final SourcePosition LINE = new SourcePosition("test.occ", 7, 3);
  private static final int ALL_OF_A_SMALL_HEAP = 1 << 14;

  /** Writes the code of a process that tells what it finds to the screen, word by word. */
  private static final class Script {
    private final ProgramUnits units = new ProgramUnits(ErrorMode.HALT);
    private final int index = units.reserve();
    private final UnitWriter writer =
        new UnitWriter(units.uniqueName("script"), "script", ErrorMode.HALT);
    private final Frame frame = Frame.outermost();
    private final UnitCode unit = new UnitCode(units, writer, frame, Captures.NONE);
    private final Place heap = frame.capture();
    private final Place screen = frame.capture();

    Script() {
      writer.mark(LINE);
      unit.bind(HeapCode.HEAP, new Storage.Word(heap));
    }

    Place allocate(int bytes) {
      return unit.workspace.keep(unit.heap.allocated(unit.stack.constant(bytes)));
    }

    void release(Place block) {
      unit.heap.release(unit.workspace.word(block));
    }

    void tell(Operand word) {
      Place message = unit.workspace.keep(word);
      unit.stack.push(
          List.of(
              unit.workspace.address(message),
              unit.workspace.word(screen),
              unit.stack.constant(DataLayout.BYTES_PER_WORD)));
      writer.emit(Operation.OUT);
    }

    OccamRun run(Kind kind) {
      writer.emit(Operation.STOPP);
      units.finish(index, writer);
      Component component =
          new Component(
              "script",
              LINE,
              index,
              frame.below(),
              frame.size(),
              List.of(
                  new Slot.Heap(frame.offset(heap)),
                  new Slot.ChannelAddress(frame.offset(screen), Slot.SCREEN)),
              -1);
      ObjectProgram program =
          new ObjectProgram("script", units.finished(), List.of(component), List.of(), List.of());
      return OccamRun.run(program, OccamRun.machine(kind, 1), "");
    }
  }

  private static List<Integer> words(OccamRun run) {
    assertThat(run.result().ending())
        .as(run.result().report().toString())
        .isEqualTo(Ending.FINISHED);
    ByteBuffer bytes =
        ByteBuffer.wrap(run.screen().getBytes(StandardCharsets.ISO_8859_1))
            .order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> words = new ArrayList<>();
    while (bytes.hasRemaining()) {
      words.add(bytes.getInt());
    }
    return words;
  }

  /**
   * Blocks do not overlap and lie at words, and when all are given back there is one free block
   * again, as large as the first.
   *
   * @param steps a positive one takes a block of so many bytes, a negative one gives one back
   */
  @Property(tries = 40)
  void shouldGiveOutDisjointBlocksAndJoinThemAgain(
      @ForAll @Size(max = 30) List<@IntRange(min = -20, max = 200) Integer> steps,
      @ForAll Kind kind) {
    Script script = new Script();
    Place whole = script.allocate(ALL_OF_A_SMALL_HEAP);
    script.tell(script.unit.workspace.word(whole));
    script.release(whole);
    List<Place> held = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    List<Integer> heldNumbers = new ArrayList<>();
    for (int step : steps) {
      if (step >= 0) {
        Place block = script.allocate(step);
        script.tell(script.unit.workspace.word(block));
        heldNumbers.add(sizes.size());
        order.add(sizes.size());
        sizes.add(step);
        held.add(block);
      } else if (!held.isEmpty()) {
        int which = -step % held.size();
        script.release(held.remove(which));
        order.add(-1 - heldNumbers.remove(which));
      }
    }
    held.forEach(script::release);
    Place again = script.allocate(ALL_OF_A_SMALL_HEAP);
    script.tell(script.unit.workspace.word(again));

    List<Integer> told = words(script.run(kind));
    List<Integer> addresses = told.subList(1, told.size() - 1);
    assertThat(told.getLast()).isEqualTo(told.getFirst());
    assertThat(addresses).hasSize(sizes.size()).allMatch(address -> address % 4 == 0);
    TreeMap<Integer, Integer> endByStart = new TreeMap<>();
    for (int number : order) {
      if (number < 0) {
        endByStart.remove(addresses.get(-1 - number));
        continue;
      }
      int start = addresses.get(number);
      int end = start + Math.max(1, sizes.get(number));
      Map.Entry<Integer, Integer> before = endByStart.lowerEntry(end);
      assertThat(before == null || before.getValue() <= start).isTrue();
      endByStart.put(start, end);
    }
  }

  @Test
  void shouldTellTheLineAndTheBytesThatHaveNoRoom() {
    for (Kind kind : Kind.values()) {
      Script script = new Script();
      script.allocate(60000);
      script.allocate(6000);
      OccamRun run = script.run(kind);
      assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
      assertThat(run.result().report().get(0))
          .contains("process script on core 0 failed", "test.occ:7:3")
          .contains("the heap of core 0", "has no room for 6000 bytes more", "bytes-per-core");
    }
  }

  @Test
  void shouldFindNoRoomForNegativeAndHugeSizes() {
    for (int bytes : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 11}) {
      Script script = new Script();
      script.allocate(bytes);
      OccamRun run = script.run(Kind.MESH);
      assertThat(run.result().report().get(0)).contains("has no room for " + bytes + " bytes");
    }
  }

  @Test
  void shouldTellChannelsToOtherCores() {
    Script script = new Script();
    for (int address : new int[] {0x40000000, 0x60000000, 0x80001000}) {
      Place channel = script.unit.workspace.keep(script.unit.stack.constant(address));
      script.tell(script.unit.heap.isRemote(script.unit.workspace.word(channel)));
    }
    assertThat(words(script.run(Kind.MESH))).containsExactly(1, 1, 0);
  }
}
