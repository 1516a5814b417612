package org.inmesh.coresim.transputer;

/**
 * The simulated program did something that no instruction can carry out. Ends the run, with the
 * message as the reason.
 */
public class ProgramFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason in words. */
  public ProgramFault(String reason) {
    super(reason);
  }

  /** The fault of an instruction that names an address which is not one of its core's channels. */
  public static ProgramFault notAChannel(int address) {
    return new ProgramFault(
        "#%08X is not the address of a channel of this core".formatted(address));
  }
}
