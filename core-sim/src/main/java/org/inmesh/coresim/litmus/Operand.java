package org.inmesh.coresim.litmus;

/** Where a value comes from that needs no memory. */
public sealed interface Operand {

  /** A number in the instruction. */
  record Immediate(int value) implements Operand {}

  /** A register of the same thread. */
  record RegisterValue(String register) implements Operand {}
}
