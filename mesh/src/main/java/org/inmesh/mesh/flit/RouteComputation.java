package org.inmesh.mesh.flit;

import java.util.Locale;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.routing.Candidates;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;

/**
 * Tells each packet that has come to the front of an input channel which output and which virtual
 * channels of it to ask for. A packet with a choice of outputs chooses anew in every cycle in which
 * it waits: of those that have a free channel the one with the most credits, the first if several
 * have; an escape only if no other has a free channel.
 */
final class RouteComputation {
  /** The request for any channel of the packet's message class, beside those for a class of it. */
  static final int ANY = 0;

  private static final int REQUEST_SHIFT = 3;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final PacketTable packets;
  private final RoutingRelation relation;
  private final InputChannels inputs;
  private final OutputChannels outputs;
  private final PortNumbering ports;
  private final int shift;
  private final long seed;

  /** By node. */
  private final int[] routerOf;

  private final byte[] localPortOf;

  /** Or null: the quick way for the commonest case. */
  private final DimensionOrderRouting dimensionOrder;

  /** By virtual channel and request: the channels of the output that will do, a bit each. */
  private final int[] wanted;

  /** By virtual channel: its channel class. */
  private final byte[] channelClass;

  /** By input channel: where its waiting packet may go if there is a choice. Null if never. */
  private final long[] choices;

  /** Whether channels are allocated with the switch, so that no packet waits for them alone. */
  private final boolean withSwitch;

  /** Packets that have asked for a first state. */
  private long packetNumber;

  RouteComputation(
      NetworkSpecification specification,
      PacketTable packets,
      InputChannels inputs,
      OutputChannels outputs,
      PortNumbering ports,
      int shift) {
    this.packets = packets;
    this.inputs = inputs;
    this.outputs = outputs;
    this.ports = ports;
    this.shift = shift;
    seed = specification.seed();
    relation = specification.relation();
    Topology topology = specification.topology();
    boolean plain =
        specification.routing() == RoutingAlgorithm.XY
            && topology.shape() == Topology.Shape.MESH
            && topology.concentration() == 1
            && specification.faults().equals(Faults.NONE);
    dimensionOrder = plain ? new DimensionOrderRouting(topology.columns(), topology.rows()) : null;
    routerOf = new int[topology.nodes()];
    localPortOf = new byte[topology.nodes()];
    for (int node = 0; node < topology.nodes(); node++) {
      routerOf[node] = topology.router(node);
      localPortOf[node] = (byte) topology.localPort(node);
    }
    wanted = new int[1 << shift + REQUEST_SHIFT];
    channelClass = new byte[1 << shift];
    divideChannels(specification.router());
    withSwitch =
        specification.router().channelAllocator() == RouterSpecification.Allocator.WITH_SWITCH;
    choices = relation.isDeterministic() ? null : new long[ports.total << shift];
  }

