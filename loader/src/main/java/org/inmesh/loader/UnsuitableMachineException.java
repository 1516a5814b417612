package org.inmesh.loader;

import java.util.List;

/** The program is right, but no machine of this kind or with these processors can run it. */
public final class UnsuitableMachineException extends BadInputException {
  private static final long serialVersionUID = 1L;

  /** What in the program needs another machine, and why. */
  public UnsuitableMachineException(List<Diagnostic> diagnostics) {
    super(diagnostics);
  }

  @Override
  public UnsuitableMachineException saying(List<Diagnostic> others) {
    return new UnsuitableMachineException(others);
  }
}
