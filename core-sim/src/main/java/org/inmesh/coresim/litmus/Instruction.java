package org.inmesh.coresim.litmus;

/** One instruction of a thread. Registers are the thread's own, locations are shared words. */
public sealed interface Instruction {

  /** Reads a location into a register. */
  record Load(String register, String location) implements Instruction {}

  /** Writes a location. */
  record Store(String location, Operand operand) implements Instruction {}

  /** Exchanges a register and a location in one step, with a full fence. */
  record Exchange(String register, String location) implements Instruction {}

  /** Sets a register. */
  record Move(String register, Operand operand) implements Instruction {}

  /** Waits until all stores of the thread are seen by all. */
  record Fence() implements Instruction {}
}
