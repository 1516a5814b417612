package org.inmesh.mesh.flit;

import org.inmesh.mesh.packet.ArrivedPackets;

/**
 * Some routers of a {@link VirtualChannelNetwork}, with consecutive numbers, and their nodes. What
 * stripes do in the same cycle does not depend on each other, so host threads may do it at once.
 */
interface Stripe {
  /** Says where to put what goes to each of the other stripes, and where to get what comes. */
  void connect(StripeOutbox[] outboxes, StripeOutbox[] inboxes, byte[] stripeOfRouter);

  /** Puts a packet in the source queue of a node of this stripe. */
  void send(int source, int messageClass, int slot);

  /** Fetches what other stripes have sent in the last step, if {@link #step} has not yet. */
  void fetch();

  /** One cycle. */
  void step(long cycle);

  /** Hands over the packets that arrived in this step, in ascending order of the router. */
  void moveArrivedTo(ArrivedPackets arrivals);

  /** Nothing is queued here. */
  boolean queuesAreEmpty();

  /** Flits injected here less flits consumed here; of all stripes together those under way. */
  long flitsInNetwork();

  /** Credits sent from here less credits received; of all stripes together those under way. */
  long creditsInFlight();

  /** Links between routers crossed since the beginning, summed over flits. */
  long flitHops();

  /** Joins all stripes of a network. */
  static void join(Stripe[] stripes, byte[] stripeOfRouter) {
    StripeOutbox[][] boxes = new StripeOutbox[stripes.length][stripes.length];
    for (int from = 0; from < stripes.length; from++) {
      for (int to = 0; to < stripes.length; to++) {
        if (from != to) {
          boxes[from][to] = new StripeOutbox();
        }
      }
    }
    for (int i = 0; i < stripes.length; i++) {
      StripeOutbox[] inboxes = new StripeOutbox[stripes.length];
      for (int from = 0; from < stripes.length; from++) {
        inboxes[from] = boxes[from][i];
      }
      stripes[i].connect(boxes[i], inboxes, stripeOfRouter);
    }
  }
}
