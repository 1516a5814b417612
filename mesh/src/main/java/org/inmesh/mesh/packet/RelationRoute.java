package org.inmesh.mesh.packet;

import java.util.Arrays;
import java.util.Locale;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.routing.Candidates;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Topology;

/**
 * Any routing relation on any topology. Of several candidates that are no escapes it takes the link
 * that is free first, of those equal the first; channels, and with them escapes, are no matter
 * here, because buffers are without bound.
 */
final class RelationRoute extends Route {
  private final Topology topology;
  private final RoutingRelation relation;
  private final LinkNumbers numbers;
  private final long seed;
  private final int delay;
  private final LongLinks longLinks;

  /** More links than any way that ends. */
  private final int longest;

  /** Or null: then all links are free. */
  private final LinkSlots slots;

  /**
   * A route finder.
   *
   * @param delay from one link's slot to the readiness for the next, network cycles
   * @param longLinks of which the slots know too
   * @param slots or null, then all links are free
   */
  RelationRoute(
      NetworkSpecification specification,
      RoutingRelation relation,
      LinkNumbers numbers,
      int delay,
      LongLinks longLinks,
      LinkSlots slots) {
    topology = specification.topology();
    this.relation = relation;
    this.numbers = numbers;
    longest = 4 * topology.routers();
    seed = specification.seed();
    this.delay = delay;
    this.longLinks = longLinks;
    this.slots = slots;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the relation knows no way, or one that does not end
   */
  @Override
  int find(int source, int destination, long number, long ready) {
    int router = topology.router(source);
    int end = topology.router(destination);
    int inputPort = topology.localPort(source);
    int inputClass = 0;
    int state = relation.initialState(router, end, RandomBits.of(seed, number));
    int count = 0;
    long time = ready;
    while (true) {
      state = relation.arrivedState(router, end, state);
      if (relation.endsAt(router, end, state)) {
        break;
      }
      long candidates = relation.candidates(router, inputPort, inputClass, end, state);
      if (candidates == Candidates.EMPTY || count > longest) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "no way from router %d on the way from node %d to node %d",
                router,
                source,
                destination));
      }
      long chosen = choose(router, candidates, time);
      int port = Candidates.port(chosen);
      int link = numbers.link(router, port);
      append(count++, link);
      inputPort = port ^ 1;
      inputClass = Candidates.channelClass(chosen);
      router = topology.neighbour(router, port);
      time += delay + longLinks.extraCycles(link);
    }
    append(count++, numbers.link(router, topology.localPort(destination)));
    return count;
  }

  /** The candidates from the chosen one on. */
  private long choose(int router, long candidates, long time) {
    if (slots == null || Candidates.count(candidates) == 1) {
      return candidates;
    }
    long chosen = candidates;
    long earliest = Long.MAX_VALUE;
    for (long rest = candidates; rest != Candidates.EMPTY; rest = Candidates.rest(rest)) {
      if (!Candidates.isEscape(rest)) {
        long free = slots.firstFree(numbers.link(router, Candidates.port(rest)), time);
        if (free != LinkSlots.NONE && free < earliest) {
          earliest = free;
          chosen = rest;
        }
      }
    }
    return chosen;
  }

  private void append(int place, int link) {
    if (place == links.length) {
      links = Arrays.copyOf(links, 2 * place);
    }
    links[place] = link;
  }
}
