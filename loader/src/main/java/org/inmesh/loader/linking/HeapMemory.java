package org.inmesh.loader.linking;

import java.util.Optional;
import org.inmesh.coresim.program.DebugInformation.Heap;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;

/**
 * A core's heap: what nothing else needs of its private memory or region. It begins with the
 * control block, whose words the routines {@code heap-*.txt} of the code generator use:
 *
 * <ol start="0">
 *   <li>0, so that the control block looks like a free block without size
 *   <li>the first free block
 *   <li>1 while a process takes or gives back a block
 *   <li>the bytes that there was no room for, if that happened
 *   <li>the lowest address of channels to processes that may be on other cores
 *   <li>the first address above those channels
 * </ol>
 *
 * @param core whose heap
 * @param control address of the control block
 * @param bytes from there to the end of the core's memory
 */
record HeapMemory(int core, int control, int bytes) {
  private static final int WORD = 4;
  private static final int CONTROL_WORDS = 6;

  /** The least that a heap needs: the control block and the smallest block. */
  private static final int LEAST_BYTES = WORD * (CONTROL_WORDS + 2);

  /** Sizes of blocks are multiples of this. */
  private static final int UNIT = 8;

  /**
   * The heap of a core, if one of its components needs one: all from the end of the area.
   *
   * @param area behind all else; the least that a heap needs is taken from it
   * @param available bytes from the start of memory to the end of the core's
   */
  static Optional<HeapMemory> layOut(
      int core, Iterable<Component> components, MemoryArea area, long available) {
    for (Component component : components) {
      if (component.slots().stream().anyMatch(Slot.Heap.class::isInstance)) {
        area.align(UNIT);
        long start = area.take(LEAST_BYTES);
        long bytes = Math.max(0, available - start) / UNIT * UNIT;
        return Optional.of(new HeapMemory(core, MemoryArea.address(start), (int) bytes));
      }
    }
    return Optional.empty();
  }

  /**
   * The control block and one free block behind it.
   *
   * @param firstRemote lowest address of channels to processes that may be on other cores
   * @param endOfRemote first address above them
   */
  DataBlock data(int firstRemote, int endOfRemote) {
    int firstBlock = control + WORD * CONTROL_WORDS;
    int size = bytes - WORD * CONTROL_WORDS;
    return new DataBlock(
        core, control, new int[] {0, firstBlock, 0, 0, firstRemote, endOfRemote, size, 0});
  }

  /** Where it is, for diagnosis. */
  Heap debug() {
    return new Heap(core, control, control + bytes);
  }
}
