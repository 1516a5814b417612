package org.inmesh.mesh.routing;

import java.util.Arrays;
import org.inmesh.mesh.topology.Topology;

/**
 * Up*&#47;down* routing (Schroeder and others, "Autonet", 1991): links have an upper end, the one
 * nearer to the root of a breadth-first tree or, if both are as near, the one with the lower
 * number. A packet first goes up any number of links, then down any number, and never up again: so
 * no cycle closes, whatever links there are. Any two routers that are connected have such a way, by
 * the root if by none shorter. Of these ways all shortest are taken.
 *
 * <p>The root is the first living router of each connected part. On a mesh without faults that is a
 * corner, and the routes are those of {@link TurnModel#NEGATIVE_FIRST}, hence minimal.
 *
 * <p>A byte for each pair of routers holds the ports of a packet that may still go up and those of
 * one that has gone down.
 */
final class UpDown implements RoutingRelation {
  private static final int DOWN_SHIFT = 4;
  private static final int PORT_MASK = (1 << LiveLinks.PORTS) - 1;

  /** More than any way, and far from overflow. */
  private static final int NO_WAY = 1 << 28;

  private final LiveLinks links;

  /** By router: the ports that lead up, a bit each. */
  private final byte[] upPorts;

  private final byte[][] portsTo;

  UpDown(LiveLinks links) {
    this.links = links;
    int routers = links.routers();
    int[] fromTop = new int[routers];
    int[] level = levels(fromTop);
    upPorts = new byte[routers];
    for (int router = 0; router < routers; router++) {
      upPorts[router] = (byte) upPorts(router, level);
    }
    portsTo = new byte[routers][];
    int[] down = new int[routers];
    int[] any = new int[routers];
    for (int destination = 0; destination < routers; destination++) {
      portsTo[destination] = portsTo(destination, fromTop, down, any);
    }
  }

  /**
   * The levels of the routers in their trees.
   *
   * @param fromTop filled with the routers, upper ends of links before lower ones
   */
  private int[] levels(int[] fromTop) {
    int routers = links.routers();
    int[] level = new int[routers];
    Arrays.fill(level, NO_WAY);
    int[] distance = new int[routers];
    int[] order = new int[routers];
    for (int root = 0; root < routers; root++) {
      if (level[root] == NO_WAY) {
        int found = links.distances(root, distance, order);
        for (int i = 0; i < found; i++) {
          level[order[i]] = distance[order[i]];
        }
      }
    }
    long[] keys = new long[routers];
    for (int router = 0; router < routers; router++) {
      keys[router] = (long) level[router] << Integer.SIZE | router;
    }
    Arrays.sort(keys);
    for (int i = 0; i < routers; i++) {
      fromTop[i] = (int) keys[i];
    }
    return level;
  }

  private int upPorts(int router, int[] level) {
    int ports = 0;
    for (int port = 0; port < LiveLinks.PORTS; port++) {
      int other = links.neighbour(router, port);
      if (other != Topology.NONE
          && (level[other] < level[router] || level[other] == level[router] && other < router)) {
        ports |= 1 << port;
      }
    }
    return ports;
  }

  private byte[] portsTo(int destination, int[] fromTop, int[] down, int[] any) {
    int routers = fromTop.length;
    byte[] table = new byte[routers];
    for (int i = routers - 1; i >= 0; i--) {
      int router = fromTop[i];
      down[router] = router == destination ? 0 : 1 + least(router, ~upPorts[router], down);
    }
    for (int i = 0; i < routers; i++) {
      int router = fromTop[i];
      any[router] = Math.min(down[router], 1 + least(router, upPorts[router], any));
      if (router != destination && any[router] < NO_WAY) {
        int downOnly = portsOfLength(router, ~upPorts[router], down, down[router] - 1);
        int all =
            portsOfLength(router, upPorts[router], any, any[router] - 1)
                | portsOfLength(router, ~upPorts[router], down, any[router] - 1);
        table[router] = (byte) (downOnly << DOWN_SHIFT | all);
      }
    }
    return table;
  }

  /** The shortest way of the neighbours at these ports. */
  private int least(int router, int ports, int[] length) {
    int least = NO_WAY;
    for (int port = 0; port < LiveLinks.PORTS; port++) {
      int other = links.neighbour(router, port);
      if ((ports >> port & 1) != 0 && other != Topology.NONE) {
        least = Math.min(least, length[other]);
      }
    }
    return least;
  }

  private int portsOfLength(int router, int ports, int[] length, int wanted) {
    int found = 0;
    for (int port = 0; port < LiveLinks.PORTS; port++) {
      int other = links.neighbour(router, port);
      if ((ports >> port & 1) != 0 && other != Topology.NONE && length[other] == wanted) {
        found |= 1 << port;
      }
    }
    return found;
  }

  @Override
  public int channelClasses() {
    return 1;
  }

  @Override
  public boolean isRoutable(int sourceRouter, int destinationRouter) {
    return sourceRouter == destinationRouter
        ? links.isAlive(sourceRouter)
        : portsTo[destinationRouter][sourceRouter] != 0;
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    int ports = portsTo[destinationRouter][router];
    // A link by which the packet came down leads up from here.
    boolean goneDown = inputPort < LiveLinks.PORTS && (upPorts[router] >> inputPort & 1) != 0;
    return Candidates.ofPorts((goneDown ? ports >> DOWN_SHIFT : ports) & PORT_MASK, 0);
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
