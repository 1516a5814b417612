package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.FunctionCode;

/** Advances a core one instruction at a time, and tells each to a {@link ProcessObserver}. */
final class InstructionSteps implements Steps {
  private final TransputerCore core;
  private final CoreState state;
  private final ProcessEvents events;

  InstructionSteps(TransputerCore core, ProcessEvents events) {
    this.core = core;
    this.state = core.state();
    this.events = events;
  }

  @Override
  public void advance(long limit) {
    while (state.clock < limit && goOn(state.clock + 1)) {
      // All is done in the condition.
    }
  }

  @Override
  public boolean isStopping() {
    return false;
  }

  /**
   * Does one thing, as {@link TransputerCore#goOn}. The instruction is told in front of what it
   * does.
   */
  boolean goOn(long end) {
    long start = state.clock;
    long instructions = core.counters().instructions;
    boolean begins =
        state.activity == CoreState.RUNNING
            && !core.bounds().interruptDue()
            && state.moving == null
            && decode();
    boolean goOn = core.goOn(end);
    if (begins && core.counters().instructions == instructions) {
      events.forget();
    } else {
      events.tellKept(start);
    }
    return goOn;
  }

  /** Keeps the instruction at the pointer; false if there is none, as the core will find too. */
  private boolean decode() {
    int operand = 0;
    try {
      for (int address = state.instructionPointer; ; address++) {
        int code = core.peek(address & ~3) >>> ((address & 3) << 3) & 0xFF;
        int function = code >> 4;
        operand |= code & 0xF;
        switch (function) {
          case FunctionCode.PFIX -> operand <<= 4;
          case FunctionCode.NFIX -> operand = ~operand << 4;
          default -> {
            events.executes(function, operand);
            return true;
          }
        }
      }
    } catch (MemoryFault outside) {
      return false;
    }
  }
}
