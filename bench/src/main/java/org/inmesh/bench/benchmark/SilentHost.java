package org.inmesh.bench.benchmark;

import org.inmesh.coresim.Host;

/** A host without a keyboard, for programs whose output is not what is measured. */
final class SilentHost implements Host {
  @Override
  public void screen(int character) {
    // Nobody reads it.
  }

  @Override
  public void error(int character) {
    // Nobody reads it.
  }

  @Override
  public int keyboard() {
    return -1;
  }
}
