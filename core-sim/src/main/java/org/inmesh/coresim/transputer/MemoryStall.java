package org.inmesh.coresim.transputer;

/**
 * Thrown by a {@link MemoryPort} to abandon an instruction whose data is not there yet. One
 * instance serves for ever: it carries nothing and has no stack trace, so that throwing it
 * allocates nothing.
 */
public final class MemoryStall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The only instance. */
  public static final MemoryStall INSTANCE = new MemoryStall();

  private MemoryStall() {
    super("memory stall", null, false, false);
  }
}
