package org.inmesh.mesh.traffic;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Creates the packets of a {@link TrafficSpecification} and sends them over a network. Traffic with
 * requests must learn of every packet that arrives, see {@link #packetArrived}.
 */
public final class SyntheticTraffic implements Network.PacketReceiver {
  private final Network network;
  private final Component[] components;
  private final RoundTripListener listener;

  /** What the packets under way are; null if all are alike and there are no replies. */
  private final PacketRoles roles;

  private int created;
  private long requests;

  /** Learns of requests whose reply has arrived. */
  @FunctionalInterface
  public interface RoundTripListener {
    /**
     * The tail of the reply has arrived.
     *
     * @param requester node
     * @param created cycle of the creation of the request
     * @param cycle network cycle of the arrival
     */
    void roundTrip(int requester, long created, long cycle);

    /**
     * The request or its reply was lost, so there will be no reply.
     *
     * @param requester node
     * @param created cycle of the creation of the request
     * @param cycle network cycle of the loss
     */
    default void roundTripLost(int requester, long created, long cycle) {}

    /**
     * The packet that is created next is the reply to a request.
     *
     * @param request the tag of its packet
     * @param cycles between the arrival of the request and the creation of the reply
     */
    default void replyFollows(int request, long cycles) {}
  }

  /**
   * A source for all nodes of a network.
   *
   * @throws IllegalArgumentException if there can be no such traffic on the network's mesh
   */
  public SyntheticTraffic(Network network, TrafficSpecification traffic) {
    this(network, traffic, (requester, created, cycle) -> {});
  }

  /**
   * A source for all nodes of a network.
   *
   * @param listener called from {@link #packetArrived}
   * @throws IllegalArgumentException if there can be no such traffic on the network's mesh
   */
  public SyntheticTraffic(
      Network network, TrafficSpecification traffic, RoundTripListener listener) {
    this.network = network;
    this.listener = listener;
    NetworkSpecification mesh = network.specification();
    traffic
        .obstacle(mesh)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    List<TrafficComponent> parts = traffic.components();
    SplittableRandom random = new SplittableRandom(traffic.seed());
    components =
        IntStream.range(0, parts.size())
            .mapToObj(i -> new Component(i, parts.get(i), traffic.load(parts.get(i)), random))
            .toArray(Component[]::new);
    boolean alike = parts.size() == 1 && parts.getFirst().replies().isEmpty();
    roles = alike ? null : new PacketRoles();
  }

  /** A component's source, and its requests under way. */
  private final class Component implements ComponentSource.Sender {
    private final int number;
    private final TrafficComponent part;
    private final ComponentSource source;
    private final boolean answered;
    private final int replyClass;
    private final int serviceTime;
    private final int maximumOutstanding;

    /** By node; requests whose reply has not arrived. */
    private final int[] outstanding;

    private final PendingReplies pending = new PendingReplies();
    private final SplittableRandom random;

    Component(int number, TrafficComponent part, double load, SplittableRandom random) {
      this.number = number;
      this.part = part;
      this.random = random;
      source = new ComponentSource(part, load, network.specification(), random);
      answered = part.replies().isPresent();
      replyClass = part.replies().map(RequestReply::replyClass).orElse(0);
      serviceTime = part.replies().map(RequestReply::serviceTime).orElse(0);
      maximumOutstanding =
          part.replies().map(RequestReply::maximumOutstanding).orElse(RequestReply.UNBOUNDED);
      outstanding = new int[answered ? network.specification().nodes() : 0];
    }

    @Override
    public boolean mayCreate(int node) {
      return !answered || outstanding[node] < maximumOutstanding;
    }

    @Override
    public void send(int source, int destination, int flits, long cycle) {
      if (answered) {
        outstanding[source]++;
        requests++;
      }
      if (roles != null) {
        roles.add(created, PacketRoles.role(number, false), cycle);
      }
      network.send(source, destination, flits, part.messageClass(), created++, cycle);
    }

    void requestArrived(int requester, int replier, int request, long requestCreated, long cycle) {
      pending.add(requester, replier, request, requestCreated, cycle + serviceTime);
    }

    void replyArrived(int requester, long requestCreated, long cycle) {
      outstanding[requester]--;
      listener.roundTrip(requester, requestCreated, cycle);
    }

    void sendReplies(long cycle) {
      while (pending.isDue(cycle)) {
        int flits = part.replies().orElseThrow().replySizes().draw(random);
        roles.add(created, PacketRoles.role(number, true), pending.requestCreated());
        listener.replyFollows(pending.request(), serviceTime);
        network.send(
            pending.replier(), pending.requester(), flits, replyClass, created++, pending.due());
        pending.remove();
      }
    }
  }

  /**
   * Sends the packets that are created in this cycle; to be called before the network's step, once
   * a cycle. Component by component: first the replies that are due, in the order in which their
   * requests arrived, then the others, in ascending order of the source. A packet's tag is its
   * number, from 0.
   */
  public void create(long cycle) {
    for (Component component : components) {
      component.sendReplies(cycle);
      component.source.create(cycle, component);
    }
  }

  /**
   * To be called for each packet that arrives, from the network's receiver; without requests it
   * does nothing.
   */
  @Override
  public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
    if (roles == null) {
      return;
    }
    Component component = components[PacketRoles.component(roles.role(tag))];
    if (PacketRoles.isReply(roles.role(tag))) {
      component.replyArrived(destination, roles.requestCreated(tag), cycle);
    } else if (component.answered) {
      component.requestArrived(source, destination, tag, roles.requestCreated(tag), cycle);
    }
    roles.remove(tag);
  }

  /**
   * To be called for each packet that is lost or cannot be routed, from an observer; without
   * requests it does nothing. A lost request is not repeated, and no longer outstanding.
   */
  public void packetLost(int source, int destination, int tag, long cycle) {
    if (roles == null) {
      return;
    }
    Component component = components[PacketRoles.component(roles.role(tag))];
    if (component.answered) {
      int requester = isReply(tag) ? destination : source;
      component.outstanding[requester]--;
      listener.roundTripLost(requester, roles.requestCreated(tag), cycle);
    }
    roles.remove(tag);
  }

  /** Packets created so far, requests and replies both. */
  public int created() {
    return created;
  }

  /** Requests created so far, each of which causes a reply. */
  public long requests() {
    return requests;
  }

  /**
   * The message class of a packet under way.
   *
   * @param tag of a packet for which {@link #packetArrived} has not been called
   */
  public int messageClass(int tag) {
    if (roles == null) {
      return components[0].part.messageClass();
    }
    Component component = components[PacketRoles.component(roles.role(tag))];
    return isReply(tag) ? component.replyClass : component.part.messageClass();
  }

  /**
   * Whether a packet under way is a reply.
   *
   * @param tag of a packet for which {@link #packetArrived} has not been called
   */
  public boolean isReply(int tag) {
    return roles != null && PacketRoles.isReply(roles.role(tag));
  }
}
