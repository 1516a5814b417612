package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.protocol.MessageType;

/**
 * The homes' side of memory behind controllers. A home asks for a line, and puts lines back, by
 * messages. The answer to a request waits in its slot until memory has sent the data; the line is
 * busy at its home meanwhile. Lines put back stay in the write-back buffer until memory has
 * acknowledged them; a line that is there is not asked for, so no read overtakes a write.
 */
final class ControlledMemory implements MainMemory {
  private final MemoryControllers controllers;
  private final HomeMap homes;
  private final int sliceCycles;
  private final MessagePool pool;
  private final DelayQueue delayed;
  private final MemoryClock clock;
  private final CoherenceCounters counters;
  private final WriteBackBuffer buffer;

  ControlledMemory(
      MemoryControllers controllers,
      HomeMap homes,
      int wordsPerLine,
      int sliceCycles,
      MessagePool pool,
      DelayQueue delayed,
      MemoryClock clock,
      CoherenceCounters counters) {
    this.controllers = controllers;
    this.homes = homes;
    this.sliceCycles = sliceCycles;
    this.pool = pool;
    this.delayed = delayed;
    this.clock = clock;
    this.counters = counters;
    this.buffer = new WriteBackBuffer(wordsPerLine);
  }

  @Override
  public void fetch(int slot, LastLevelCache slices, long cycle) {
    int line = pool.line[slot];
    if (buffer.holds(line)) {
      buffer.copy(line, pool.data, pool.dataStart(slot));
      slices.fill(line, pool.data, pool.dataStart(slot));
      pool.setSupplier(slot, LineSource.LAST_LEVEL);
      delayed.add(cycle, slot);
      return;
    }
    counters.dramReads++;
    int read = take(MessageType.MEMORY_READ, line);
    pool.value[read] = slot;
    delayed.add(cycle, read);
  }

  @Override
  public void write(int line, int[] source, int start) {
    counters.dramWrites++;
    if (buffer.put(line, source, start)) {
      sendWrite(line, clock.now + sliceCycles);
    }
  }

  /** Takes a message from a controller; the slot is this memory's. */
  void receive(int slot, LastLevelCache slices, long cycle) {
    int line = pool.line[slot];
    if (pool.typeOf(slot) == MessageType.MEMORY_DATA) {
      int answer = pool.value[slot];
      pool.copyData(slot, answer);
      slices.fill(line, pool.data, pool.dataStart(slot));
      pool.release(answer);
      delayed.add(cycle + 1, answer);
    } else if (buffer.acknowledge(line)) {
      sendWrite(line, cycle + 1);
    }
    pool.free(slot);
  }

  @Override
  public int peek(int line, int wordInLine) {
    return buffer.holds(line) ? buffer.word(line, wordInLine) : controllers.peek(line, wordInLine);
  }

  /** True if no line waits for an acknowledgement. */
  boolean isQuiet() {
    return buffer.isEmpty();
  }

  private void sendWrite(int line, long cycle) {
    int slot = take(MessageType.MEMORY_WRITE, line);
    buffer.copy(line, pool.data, pool.dataStart(slot));
    delayed.add(cycle, slot);
  }

  private int take(MessageType type, int line) {
    return pool.take(type, homes.home(line), controllers.node(line), line, MessagePool.HOME);
  }
}
