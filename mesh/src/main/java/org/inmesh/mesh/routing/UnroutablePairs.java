package org.inmesh.mesh.routing;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;

/**
 * The pairs of routers between which a relation knows no way round what is dead.
 *
 * @param livingPairs ordered pairs of different routers that work
 * @param count how many of those have no way
 * @param examples the first of them, at most {@link #MOST_EXAMPLES}, ascending
 */
public record UnroutablePairs(long livingPairs, long count, List<Pair> examples) {
  /** Most examples that are kept. */
  public static final int MOST_EXAMPLES = 10;

  /**
   * From one router to another.
   *
   * @param source router
   * @param destination router
   */
  public record Pair(int source, int destination) {}

  /** Keeps what cannot change. */
  public UnroutablePairs {
    examples = List.copyOf(examples);
  }

  /** Asks for all pairs. */
  public static UnroutablePairs of(Topology topology, Faults faults, RoutingRelation relation) {
    int routers = topology.routers();
    int living = routers - faults.routers().size();
    long count = 0;
    List<Pair> examples = new ArrayList<>();
    boolean[] dead = new boolean[routers];
    faults.routers().forEach(router -> dead[router] = true);
    for (int source = 0; source < routers; source++) {
      for (int destination = 0; destination < routers; destination++) {
        if (!dead[source] && !dead[destination] && !relation.isRoutable(source, destination)) {
          count++;
          if (examples.size() < MOST_EXAMPLES) {
            examples.add(new Pair(source, destination));
          }
        }
      }
    }
    return new UnroutablePairs((long) living * (living - 1), count, examples);
  }
}