  private void divideChannels(RouterSpecification router) {
    for (int m = 0; m < router.channelsOfClass().size(); m++) {
      int all = router.channelsOf(m);
      int first = Integer.numberOfTrailingZeros(all);
      int count = router.channelsOfClass().get(m);
      if (count < relation.channelClasses()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the routing needs at least %d virtual channels in each message class, not %d",
                relation.channelClasses(),
                count));
      }
      for (int v = first; v < first + count; v++) {
        wanted[v << REQUEST_SHIFT | ANY] = all;
        for (int c = 0; c < relation.channelClasses(); c++) {
          int channels = relation.channels(c, count) << first;
          wanted[v << REQUEST_SHIFT | requestFor(c)] = channels;
          if ((channels >> v & 1) != 0) {
            channelClass[v] = (byte) c;
          }
        }
      }
    }
  }

  /** The request for channels of a channel class. */
  private static int requestFor(int channelClass) {
    return channelClass + 1;
  }

  /** Whether packets choose among outputs. */
  boolean isAdaptive() {
    return choices != null;
  }

  /** Whether there is a way from one node to another. */
  boolean isRoutable(int source, int destination) {
    return relation.isRoutable(routerOf[source], routerOf[destination]);
  }

  /** Gives a packet its first state; in the order in which packets are sent. */
  void start(int slot) {
    long random = mix(seed + GOLDEN * ++packetNumber);
    packets.routeState[slot] =
        relation.initialState(
            routerOf[packets.source[slot]], routerOf[packets.destination[slot]], random);
  }

  /** The output function of SplitMix64: a hash, so that the bits depend on nothing else. */
  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** A head flit has come to the front of an input channel: decides what it asks for. */
  void route(int channel) {
    int slot = Flit.slot(inputs.buffers.front(channel));
    int destination = packets.destination[slot];
    int port = channel >> shift;
    int router = port >> ports.shift;
    if (dimensionOrder != null) {
      inputs.setRequest(channel, dimensionOrder.output(router, destination), ANY);
      return;
    }
    int state = relation.arrivedState(router, routerOf[destination], packets.routeState[slot]);
    packets.routeState[slot] = state;
    if (relation.endsAt(router, routerOf[destination], state)) {
      setChoices(channel, Candidates.EMPTY);
      inputs.setRequest(channel, localPortOf[destination], ANY);
      return;
    }
    int inputPort = port & ports.mask;
    int inputClass =
        PortNumbering.isLocal(inputPort) ? 0 : channelClass[channel & (1 << shift) - 1];
    long candidates =
        relation.candidates(router, inputPort, inputClass, routerOf[destination], state);
    if (candidates == Candidates.EMPTY) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the routing leads a packet from node %d to node %d into a dead end at router %d",
              packets.source[slot],
              destination,
              router));
    }
    setChoices(channel, Candidates.count(candidates) > 1 ? candidates : Candidates.EMPTY);
    request(channel, candidates);
  }

  private void setChoices(int channel, long candidates) {
    if (choices != null) {
      choices[channel] = candidates;
    }
  }

  /** Lets a channel ask for the first of these candidates. */
  private void request(int channel, long candidates) {
    inputs.setRequest(
        channel, Candidates.port(candidates), requestFor(Candidates.channelClass(candidates)));
  }

  /** The virtual channels of its output that a waiting input channel asks for, free or not. */
  int wanted(int channel) {
    int vc = channel & (1 << shift) - 1;
    return wanted[vc << REQUEST_SHIFT | inputs.requestedClass(channel)];
  }

  /** The virtual channels that will do at the first of these candidates. */
  int wanted(int channel, long candidates) {
    int vc = channel & (1 << shift) - 1;
    return wanted[vc << REQUEST_SHIFT | requestFor(Candidates.channelClass(candidates))];
  }

  /** Where the packet that waits in an input channel may go; empty if it has no choice. */
  long choices(int channel) {
    return choices == null ? Candidates.EMPTY : choices[channel];
  }

  /** Lets all packets of a router that wait for a channel, and have a choice of outputs, choose. */
  void choose(int router) {
    choose(router, inputs.portsWaiting(router), inputs.waiting);
    if (withSwitch) {
      choose(router, inputs.portsSpeculating(router), inputs.speculating);
    }
  }

  private void choose(int router, int which, int[] channels) {
    for (int others = which; others != 0; others &= others - 1) {
      int port = (router << ports.shift) + Integer.numberOfTrailingZeros(others);
      for (int rest = channels[port]; rest != 0; rest &= rest - 1) {
        int channel = port << shift | Integer.numberOfTrailingZeros(rest);
        if (choices[channel] != Candidates.EMPTY) {
          choose(channel, choices[channel]);
        }
      }
    }
  }

  private void choose(int channel, long candidates) {
    long best = candidates;
    int bestScore = -1;
    for (long rest = candidates; rest != Candidates.EMPTY; rest = Candidates.rest(rest)) {
      int score = score(channel, rest);
      if (score > bestScore) {
        best = rest;
        bestScore = score;
      }
    }
    request(channel, best);
  }

  /** Which candidate is better: -1 without a free channel, 0 for an escape, else the credits. */
  private int score(int channel, long candidate) {
    int channels = wanted(channel, candidate);
    int output = (channel >> shift & ~ports.mask) + Candidates.port(candidate);
    if ((outputs.free[output] & channels) == 0) {
      return -1;
    }
    if (Candidates.isEscape(candidate)) {
      return 0;
    }
    int score = 1;
    for (int rest = channels; rest != 0; rest &= rest - 1) {
      score += outputs.credits(output << shift | Integer.numberOfTrailingZeros(rest));
    }
    return score;
  }
}
