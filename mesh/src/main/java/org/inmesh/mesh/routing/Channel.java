package org.inmesh.mesh.routing;

import java.util.Locale;
import org.inmesh.mesh.topology.Topology;

/**
 * The virtual channels of one class on the link from a router to its neighbour.
 *
 * @param column of the router among the routers
 * @param row of the router among the routers
 * @param port {@link Topology#X_PLUS} to {@link Topology#Y_MINUS}
 * @param channelClass 0 to 3
 */
public record Channel(int column, int row, int port, int channelClass) {

  @Override
  public String toString() {
    char dimension = port <= Topology.X_MINUS ? 'x' : 'y';
    char direction = (port & 1) == 0 ? '+' : '-';
    return String.format(
        Locale.ROOT, "(%d,%d) %c%c class %d", column, row, dimension, direction, channelClass);
  }
}
