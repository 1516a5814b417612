package org.inmesh.mesh.topology;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Links between routers that damage or delay packets: for message semantics that are unreliable or
 * unordered. Each packet meets its chance anew, and independently, on each such link that it
 * crosses.
 *
 * <p>A damaged packet travels on, because only the check sum at its end tells; the interface of its
 * destination discards it. A delayed one is held back by that interface, for the sum of its delays,
 * so that packets sent later may overtake it; it is in nobody's way meanwhile.
 *
 * @param lossProbability that a packet is damaged on a link, 0 to 1
 * @param delayProbability that a packet is delayed on a link, 0 to 1
 * @param maximumDelay network cycles, 1 to this, each equally likely; 1 to 1,000,000, or 0 if
 *     nothing is delayed
 * @param links the unreliable ones, both ways, ascending; all if empty
 * @param seed of the chance
 */
public record UnreliableLinks(
    double lossProbability,
    double delayProbability,
    int maximumDelay,
    List<Faults.Link> links,
    long seed) {
  /** All links are reliable. */
  public static final UnreliableLinks NONE = new UnreliableLinks(0, 0, 0, List.of(), 0);

  private static final int LONGEST_DELAY = 1_000_000;

  /**
   * Checks the ranges; sorts the links, each once.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public UnreliableLinks {
    checkProbability("loss", lossProbability);
    checkProbability("delay", delayProbability);
    int least = delayProbability > 0 ? 1 : 0;
    if (maximumDelay < least || maximumDelay > LONGEST_DELAY) {
      throw new IllegalArgumentException(
          "maximumDelay must be from %d to %d, not %d"
              .formatted(least, LONGEST_DELAY, maximumDelay));
    }
    links = List.copyOf(new TreeSet<>(Objects.requireNonNull(links)));
  }

  private static void checkProbability(String of, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "the probability of " + of + " is from 0 to 1, not " + probability);
    }
  }

  /** All links damage packets, with the same probability. */
  public static UnreliableLinks lossy(double probability, long seed) {
    return new UnreliableLinks(probability, 0, 0, List.of(), seed);
  }

  /** All links delay packets, with the same probability. */
  public static UnreliableLinks reordering(double probability, int maximumDelay, long seed) {
    return new UnreliableLinks(0, probability, maximumDelay, List.of(), seed);
  }

  /** Whether nothing is ever damaged or delayed. */
  public boolean isNone() {
    return lossProbability == 0 && delayProbability == 0;
  }
}
