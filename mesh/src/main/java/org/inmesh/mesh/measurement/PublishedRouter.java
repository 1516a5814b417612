package org.inmesh.mesh.measurement;

import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;

/** The routers whose figures the reference publishes. */
public enum PublishedRouter {
  /** One channel, wormhole; {@code mesh/README.md} has its rules. */
  W1(RouterSpecification.wormhole(3, 8)),

  /** Eight virtual channels: {@link RouterSpecification#v8}. */
  V8(RouterSpecification.v8());

  /** No measurement in flits and cycles depends on it. */
  private static final int FLIT_BYTES = 4;

  private final RouterSpecification router;

  PublishedRouter(RouterSpecification router) {
    this.router = router;
  }

  /** The router. */
  public RouterSpecification router() {
    return router;
  }

  /**
   * A mesh of such routers.
   *
   * @throws IllegalArgumentException if a number is out of range, see {@link NetworkSpecification}
   */
  public NetworkSpecification mesh(int columns, int rows) {
    return NetworkSpecification.mesh(columns, rows, router, FLIT_BYTES, 1);
  }
}
