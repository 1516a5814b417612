package org.inmesh.mesh.traffic;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * How long packets are.
 *
 * @param flits lengths, each of them equally probable, whatever the source; at least one, each at
 *     least 1. A length that is named twice is twice as probable.
 */
public record PacketSizes(List<Integer> flits) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if there is none, or one below 1
   */
  public PacketSizes {
    flits = List.copyOf(flits);
    if (flits.isEmpty()) {
      throw new IllegalArgumentException("packets need a length");
    }
    for (int length : flits) {
      if (length < 1) {
        throw new IllegalArgumentException("packets have at least 1 flit, not " + length);
      }
    }
  }

  /** All packets of one length. */
  public static PacketSizes fixed(int flits) {
    return new PacketSizes(List.of(flits));
  }

  /** The mean length, flits. */
  public double mean() {
    return flits.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }

  /** The lengths with commas, as the command line has them. */
  public String label() {
    return flits.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The length of a packet; nothing is drawn if there is one length only. */
  int draw(RandomGenerator random) {
    return flits.get(flits.size() == 1 ? 0 : random.nextInt(flits.size()));
  }
}
