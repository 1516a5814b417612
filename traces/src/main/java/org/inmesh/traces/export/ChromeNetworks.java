package org.inmesh.traces.export;

import java.util.List;
import java.util.Locale;
import org.agrona.collections.Long2LongHashMap;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.export.ChromeTracks.Track;
import org.inmesh.traces.header.TraceMachine;

/** The networks' part of a timeline: packets, coherence messages, counters. */
final class ChromeNetworks implements EventSink {
  private static final int PLUS_MINUS = 4;
  private static final String[] DIRECTIONS = {"x+", "x-", "y+", "y-"};

  private final ChromeEvents events;
  private final TraceClock clock;
  private final List<String> messageTypes;
  private final ChromeTracks tracks;
  private final LinkLoad load;

  /** Network and source of the packets under way. */
  private final Long2LongHashMap packets = new Long2LongHashMap(-1);

  private final int[] packetsOfNetwork;
  private long latest;

  /**
   * Of no packets yet.
   *
   * @param window network cycles over which the load of a link is counted
   */
  ChromeNetworks(
      ChromeEvents events,
      TraceMachine machine,
      TraceClock clock,
      ChromeTracks tracks,
      int window) {
    this.events = events;
    this.clock = clock;
    this.tracks = tracks;
    messageTypes = machine.messageTypes();
    load = new LinkLoad(window, this::reportLoad);
    packetsOfNetwork = new int[machine.networks()];
  }

  /** Time of the latest event, picoseconds. */
  long latest() {
    return latest;
  }

  /** Ends the packets under way at a time. */
  void finish(long time) {
    load.finish();
    packets.forEachLong(
        (packet, value) -> {
          endPacket(packet, value, time);
          events.argument("outcome", "under way when the trace ends");
          events.end();
        });
  }

  private long network(long cycle) {
    long time = clock.picosecondsOfNetwork(cycle);
    latest = Math.max(latest, time);
    return time;
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    String name = type < messageTypes.size() ? messageTypes.get(type) : "message type " + type;
    Track track = tracks.coherence(source);
    events.begin("i", "program", name, track.group, track.thread, network(cycle));
    events.field("s", "t");
    events.argument("packet", packet);
    events.argument("to", destination);
    events.argument("memory line", "0x" + Integer.toHexString(line));
    events.argument("requestor", requestor);
    events.end();
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int bytes,
      long cycle) {
    packets.put(packet, (long) network << 32 | source);
    asynchronous("b", packet, network, "from " + source, network(cycle));
    events.argument("to", destination);
    events.argument("bytes", bytes);
    events.argument("class", messageClass);
    events.end();
    countPackets(network, 1, network(cycle));
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    long value = packets.get(packet);
    if (value >= 0) {
      asynchronous("n", packet, networkOf(value), "injected", network(cycle));
      events.end();
    }
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    long value = packets.get(packet);
    if (value >= 0) {
      network(cycle);
      load.flit(networkOf(value), router, output, cycle);
    }
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    packetGone(packet, "delivered", cycle);
  }

  @Override
  public void packetLost(long packet, long cycle) {
    packetGone(packet, "lost", cycle);
  }

  private void packetGone(long packet, String outcome, long cycle) {
    long value = packets.remove(packet);
    if (value >= 0) {
      endPacket(packet, value, network(cycle));
      events.argument("outcome", outcome);
      events.end();
      countPackets(networkOf(value), -1, network(cycle));
    }
  }

  private void endPacket(long packet, long value, long time) {
    asynchronous("e", packet, networkOf(value), "from " + (int) value, time);
  }

  private static int networkOf(long value) {
    return (int) (value >>> 32);
  }

  private void asynchronous(String phase, long packet, int network, String name, long time) {
    Track track = tracks.network(network);
    events.begin(phase, "packet", name, track.group, track.thread, time);
    events.field("id", String.format(Locale.ROOT, "network %d packet %d", network, packet));
  }

  private void countPackets(int network, int more, long time) {
    packetsOfNetwork[network] += more;
    counter(network, "packets under way", time);
    events.argument("packets", packetsOfNetwork[network]);
    events.end();
  }

  private void reportLoad(int network, int router, int output, long cycle, double flits) {
    String direction =
        output < PLUS_MINUS ? DIRECTIONS[output] : "its node " + (output - PLUS_MINUS);
    counter(
        network,
        String.format(Locale.ROOT, "router %d to %s", router, direction),
        clock.picosecondsOfNetwork(cycle));
    events.argument("flits per cycle", flits);
    events.end();
  }

  private void counter(int network, String name, long time) {
    Track track = tracks.network(network);
    events.begin("C", "network", name, track.group, track.thread, time);
  }
}
