package org.inmesh.coresim.transputer;

/**
 * The simulated program did something that no instruction can carry out. Ends the run, with the
 * message as the reason.
 */
public class ProgramFault extends RuntimeException {
  /** No channel of any machine has an address from 0 to here. */
  private static final int NEAR_UNDEFINED = 1 << 16;

  private static final long serialVersionUID = 1L;

  /** The reason in words. */
  public ProgramFault(String reason) {
    super(reason);
  }

  /** The fault of an instruction that names an address which is not one of its core's channels. */
  public static ProgramFault notAChannel(int address) {
    return new ProgramFault(
        "#%08X is not the address of a channel of this core%s"
            .formatted(
                address,
                // Compiled programs have 0 for the block of channels of an undefined end.
                address >= 0 && address < NEAR_UNDEFINED
                    ? ": the end of a channel type is used that is undefined, because it was never"
                        + " allocated or has moved away"
                    : ""));
  }
}
