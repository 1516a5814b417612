package org.inmesh.traces.replay;

import java.util.Objects;
import org.inmesh.mesh.NetworkSpecification;

/**
 * What a trace is put through.
 *
 * @param specification of the network
 * @param networks how many of them there are, at least 1; a coherent machine has one for each
 *     message class, or one for all
 */
public record ReplayTarget(NetworkSpecification specification, int networks) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is no network
   */
  public ReplayTarget {
    Objects.requireNonNull(specification);
    if (networks < 1) {
      throw new IllegalArgumentException("networks must be at least 1, not " + networks);
    }
  }

  /** One network. */
  public static ReplayTarget of(NetworkSpecification specification) {
    return new ReplayTarget(specification, 1);
  }

  /** Kinds of packets that are kept apart: networks, or message classes of the only one. */
  int kinds() {
    return networks > 1 ? networks : specification.messageClasses();
  }
}
