package org.inmesh.mesh.packet;

import org.inmesh.mesh.topology.Topology;

/**
 * Numbers for the outputs of all routers, those to the nodes included. Links that a packet crosses
 * one after the other in the same direction have consecutive numbers, so that what is kept of them
 * lies side by side: ports one after the other, those along y by columns, the others by rows.
 */
final class LinkNumbers {
  private final int routers;
  private final int columns;
  private final int rows;
  private final int ports;

  LinkNumbers(Topology topology) {
    routers = topology.routers();
    columns = topology.routerColumns();
    rows = topology.routerRows();
    ports = Topology.FIRST_LOCAL + topology.concentration();
  }

  int count() {
    return routers * ports;
  }

  int link(int router, int port) {
    return port * routers + (isAlongY(port) ? router % columns * rows + router / columns : router);
  }

  int port(int link) {
    return link / routers;
  }

  int router(int link) {
    int place = link % routers;
    return isAlongY(port(link)) ? place % rows * columns + place / rows : place;
  }

  private static boolean isAlongY(int port) {
    return port == Topology.Y_PLUS || port == Topology.Y_MINUS;
  }
}
