package org.inmesh.mesh.fidelity;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;
import org.inmesh.mesh.flit.VirtualChannelNetwork;
import org.inmesh.mesh.flit.WormholeNetwork;
import org.inmesh.mesh.packet.BusNetwork;
import org.inmesh.mesh.packet.IdealNetwork;
import org.inmesh.mesh.packet.PacketNetwork;
import org.inmesh.mesh.parallel.StripeTeam;

/** Builds the network that a specification asks for. */
public final class Networks {
  private Networks() {}

  /**
   * A network that nobody watches, see {@link #create(NetworkSpecification, Network.PacketReceiver,
   * NetworkObserver)}.
   */
  public static Network create(
      NetworkSpecification specification, Network.PacketReceiver receiver) {
    return create(specification, receiver, null);
  }

  /**
   * A network, empty and at cycle 0. Of the classes that give the same result for a specification,
   * the quickest is taken.
   *
   * @param observer or null
   * @throws IllegalArgumentException if there is no such network; the message says why
   */
  public static Network create(
      NetworkSpecification specification,
      Network.PacketReceiver receiver,
      NetworkObserver observer) {
    return create(specification, receiver, observer, null);
  }

  /**
   * The same network, on several host threads if it can use them; they change nothing in its
   * results.
   *
   * @param observer or null
   * @param team or null for the calling thread alone; the caller closes it after the last step
   * @throws IllegalArgumentException if there is no such network; the message says why
   */
  public static Network create(
      NetworkSpecification specification,
      Network.PacketReceiver receiver,
      NetworkObserver observer,
      StripeTeam team) {
    checkChips(specification);
    if (specification.model() == Model.FLIT) {
      DeadlockCheck.check(specification);
    }
    return switch (specification.model()) {
      case FLIT ->
          WormholeNetwork.suits(specification)
              ? new WormholeNetwork(specification, receiver, observer, team)
              : new VirtualChannelNetwork(specification, receiver, observer, team);
      case PACKET -> new PacketNetwork(specification, receiver, observer);
      case IDEAL -> new IdealNetwork(specification, receiver, observer);
      case BUS -> new BusNetwork(specification, receiver, observer);
      case EPIPHANY -> new EpiphanyNetwork(specification, receiver, observer);
    };
  }

  private static void checkChips(NetworkSpecification specification) {
    if (specification.chips().isOne()) {
      return;
    }
    if (!knowsChips(specification.model())) {
      throw new IllegalArgumentException(
          "longer links between chips are for the models packet and ideal: routers of flits have"
              + " links of one length");
    }
    specification
        .chips()
        .obstacle(specification.topology())
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(obstacle);
            });
  }

  /** Whether a model can have links of different lengths. */
  public static boolean knowsChips(Model model) {
    return model == Model.PACKET || model == Model.IDEAL;
  }
}
