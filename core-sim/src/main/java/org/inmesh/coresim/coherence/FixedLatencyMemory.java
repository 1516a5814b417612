package org.inmesh.coresim.coherence;

/** DRAM at every home that always takes the same time, and any number of accesses at once. */
final class FixedLatencyMemory implements MainMemory {
  private final Dram dram;
  private final int cycles;
  private final MessagePool pool;
  private final DelayQueue delayed;
  private final CoherenceCounters counters;

  FixedLatencyMemory(
      Dram dram, int cycles, MessagePool pool, DelayQueue delayed, CoherenceCounters counters) {
    this.dram = dram;
    this.cycles = cycles;
    this.pool = pool;
    this.delayed = delayed;
    this.counters = counters;
  }

  @Override
  public void fetch(int slot, LastLevelCache slices, long cycle) {
    counters.dramReads++;
    dram.read(pool.line[slot], pool.data, pool.dataStart(slot));
    slices.fill(pool.line[slot], pool.data, pool.dataStart(slot));
    delayed.add(cycle + cycles, slot);
  }

  @Override
  public void write(int line, int[] source, int start) {
    counters.dramWrites++;
    dram.write(line, source, start);
  }

  @Override
  public int peek(int line, int wordInLine) {
    return dram.readWord(line, wordInLine);
  }
}
