package org.inmesh.traces.flow;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;

/**
 * Makes the packets of flows as Noxim does: in each cycle a node draws one number, and begins at
 * most one packet, of the first flow up to which the sum of the rates is above that number. Each
 * node has a generator of its own.
 */
final class FlowPackets implements TraceImport.Opened {
  /** Sums of rates that should make 1 may be a little more. */
  private static final double TOLERANCE = 1e-9;

  private final String file;
  private final TraceHeader header;
  private final long cycles;
  private final int packetBytes;
  private final Flow[][] flowsOfSource;
  private final SplittableRandom[] randomOfSource;
  private final boolean[] sentBefore;
  private long cycle;
  private int source;
  private long packets;

  /**
   * Takes all flows.
   *
   * @param file for messages
   * @param cycles how long they send
   */
  FlowPackets(
      String file, TraceHeader header, List<Flow> flows, long cycles, int packetBytes, long seed) {
    this.file = file;
    this.header = header;
    this.cycles = cycles;
    this.packetBytes = packetBytes;
    int nodes = header.machine().nodes();
    flowsOfSource = new Flow[nodes][];
    randomOfSource = new SplittableRandom[nodes];
    sentBefore = new boolean[nodes];
    SplittableRandom random = new SplittableRandom(seed);
    for (int node = 0; node < nodes; node++) {
      int sender = node;
      flowsOfSource[node] =
          flows.stream().filter(flow -> flow.source() == sender).toArray(Flow[]::new);
      randomOfSource[node] = random.split();
    }
  }

  @Override
  public TraceHeader header() {
    return header;
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    while (cycle < cycles) {
      while (source < flowsOfSource.length) {
        int sender = source++;
        Flow flow = chosen(sender);
        sentBefore[sender] = flow != null;
        if (flow != null) {
          sink.packetCreated(packets++, 0, 0, sender, flow.destination(), packetBytes, cycle);
          return true;
        }
      }
      source = 0;
      cycle++;
    }
    return false;
  }

  private Flow chosen(int sender) throws TraceFormatException {
    if (flowsOfSource[sender].length == 0) {
      return null;
    }
    double number = randomOfSource[sender].nextDouble();
    double sum = 0;
    Flow chosen = null;
    for (Flow flow : flowsOfSource[sender]) {
      if (flow.isActive(cycle)) {
        sum += sentBefore[sender] ? flow.rateAfterPacket() : flow.rate();
        if (chosen == null && number < sum) {
          chosen = flow;
        }
      }
    }
    if (sum > 1 + TOLERANCE) {
      throw new TraceFormatException(
          "%s: node %d is to send %s packets in cycle %d; a node begins at most one in a cycle"
              .formatted(file, sender, sum, cycle));
    }
    return chosen;
  }

  @Override
  public void close() {
    // The file is closed already.
  }
}
