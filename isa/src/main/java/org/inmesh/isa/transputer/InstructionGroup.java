package org.inmesh.isa.transputer;

/**
 * Operations that a type of transputer has all or none of, as INMOS's toolset groups them in the
 * attributes of its object files; groups that the types here do not tell apart are taken together.
 */
public enum InstructionGroup {
  /** What every 32-bit transputer has, {@code fmul} included. */
  CORE,

  /** Helpers for floating point in software: {@code unpacksn} and its like. */
  FLOATING_POINT_SUPPORT,

  /**
   * {@code dup}, {@code wsubdb}, {@code fptesterror}, two-dimensional moves, cyclic redundancy
   * checks and bit operations.
   */
  ADDITIONAL,

  /** The floating-point unit. */
  FLOATING_POINT,

  /** Breakpoints, timer interrupts, identity, {@code ldmemstartval} and {@code pop}. */
  DEBUGGING,

  /**
   * INMOS's instructions for testing the part, of its document "Transputer Instruction Set:
   * Appendix". All types have them.
   */
  TEST,

  /** Inmesh's own for cores that share memory; no transputer has them. */
  SHARED_MEMORY,

  /** Inmesh's own for traces of a run; no transputer has it. */
  TRACING
}
