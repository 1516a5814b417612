package org.inmesh.mesh.flit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.PacketTable;

/**
 * The nodes' side of injection: a source queue for each message class, of which one sends one flit
 * in a cycle, the classes round-robin. The packet at the front of a queue is given a virtual
 * channel of its class that is free and has a credit, round-robin. Nodes go by their {@linkplain
 * PortNumbering#place places}, so that they inject in the order of the routers, however these are
 * divided into stripes.
 */
final class Injection {
  /** The node can send nothing now. */
  static final int NONE = -1;

  /** Places of nodes that have a packet in a source queue; to be walked in every cycle. */
  final PortSet placesWithPackets;

  private final SourceQueues queues;
  private final OutputChannels outputs;
  private final PortNumbering numbering;
  private final int shift;
  private final int classes;
  private final int[] channelsOfClass;

  /** By queue: the output channel of the packet that is being sent, or NONE. */
  private final int[] current;

  /** By queue: the virtual channel to be tried first for the next packet. */
  private final byte[] nextChannel;

  /** By place: the message class to be tried first. */
  private final byte[] nextClass;

  Injection(
      PacketTable packets,
      OutputChannels outputs,
      PortNumbering numbering,
      int nodes,
      int shift,
      RouterSpecification router) {
    this.outputs = outputs;
    this.numbering = numbering;
    this.shift = shift;
    classes = router.channelsOfClass().size();
    channelsOfClass = IntStream.range(0, classes).map(router::channelsOf).toArray();
    queues = new SourceQueues(nodes * classes, packets);
    placesWithPackets = new PortSet(nodes);
    current = new int[nodes * classes];
    Arrays.fill(current, NONE);
    nextChannel = new byte[nodes * classes];
    nextClass = new byte[nodes];
  }

  boolean allEmpty() {
    return queues.allEmpty();
  }

  void add(int node, int messageClass, int slot) {
    int place = numbering.place(node);
    queues.add(place * classes + messageClass, slot);
    placesWithPackets.add(place);
  }

  /** The queue of the node in a place that sends a flit now, or NONE. */
  int queue(int place) {
    int messageClass = nextClass[place];
    for (int tried = 0; tried < classes; tried++) {
      int queue = place * classes + messageClass;
      if (!queues.isEmpty(queue) && hasChannel(place, queue, messageClass)) {
        nextClass[place] = (byte) (messageClass + 1 == classes ? 0 : messageClass + 1);
        return queue;
      }
      messageClass = messageClass + 1 == classes ? 0 : messageClass + 1;
    }
    return NONE;
  }

  private boolean hasChannel(int place, int queue, int messageClass) {
    if (current[queue] != NONE) {
      return outputs.hasCredit(current[queue]);
    }
    int port = numbering.nodeEnd(place);
    int candidates = outputs.free[port] & channelsOfClass[messageClass];
    while (candidates != 0) {
      int vc = RoundRobin.first(candidates, nextChannel[queue]);
      int channel = port << shift | vc;
      if (outputs.hasCredit(channel)) {
        // The owner is only looked at in routers, to wake the input channel that has waited.
        outputs.take(channel, channel, false);
        current[queue] = channel;
        nextChannel[queue] = (byte) (vc + 1);
        return true;
      }
      candidates &= ~(1 << vc);
    }
    return false;
  }

  /** The output channel by which a queue's flit goes. */
  int channel(int queue) {
    return current[queue];
  }

  /** Takes the flit of a queue that sends. */
  int takeFlit(int queue) {
    int flit = queues.takeFlit(queue);
    if ((flit & Flit.TAIL) != 0) {
      outputs.tailSent(current[queue]);
      current[queue] = NONE;
    }
    return flit;
  }

  /** Takes a node that has nothing left to send from the set. */
  void removeIfEmpty(int place) {
    for (int c = 0; c < classes; c++) {
      if (!queues.isEmpty(place * classes + c)) {
        return;
      }
    }
    placesWithPackets.remove(place);
  }
}
