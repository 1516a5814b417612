package org.inmesh.mesh.routing;

import java.util.HashMap;
import java.util.Map;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;

/** Follows all candidates of a relation from a source to a destination. */
final class Walks {
  private final FaultyTopology topology;
  private final RoutingRelation relation;
  private final int destination;
  private final Step watcher;
  private final Map<Place, Integer> longest = new HashMap<>();

  /** A router as a packet sees it that has just come there. */
  record Place(int router, int inputPort, int inputClass, int state) {}

  /** Told once of each way to go on from a place. */
  interface Step {
    void from(Place place, int outputPort, int outputClass);
  }

  Walks(FaultyTopology topology, RoutingRelation relation, int destination, Step watcher) {
    this.topology = topology;
    this.relation = relation;
    this.destination = destination;
    this.watcher = watcher;
  }

  /** The most links that a packet which leaves a router in this state can take; fails if stuck. */
  int longest(int source, int initialState) {
    return longest(
        new Place(
            source,
            Topology.FIRST_LOCAL,
            0,
            relation.arrivedState(source, destination, initialState)));
  }

  private int longest(Place place) {
    if (relation.endsAt(place.router(), destination, place.state())) {
      return 0;
    }
    Integer known = longest.get(place);
    if (known != null) {
      if (known < 0) {
        throw new AssertionError("a route that returns to " + place);
      }
      return known;
    }
    longest.put(place, -1);
    long candidates =
        relation.candidates(
            place.router(), place.inputPort(), place.inputClass(), destination, place.state());
    if (candidates == Candidates.EMPTY) {
      throw new AssertionError("stuck at " + place + " on the way to " + destination);
    }
    int most = 0;
    for (long left = candidates; left != Candidates.EMPTY; left = Candidates.rest(left)) {
      int port = Candidates.port(left);
      int channelClass = Candidates.channelClass(left);
      int next = topology.neighbour(place.router(), port);
      if (next == Topology.NONE || channelClass >= relation.channelClasses()) {
        throw new AssertionError("no such output: port " + port + " class " + channelClass);
      }
      watcher.from(place, port, channelClass);
      int state = relation.arrivedState(next, destination, place.state());
      most = Math.max(most, 1 + longest(new Place(next, port ^ 1, channelClass, state)));
    }
    longest.put(place, most);
    return most;
  }
}
