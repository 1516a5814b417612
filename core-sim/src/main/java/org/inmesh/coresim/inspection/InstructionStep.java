package org.inmesh.coresim.inspection;

import org.inmesh.coresim.transputer.CoreEvent;

/** Done when a core has executed a number of instructions, whichever processes they belong to. */
public final class InstructionStep implements StepTest {
  private final int core;
  private long left;

  /** So many instructions of a core. */
  public InstructionStep(int core, long instructions) {
    this.core = core;
    this.left = instructions;
  }

  @Override
  public boolean isDone(CoreEvent event) {
    return event.core() == core && event instanceof CoreEvent.Executed && --left <= 0;
  }

  @Override
  public int core() {
    return core;
  }
}
