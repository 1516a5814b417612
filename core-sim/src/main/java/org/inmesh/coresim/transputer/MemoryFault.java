package org.inmesh.coresim.transputer;

/** A simulated program touched an address that is not memory, or wrote into its code. */
public final class MemoryFault extends ProgramFault {
  private static final long serialVersionUID = 1L;

  private final int address;

  /** What happened, such as {@code load} or {@code store}, and where. */
  public MemoryFault(String access, int address) {
    super("%s at #%08X, which is not the program's memory".formatted(access, address));
    this.address = address;
  }

  /** The offending address. */
  public int address() {
    return address;
  }
}
