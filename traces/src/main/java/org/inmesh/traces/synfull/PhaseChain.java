package org.inmesh.traces.synfull;

import java.util.random.RandomGenerator;
import org.inmesh.traces.synfull.SynfullModel.MacroPhase;

/**
 * The intervals of a model, one after the other: in which macro and micro phase they are. Every
 * macro phase, also one that follows itself, begins in its first micro phase, as SynFull's
 * generator has it.
 */
final class PhaseChain {
  private final SynfullModel model;
  private final RandomGenerator random;
  private int macro;
  private int micro;
  private long start;
  private long macroEnd;

  /** At the first interval, in the first macro phase, in cycle 0. */
  PhaseChain(SynfullModel model, RandomGenerator random) {
    this.model = model;
    this.random = random;
    macroEnd = model.timeSpan();
  }

  /** Goes to the next interval. */
  void advance() {
    MacroPhase phase = macroPhase();
    start = phase.microPhases().isEmpty() ? macroEnd : start + phase.resolution();
    if (start < macroEnd) {
      micro = phase.microPhases().get(micro).next().draw(random);
      return;
    }
    start = macroEnd;
    macroEnd += model.timeSpan();
    macro = phase.next().draw(random);
    micro = 0;
  }

  /** First cycle of the interval. */
  long start() {
    return start;
  }

  int macro() {
    return macro;
  }

  int micro() {
    return micro;
  }

  MacroPhase macroPhase() {
    return model.phases().get(macro);
  }
}
