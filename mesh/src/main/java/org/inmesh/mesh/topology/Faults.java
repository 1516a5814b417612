package org.inmesh.mesh.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What does not work in a network, from its first cycle on. A dead router's links are dead too, and
 * its nodes neither send nor receive.
 *
 * @param links dead links, ascending
 * @param routers dead routers, ascending
 */
public record Faults(List<Link> links, List<Integer> routers) {
  /** Everything works. */
  public static final Faults NONE = new Faults(List.of(), List.of());

  /**
   * The link or links between two neighbouring routers, in both directions. Only on a side of two
   * routers that is closed to a ring are there two.
   *
   * @param router the one with the lower number; they may be given in either order
   * @param neighbour the other
   */
  public record Link(int router, int neighbour) implements Comparable<Link> {
    /** Puts the routers in order. */
    public Link {
      if (router > neighbour) {
        int lower = neighbour;
        neighbour = router;
        router = lower;
      }
    }

    @Override
    public int compareTo(Link other) {
      int first = Integer.compare(router, other.router);
      return first != 0 ? first : Integer.compare(neighbour, other.neighbour);
    }
  }

  /** Sorts them, each once. */
  public Faults {
    links = List.copyOf(new TreeSet<>(links));
    routers = List.copyOf(new TreeSet<>(routers));
  }

  /**
   * Faults by chance: dead routers, and dead links between the others, each choice equally likely.
   *
   * @param links how many, at least 0
   * @param routers how many, at least 0
   * @throws IllegalArgumentException if there are not so many
   */
  public static Faults draw(Topology topology, int links, int routers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> all = new ArrayList<>();
    for (int router = 0; router < topology.routers(); router++) {
      all.add(router);
    }
    List<Integer> dead = draw("routers", all, routers, random);
    FaultyTopology rest = new FaultyTopology(topology, new Faults(List.of(), dead));
    TreeSet<Link> left = new TreeSet<>();
    for (int router : all) {
      for (int port = Topology.X_PLUS; port <= Topology.Y_MINUS; port++) {
        int neighbour = rest.neighbour(router, port);
        if (neighbour != Topology.NONE) {
          left.add(new Link(router, neighbour));
        }
      }
    }
    return new Faults(draw("links", new ArrayList<>(left), links, random), dead);
  }

  private static <T> List<T> draw(String name, List<T> from, int number, SplittableRandom random) {
    if (number < 0 || number > from.size()) {
      throw new IllegalArgumentException(
          "dead %s must be from 0 to %d, not %d".formatted(name, from.size(), number));
    }
    for (int i = 0; i < number; i++) {
      Collections.swap(from, i, i + random.nextInt(from.size() - i));
    }
    return from.subList(0, number);
  }

  /** Whether everything works. */
  public boolean isNone() {
    return links.isEmpty() && routers.isEmpty();
  }
}
