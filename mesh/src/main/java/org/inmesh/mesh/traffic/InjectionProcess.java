package org.inmesh.mesh.traffic;

import java.util.Locale;

/** When nodes create packets. */
public sealed interface InjectionProcess {

  /** A short name, for tables, as the command line has it. */
  String label();

  /** The part of the time in which a node may create packets. */
  double activeShare();

  /** In each cycle with the same probability, whatever happened before. */
  record Bernoulli() implements InjectionProcess {
    @Override
    public String label() {
      return "bernoulli";
    }

    @Override
    public double activeShare() {
      return 1;
    }
  }

  /**
   * Bursts: a node is on or off, and while it is on creates packets like {@link Bernoulli} with so
   * much higher a probability that the load is met. The {@code on_off} process of BookSim 2, a
   * two-state Markov chain; nodes are independent of one another, and begin on with the probability
   * of the steady state.
   *
   * @param turnOn probability in each cycle that a node which is off goes on, above 0, at most 1;
   *     its inverse is the mean pause in cycles
   * @param turnOff probability in each cycle that a node which is on goes off, above 0, at most 1;
   *     its inverse is the mean burst in cycles
   */
  record OnOff(double turnOn, double turnOff) implements InjectionProcess {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a probability is out of range
     */
    public OnOff {
      if (!(turnOn > 0 && turnOn <= 1 && turnOff > 0 && turnOff <= 1)) {
        throw new IllegalArgumentException(
            "the probabilities of an on/off process are above 0 and at most 1, not %s and %s"
                .formatted(turnOn, turnOff));
      }
    }

    @Override
    public String label() {
      return String.format(Locale.ROOT, "onoff:%s:%s", turnOn, turnOff);
    }

    @Override
    public double activeShare() {
      return turnOn / (turnOn + turnOff);
    }
  }
}
