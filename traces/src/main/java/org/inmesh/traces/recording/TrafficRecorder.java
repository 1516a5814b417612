package org.inmesh.traces.recording;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.SampleObserver;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader.Selection;

/**
 * Records the packets of synthetic traffic, whose tags are their numbers. A reply is caused by its
 * request; that a node waits with its next request until there is room for it is not recorded.
 */
public final class TrafficRecorder implements SampleObserver {
  private final PacketRecorder packets;
  private int messageClass;

  /** For the packets of one network that the selection has. */
  public TrafficRecorder(EventSink sink, Selection selection, NetworkSpecification network) {
    packets = new PacketRecorder(sink, selection, network);
  }

  /** The network, seen through this: only so the packets' message classes are known. */
  public Network through(Network network) {
    return new ClassesSeen(network);
  }

  private final class ClassesSeen implements Network {
    private final Network network;

    ClassesSeen(Network network) {
      this.network = network;
    }

    @Override
    public NetworkSpecification specification() {
      return network.specification();
    }

    @Override
    public void send(
        int source, int destination, int flits, int classOfPacket, int tag, long cycle) {
      messageClass = classOfPacket;
      network.send(source, destination, flits, classOfPacket, tag, cycle);
    }

    @Override
    public void step(long cycle) {
      network.step(cycle);
    }

    @Override
    public boolean isQuiet() {
      return network.isQuiet();
    }

    @Override
    public NetworkCounters counters() {
      return network.counters();
    }
  }

  @Override
  public void replyFollows(int request, long cycles) {
    packets.cause(request, cycles);
  }

  @Override
  public void packetCreated(int source, int destination, int flits, int tag, long created) {
    packets.packetCreated(tag, 0, messageClass, source, destination, flits, created);
  }

  @Override
  public void packetUnroutable(int source, int destination, int flits, int tag, long created) {
    packets.packetCreated(tag, 0, messageClass, source, destination, flits, created);
    packets.packetLost(tag, created);
  }

  @Override
  public boolean watchesGrants() {
    return packets.watchesGrants();
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
    packets.packetInjected(tag, cycle);
  }

  @Override
  public void flitGranted(int router, int output, int tag, long cycle) {
    packets.flitGranted(tag, router, output, cycle);
  }

  @Override
  public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
    packets.packetArrived(tag, cycle);
  }

  @Override
  public void packetLost(int source, int destination, int flits, int tag, long cycle) {
    packets.packetLost(tag, cycle);
  }
}
