package org.inmesh.mesh.traffic;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;

/** A network that writes down what is sent, and delivers nothing. */
final class RecordedTraffic implements Network {
  private final NetworkSpecification specification;
  private final List<Sent> sent = new ArrayList<>();

  /** A packet as it was handed over. */
  record Sent(int source, int destination, int flits, int messageClass, int tag, long created) {}

  RecordedTraffic(NetworkSpecification specification) {
    this.specification = specification;
  }

  /** All packets of some cycles of traffic. */
  static List<Sent> of(
      TrafficSpecification traffic, NetworkSpecification specification, int cycles) {
    RecordedTraffic recorded = new RecordedTraffic(specification);
    SyntheticTraffic source = new SyntheticTraffic(recorded, traffic);
    for (long cycle = 0; cycle < cycles; cycle++) {
      source.create(cycle);
    }
    return recorded.sent;
  }

  List<Sent> sent() {
    return sent;
  }

  @Override
  public void send(int source, int destination, int flits, int messageClass, int tag, long cycle) {
    sent.add(new Sent(source, destination, flits, messageClass, tag, cycle));
  }

  @Override
  public NetworkSpecification specification() {
    return specification;
  }

  @Override
  public void step(long cycle) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isQuiet() {
    throw new UnsupportedOperationException();
  }

  @Override
  public NetworkCounters counters() {
    throw new UnsupportedOperationException();
  }
}
