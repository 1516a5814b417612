package org.inmesh.traces;

import java.util.List;

/**
 * The life of one packet. Cycles are network cycles.
 *
 * @param packet number of the packet, from 0, in the order of creation
 * @param source node
 * @param destination node
 * @param flits length, the head flit included
 * @param created put in the source queue
 * @param injected the head flit left the source queue
 * @param headArrived the head flit was consumed at the destination
 * @param tailArrived the tail flit was consumed at the destination
 * @param routers routers passed, those of the source and the destination included
 */
public record PacketRecord(
    long packet,
    int source,
    int destination,
    int flits,
    long created,
    long injected,
    long headArrived,
    long tailArrived,
    int routers) {

  /** The columns of a packet log, in order: those of the golden files made with BookSim 2. */
  public static final List<String> COLUMNS =
      List.of(
          "pid",
          "src",
          "dst",
          "flits",
          "create_cycle",
          "inject_cycle",
          "head_arrive",
          "tail_arrive",
          "routers");

  /** The values in the order of {@link #COLUMNS}, with commas. */
  public String line() {
    return packet
        + ","
        + source
        + ","
        + destination
        + ","
        + flits
        + ","
        + created
        + ","
        + injected
        + ","
        + headArrived
        + ","
        + tailArrived
        + ","
        + routers;
  }
}
