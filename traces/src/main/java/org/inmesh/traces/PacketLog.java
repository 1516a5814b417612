package org.inmesh.traces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Writes every packet that a network delivers as a line of CSV, in the order of arrival. {@link
 * PacketLogReader} reads it.
 *
 * <p>A network does not name its packets, but with one path for each pair of nodes and queues that
 * keep their order, packets from one node to another never overtake: the first that was created is
 * the first in every later event. Under an adaptive routing this would not hold.
 */
public final class PacketLog implements NetworkObserver {
  private final NetworkSpecification network;
  private final Appendable out;
  private final Map<Long, Route> routes = new HashMap<>();
  private long created;

  /** Packets on their way from one node to another, by how far they have come, in order. */
  private record Route(Queue<Packet> queued, Queue<Packet> injected, Queue<Packet> arriving) {
    Route() {
      this(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    }
  }

  private record Packet(long number, long created, long injected, long headArrived) {}

  /**
   * A log of one network; writes the header line.
   *
   * @param network the network to be watched
   * @param out takes the lines; whoever opened it closes it when the run has ended
   * @throws IOException if writing fails
   */
  public PacketLog(NetworkSpecification network, Appendable out) throws IOException {
    this.network = network;
    this.out = out;
    out.append(String.join(",", PacketRecord.COLUMNS)).append('\n');
  }

  @Override
  public void packetCreated(int source, int destination, int flits, int tag, long cycle) {
    route(source, destination).queued().add(new Packet(created++, cycle, -1, -1));
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
    Route route = route(source, destination);
    Packet packet = route.queued().remove();
    route.injected().add(new Packet(packet.number(), packet.created(), cycle, -1));
  }

  @Override
  public void headArrived(int source, int destination, int flits, int tag, long cycle) {
    Route route = route(source, destination);
    Packet packet = route.injected().remove();
    route.arriving().add(new Packet(packet.number(), packet.created(), packet.injected(), cycle));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if writing fails
   */
  @Override
  public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
    Packet packet = route(source, destination).arriving().remove();
    write(
        new PacketRecord(
            packet.number(),
            source,
            destination,
            flits,
            packet.created(),
            packet.injected(),
            packet.headArrived(),
            cycle,
            network.distance(source, destination) + 1));
  }

  private Route route(int source, int destination) {
    long pair = (long) source * network.nodes() + destination;
    return routes.computeIfAbsent(pair, unused -> new Route());
  }

  private void write(PacketRecord packet) {
    try {
      out.append(packet.line()).append('\n');
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
