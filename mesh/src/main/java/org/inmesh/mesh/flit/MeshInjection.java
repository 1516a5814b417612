package org.inmesh.mesh.flit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.packet.PacketTable;

/** The nodes' side of injection of a {@link MeshStripe}; does what {@link Injection} does. */
final class MeshInjection {
  /** The node can send nothing now. */
  static final int NONE = -1;

  /** Nodes that have a packet in a source queue, a bit each. */
  final long[] nodesWithPackets;

  private final PacketTable packets;
  private final SourceQueues queues;
  private final MeshRouters routers;
  private final int firstNode;
  private final int columns;
  private final int classes;
  private final int[] channelsOfClass;

  /** By queue: the virtual channel of the packet that is being sent, or NONE. */
  private final byte[] current;

  /** By queue: the virtual channel to be tried first for the next packet. */
  private final byte[] nextChannel;

  /** By node: the message class to be tried first. */
  private final byte[] nextClass;

  MeshInjection(
      NetworkSpecification network,
      PacketTable packets,
      int firstNode,
      int nodes,
      MeshRouters routers) {
    this.packets = packets;
    this.firstNode = firstNode;
    this.routers = routers;
    columns = network.columns();
    classes = network.router().channelsOfClass().size();
    channelsOfClass = IntStream.range(0, classes).map(network.router()::channelsOf).toArray();
    queues = new SourceQueues(nodes * classes, packets);
    nodesWithPackets = new long[nodes + Long.SIZE - 1 >> 6];
    current = new byte[nodes * classes];
    Arrays.fill(current, (byte) NONE);
    nextChannel = new byte[nodes * classes];
    nextClass = new byte[nodes];
  }

  boolean allEmpty() {
    return queues.allEmpty();
  }

  void add(int node, int messageClass, int slot) {
    queues.add(node * classes + messageClass, slot);
    nodesWithPackets[node >> 6] |= 1L << node;
  }

  /** The queue of a node that sends a flit now, or NONE. */
  int queue(int node) {
    int messageClass = nextClass[node];
    for (int tried = 0; tried < classes; tried++) {
      int queue = node * classes + messageClass;
      int next = messageClass + 1 == classes ? 0 : messageClass + 1;
      if (!queues.isEmpty(queue) && hasChannel(node, queue, channelsOfClass[messageClass])) {
        nextClass[node] = (byte) next;
        return queue;
      }
      messageClass = next;
    }
    return NONE;
  }

  private boolean hasChannel(int node, int queue, int channels) {
    if (current[queue] != NONE) {
      return routers.hasCreditAtNode(node, current[queue]);
    }
    for (int candidates = routers.freeAtNode(node) & channels; candidates != 0; ) {
      int vc = RoundRobin.first(candidates, nextChannel[queue]);
      if (routers.hasCreditAtNode(node, vc)) {
        routers.takeAtNode(node, vc);
        current[queue] = (byte) vc;
        nextChannel[queue] = (byte) (vc + 1);
        return true;
      }
      candidates &= ~(1 << vc);
    }
    return false;
  }

  /** The virtual channel by which a queue's flit goes. */
  int channel(int queue) {
    return current[queue];
  }

  /** Takes the flit of a queue that sends. */
  long takeFlit(int node, int queue) {
    int flit = queues.takeFlit(queue);
    if ((flit & Flit.TAIL) != 0) {
      current[queue] = NONE;
      removeIfEmpty(node);
    }
    int source = firstNode + node;
    int destination = packets.destination[Flit.slot(flit)];
    return MeshFlit.of(
        flit, destination % columns - source % columns, destination / columns - source / columns);
  }

  private void removeIfEmpty(int node) {
    for (int c = 0; c < classes; c++) {
      if (!queues.isEmpty(node * classes + c)) {
        return;
      }
    }
    nodesWithPackets[node >> 6] &= ~(1L << node);
  }
}
