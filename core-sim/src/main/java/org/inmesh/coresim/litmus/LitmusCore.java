package org.inmesh.coresim.litmus;

import java.util.Arrays;
import org.inmesh.coresim.litmus.ThreadCode.Code;
import org.inmesh.coresim.litmus.ThreadCode.Operation;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.MemoryStall;

/**
 * A core that does one access after the other on coherent memory, each at a given cycle at the
 * earliest, and repeats one that has stalled when its line has come.
 */
final class LitmusCore {
  private final MemoryPort port;

  /** Whether it asks the port if an access would be done before it tries, as cores may. */
  private final boolean asksFirst;

  private int[] registers = new int[0];

  // The program.
  private Code[] code = new Code[8];
  private int[] addresses = new int[8];
  private long[] earliest = new long[8];
  private long[] leaving = new long[8];
  private int size;

  /** When stores may leave the store buffer, in their order. */
  private long[] storesLeave = new long[8];

  private int stores;

  private int next;
  private boolean waiting;
  private long ready;

  LitmusCore(MemoryPort port, boolean asksFirst) {
    this.port = port;
    this.asksFirst = asksFirst;
  }

  /** Sets all registers. */
  void setRegisters(int[] values) {
    registers = values;
  }

  int register(int number) {
    return registers[number];
  }

  /**
   * Puts an instruction at the end of the program.
   *
   * @param cycle in which it begins at the earliest
   * @param leaves if it is a store: cycle in which it leaves the store buffer at the earliest
   */
  void add(Code instruction, int address, long cycle, long leaves) {
    if (size == code.length) {
      code = Arrays.copyOf(code, 2 * size);
      addresses = Arrays.copyOf(addresses, 2 * size);
      earliest = Arrays.copyOf(earliest, 2 * size);
      leaving = Arrays.copyOf(leaving, 2 * size);
    }
    code[size] = instruction;
    addresses[size] = address;
    earliest[size] = cycle;
    leaving[size] = leaves;
    size++;
  }

  boolean hasEnded() {
    return next == size;
  }

  /** The cycle in which it goes on, {@code Long.MAX_VALUE} if it waits or has ended. */
  long due() {
    return waiting || next == size ? Long.MAX_VALUE : Math.max(ready, earliest[next]);
  }

  /** The line it waited for has come. */
  void resume() {
    waiting = false;
  }

  /** Executes the next instruction, which is due. */
  void execute(long cycle) {
    port.begin();
    if (asksFirst && !isReady(code[next].operation(), addresses[next])) {
      waiting = true;
      return;
    }
    try {
      perform(code[next], addresses[next]);
    } catch (MemoryStall stall) {
      waiting = true;
      return;
    }
    if (code[next].operation() == Operation.STORE) {
      noteStore(leaving[next]);
    }
    ready = cycle + 1 + port.commit();
    next++;
  }

  private void noteStore(long leaves) {
    if (stores == storesLeave.length) {
      storesLeave = Arrays.copyOf(storesLeave, 2 * stores);
    }
    storesLeave[stores++] = leaves;
  }

  /** The cycle in which a store, counted from 0, may leave the store buffer. */
  long storeLeaves(long store) {
    return storesLeave[(int) store];
  }

  private boolean isReady(Operation operation, int address) {
    return switch (operation) {
      case LOAD -> port.loadReady(address);
      case STORE -> port.storeReady(address);
      case EXCHANGE, MOVE, FENCE -> true;
    };
  }

  /** Changes a register only when nothing can stall any more: it may have to be done again. */
  private void perform(Code instruction, int address) {
    switch (instruction.operation()) {
      case LOAD -> registers[instruction.register()] = port.load(address);
      case STORE -> port.store(address, operand(instruction));
      case EXCHANGE -> {
        int old = port.loadForStore(address);
        port.store(address, operand(instruction));
        registers[instruction.register()] = old;
      }
      case MOVE -> registers[instruction.register()] = operand(instruction);
      case FENCE -> port.fence();
    }
  }

  private int operand(Code instruction) {
    return instruction.source() == ThreadCode.NO_REGISTER
        ? instruction.value()
        : registers[instruction.source()];
  }
}
