package org.inmesh.traces.synfull;

import java.util.Comparator;

/**
 * A message that is going to be a packet.
 *
 * @param type what it says
 * @param transaction whose part it is
 * @param source tile
 * @param destination tile
 * @param cycle in which it is sent if the network takes no longer than an ideal one
 * @param sequence number in the order in which messages came to be known
 * @param cause number of the packet that it answers; {@link #NO_CAUSE} for a request
 * @param gap cycles between the delivery of that packet and the creation of this one
 * @param request number of the packet that began the transaction; not known of a request
 */
record Message(
    MessageType type,
    Transaction transaction,
    int source,
    int destination,
    long cycle,
    long sequence,
    long cause,
    long gap,
    long request) {
  static final long NO_CAUSE = -1;

  /** The order of their numbers. */
  static final Comparator<Message> ORDER =
      Comparator.comparingLong(Message::cycle).thenComparingLong(Message::sequence);
}
