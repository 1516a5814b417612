package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.cache.ClusterSpecification;

/**
 * The clusters of a mesh: rectangles of nodes, as square as the mesh allows. Within each, lines are
 * interleaved over the nodes, the homes below, as {@link HomeMap} says.
 */
final class ClusterMap implements TrackedCaches {
  private final int[] clusterOfNode;

  /** A node's number in its cluster. */
  private final int[] numberOfNode;

  private final int[][] nodes;
  private final HomeMap inCluster;

  /**
   * @param clusters that divide the mesh
   */
  ClusterMap(int columns, int rows, ClusterSpecification clusters) {
    int cores = clusters.cores();
    int width = clusters.width(columns, rows);
    int height = cores / width;
    clusterOfNode = new int[columns * rows];
    numberOfNode = new int[columns * rows];
    nodes = new int[columns * rows / cores][cores];
    inCluster = new HomeMap(cores);
    for (int node = 0; node < clusterOfNode.length; node++) {
      int column = node % columns;
      int row = node / columns;
      int cluster = row / height * (columns / width) + column / width;
      int number = row % height * width + column % width;
      clusterOfNode[node] = cluster;
      numberOfNode[node] = number;
      nodes[cluster][number] = node;
    }
  }

  @Override
  public int count() {
    return nodes.length;
  }

  @Override
  public int ofNode(int node) {
    return clusterOfNode[node];
  }

  @Override
  public int node(int cluster, int line) {
    return home(cluster, line);
  }

  /** Cores of a cluster. */
  int cores() {
    return nodes[0].length;
  }

  /** A node's number in its cluster, from 0. */
  int number(int node) {
    return numberOfNode[node];
  }

  int nodeOf(int cluster, int number) {
    return nodes[cluster][number];
  }

  /** The node of a cluster's home of a line. */
  int home(int cluster, int line) {
    return nodes[cluster][inCluster.home(line)];
  }

  /** The number in its cluster of the node that is a line's home there. */
  int homeNumber(int line) {
    return inCluster.home(line);
  }
}
