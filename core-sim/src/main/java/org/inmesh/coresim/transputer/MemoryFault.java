package org.inmesh.coresim.transputer;

/** A simulated program touched an address that is not memory, or wrote into its code. */
public final class MemoryFault extends ProgramFault {
  private static final long serialVersionUID = 1L;

  /**
   * Addresses from 0 to here are in no machine's memory, and compiled programs have 0 for the data
   * of a mobile that is undefined.
   */
  private static final int NEAR_UNDEFINED = 1 << 16;

  private final int address;

  /** What happened, such as {@code load} or {@code store}, and where. */
  public MemoryFault(String access, int address) {
    super(
        "%s at #%08X, which is not the program's memory%s"
            .formatted(access, address, hint(address)));
    this.address = address;
  }

  private static String hint(int address) {
    return address >= 0 && address < NEAR_UNDEFINED
        ? ": a MOBILE is used that is undefined, because it was never allocated or has moved away"
        : "";
  }

  /** The offending address. */
  public int address() {
    return address;
  }
}
