package org.inmesh.mesh.measurement;

import org.inmesh.mesh.FlitNetwork;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.VirtualChannelNetwork;

/** The routers whose figures the reference publishes. */
public enum PublishedRouter {
  /** One channel, wormhole; {@code mesh/README.md} has its rules. */
  W1 {
    @Override
    public NetworkFactory mesh(int columns, int rows) {
      NetworkSpecification mesh = new NetworkSpecification(columns, rows, 3, 8, FLIT_BYTES, 1);
      return (receiver, observer) -> new FlitNetwork(mesh, receiver, observer);
    }
  },

  /** Eight virtual channels: {@link RouterSpecification#v8}. */
  V8 {
    @Override
    public NetworkFactory mesh(int columns, int rows) {
      RouterSpecification router = RouterSpecification.v8();
      NetworkSpecification mesh = router.mesh(columns, rows, FLIT_BYTES, 1);
      return (receiver, observer) -> new VirtualChannelNetwork(mesh, router, receiver, observer);
    }
  };

  /** No measurement in flits and cycles depends on it. */
  private static final int FLIT_BYTES = 4;

  /**
   * Meshes of such routers.
   *
   * @throws IllegalArgumentException if a number is out of range, see {@link NetworkSpecification}
   */
  public abstract NetworkFactory mesh(int columns, int rows);
}
