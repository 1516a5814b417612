package org.inmesh.programs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What {@code bfs} prints: lists of neighbours and a queue. */
final class BreadthFirstResult {
  private BreadthFirstResult() {}

  static String text(Map<String, Integer> values) {
    int nodes = Integer.highestOneBit(values.get("processes"));
    int size = values.get("size") * (values.get("weak") == 1 ? nodes : 1);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    int seed = values.get("seed");
    int vertices = 1 << bits;
    int edges = vertices * values.get("degree");
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int vertex = 0; vertex < vertices; vertex++) {
      neighbours.add(new ArrayList<>());
    }
    for (int edge = 0; edge < edges; edge++) {
      int[] ends = ends(seed, edge, bits);
      neighbours.get(ends[0]).add(ends[1]);
      neighbours.get(ends[1]).add(ends[0]);
    }
    StringBuilder text = new StringBuilder();
    for (int search = 0; search < values.get("searches"); search++) {
      int root = ends(seed, SeededGenerator.below(seed + 1, search, edges), bits)[0];
      text.append("from %d of %d vertices, levels:".formatted(root, vertices));
      levels(neighbours, root).forEach(count -> text.append(' ').append(count));
      text.append('\n');
    }
    return text.toString();
  }

  /** Quarters are chosen by bytes of random words, the low byte first. */
  private static int[] ends(int seed, int edge, int bits) {
    int u = 0;
    int v = 0;
    for (int bit = 0; bit < bits; bit++) {
      int word = SeededGenerator.word(seed, edge * ((bits + 3) / 4) + bit / 4);
      int chance = word >>> 8 * (bit % 4) & 255;
      int quarter = chance < 146 ? 0 : chance < 195 ? 1 : chance < 244 ? 2 : 3;
      u = 2 * u + quarter / 2;
      v = 2 * v + quarter % 2;
    }
    return new int[] {u, v};
  }

  /** Numbers of vertices at distance 0, 1, ... from the root. */
  private static List<Integer> levels(List<List<Integer>> neighbours, int root) {
    Integer[] distances = new Integer[neighbours.size()];
    List<Integer> counts = new ArrayList<>();
    Deque<Integer> waiting = new ArrayDeque<>();
    distances[root] = 0;
    waiting.add(root);
    while (!waiting.isEmpty()) {
      int vertex = waiting.remove();
      int distance = distances[vertex];
      if (distance == counts.size()) {
        counts.add(0);
      }
      counts.set(distance, counts.get(distance) + 1);
      for (int neighbour : neighbours.get(vertex)) {
        if (distances[neighbour] == null) {
          distances[neighbour] = distance + 1;
          waiting.add(neighbour);
        }
      }
    }
    return counts;
  }
}
