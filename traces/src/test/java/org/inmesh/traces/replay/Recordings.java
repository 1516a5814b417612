package org.inmesh.traces.replay;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.header.TraceMachine;

/** Machines that traces of the tests come from, and replays of them. */
final class Recordings {
  private Recordings() {}

  static TraceMachine machine(int columns, int rows, int networks, int firstStep) {
    return new TraceMachine(
        "test", "network", "", columns * rows, columns, networks, 4, 1, 1, firstStep, List.of());
  }

  static NetworkSpecification w1(int columns, int rows) {
    return NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1);
  }

  static Replay replay(
      EventSource events, TraceMachine machine, ReplayTarget target, ReplaySettings settings) {
    NodeMapping mapping =
        NodeMapping.of(NodeMapping.Policy.IDENTITY, machine, target.specification());
    return new Replay(events, machine, target, settings, mapping);
  }

  /** Runs a replay and gives the delivery cycles by number of packet. */
  static long[] deliveries(Replay replay, int packets) throws IOException {
    long[] delivered = new long[packets];
    deliveriesAndResult(replay, delivered);
    return delivered;
  }

  /** Runs a replay and notes the delivery cycles by number of packet; -1 if there is none. */
  static ReplayResult deliveriesAndResult(Replay replay, long[] delivered) throws IOException {
    Arrays.fill(delivered, -1);
    replay.observe(
        new NetworkObserver() {
          @Override
          public void packetArrived(int from, int to, int flits, int number, long cycle) {
            delivered[number] = cycle;
          }
        });
    return replay.run();
  }
}
