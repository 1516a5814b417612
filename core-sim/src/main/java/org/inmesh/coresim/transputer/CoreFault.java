package org.inmesh.coresim.transputer;

/**
 * Why a core stopped.
 *
 * @param descriptor of the process that ran
 * @param instructionPointer of the instruction that failed
 * @param reason in words, such as {@code arithmetic overflow}
 * @param cycle in which that instruction began
 */
public record CoreFault(int descriptor, int instructionPointer, String reason, long cycle) {
  /** The reason where a program has set the error flag by the instruction for it. */
  public static final String SETERR = "seterr, with halt-on-error set";
}
