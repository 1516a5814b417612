package org.inmesh.bench.traffic;

import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.NetworkFactory;

/** What networks of a kind have in common. */
public final class NetworkShape {
  private NetworkShape() {}

  /** The specification of the networks that are built here. */
  public static NetworkSpecification of(NetworkFactory networks) {
    return networks.create((source, destination, flits, tag, cycle) -> {}, null).specification();
  }
}
