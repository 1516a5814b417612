package org.inmesh.mesh.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;

/**
 * The channel dependency graph found by following every packet from every source in every state,
 * and Duato's extended graph of the escape channels if there are any.
 */
final class BruteForceDependencies {
  private final Topology topology;
  private final RoutingRelation relation;

  /** By channel: those that packets in it wait for, escapes only if there are any. */
  final Map<Channel, Set<Channel>> waitsFor = new HashMap<>();

  BruteForceDependencies(Topology topology, Faults faults, RoutingRelation relation) {
    this.topology = topology;
    this.relation = relation;
    FaultyTopology links = new FaultyTopology(topology, faults);
    for (int destination = 0; destination < topology.routers(); destination++) {
      int to = destination;
      Walks walks = new Walks(links, relation, to, (place, port, channelClass) -> note(place, to));
      for (int source = 0; source < topology.routers(); source++) {
        if (relation.isRoutable(source, destination)) {
          for (int state : relation.initialStates(source, destination)) {
            walks.longest(source, state);
          }
        }
      }
    }
  }

  private void note(Walks.Place place, int destination) {
    Set<Channel> candidates = new HashSet<>();
    Set<Channel> escapes = new HashSet<>();
    long left =
        relation.candidates(
            place.router(), place.inputPort(), place.inputClass(), destination, place.state());
    for (; left != Candidates.EMPTY; left = Candidates.rest(left)) {
      Channel channel =
          channel(place.router(), Candidates.port(left), Candidates.channelClass(left));
      (Candidates.isEscape(left) ? escapes : candidates).add(channel);
    }
    boolean hasEscapes = relation.needsOnePacketPerBuffer();
    if (hasEscapes == escapes.isEmpty()) {
      throw new AssertionError("escapes at " + place + ": " + escapes);
    }
    if (place.inputPort() >= Topology.FIRST_LOCAL) {
      return;
    }
    int sender = topology.neighbour(place.router(), place.inputPort());
    Channel held = channel(sender, place.inputPort() ^ 1, place.inputClass());
    boolean isEscape = place.inputClass() < relation.channelClasses() - 1;
    if (hasEscapes && isEscape && !candidates.isEmpty()) {
      throw new AssertionError("a packet that leaves its escape at " + place);
    }
    if (!hasEscapes || isEscape) {
      waitsFor
          .computeIfAbsent(held, channel -> new HashSet<>())
          .addAll(hasEscapes ? escapes : candidates);
    }
  }

  private Channel channel(int router, int port, int channelClass) {
    return new Channel(
        topology.routerColumn(router), topology.routerRow(router), port, channelClass);
  }

  /**
   * Takes channels away that wait for none, until none is left or only cycles and what leads in.
   */
  boolean hasCycle() {
    Map<Channel, Set<Channel>> left = new HashMap<>();
    waitsFor.forEach((channel, others) -> left.put(channel, new HashSet<>(others)));
    boolean changed = true;
    while (changed) {
      left.values().forEach(others -> others.retainAll(left.keySet()));
      changed = left.values().removeIf(Set::isEmpty);
    }
    return !left.isEmpty();
  }
}
