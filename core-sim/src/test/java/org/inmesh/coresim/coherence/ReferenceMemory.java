package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryPort;

/**
 * A plain array beside the coherent memory. Every load that a port really does (not one repeated
 * from memory after a stall) must return what the last store to that word, by any core, has
 * written. That is stricter than sequential consistency: an invalidation protocol with blocking
 * cores has a single order of all accesses, that of their execution.
 */
final class ReferenceMemory {
  private final CoherentMemory memory;
  private final int[] words;

  ReferenceMemory(CoherentMemory memory, int bytes) {
    this.memory = memory;
    this.words = new int[(bytes + 3) / 4];
  }

  void initialise(int address, int value) {
    memory.initialise(address, value);
    words[index(address)] = value;
  }

  int read(int address) {
    return words[index(address)];
  }

  int size() {
    return words.length;
  }

  /** A port that compares. */
  MemoryPort check(MemoryPort port) {
    return new CheckedPort(port);
  }

  private static int index(int address) {
    return address - MachineImage.MEMORY_START >>> 2;
  }

  private final class CheckedPort implements MemoryPort {
    private final MemoryPort port;

    CheckedPort(MemoryPort port) {
      this.port = port;
    }

    @Override
    public boolean isShared() {
      return port.isShared();
    }

    @Override
    public boolean mayStall() {
      return port.mayStall();
    }

    @Override
    public void begin() {
      port.begin();
    }

    @Override
    public int commit() {
      return port.commit();
    }

    @Override
    public boolean loadReady(int address) {
      return port.loadReady(address);
    }

    @Override
    public boolean storeReady(int address) {
      return port.storeReady(address);
    }

    @Override
    public int peek(int address) {
      return port.peek(address);
    }

    @Override
    public int load(int address) {
      long before = memory.counters().accesses;
      return compare(before, address, port.load(address));
    }

    @Override
    public int lock(int address) {
      long before = memory.counters().accesses;
      return compare(before, address, port.lock(address));
    }

    @Override
    public int loadForStore(int address) {
      long before = memory.counters().accesses;
      return compare(before, address, port.loadForStore(address));
    }

    @Override
    public int loadByte(int address) {
      long before = memory.counters().accesses;
      int value = port.loadByte(address);
      if (memory.counters().accesses != before) {
        assertThat(value).isEqualTo(read(address) >>> 8 * (address & 3) & 0xFF);
      }
      return value;
    }

    @Override
    public void store(int address, int value) {
      long before = memory.counters().accesses;
      port.store(address, value);
      if (memory.counters().accesses != before) {
        words[index(address)] = value;
      }
    }

    @Override
    public void storeByte(int address, int value) {
      long before = memory.counters().accesses;
      port.storeByte(address, value);
      if (memory.counters().accesses != before) {
        int shift = 8 * (address & 3);
        words[index(address)] = read(address) & ~(0xFF << shift) | (value & 0xFF) << shift;
      }
    }

    private int compare(long before, int address, int value) {
      if (memory.counters().accesses != before) {
        assertThat(value).as("word at #%08X", address).isEqualTo(read(address));
      }
      return value;
    }
  }
}
