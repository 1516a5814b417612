package org.inmesh.coresim.machine;

import static org.inmesh.coresim.communication.RecentDeliveries.NONE;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.communication.RecentDeliveries;
import org.inmesh.mesh.NetworkObserver;

/**
 * Finds out which deliveries made a packet of the mesh machine possible. See {@link
 * NetworkInterface} for the packets of a message.
 *
 * <ul>
 *   <li>A packet that an interface sends because one has arrived is caused by that one, at once.
 *   <li>An acknowledgement of a message's first packet is caused by that packet and by what had the
 *       receiver come to its input, whichever is later.
 *   <li>A packet that an instruction sends is caused by the delivery that woke its process since
 *       the core was idle last, or else by the one that ended the core's last idle time: what a
 *       process has got from others of its core is not followed. Before that it has no cause.
 * </ul>
 */
final class MeshCauses implements NetworkObserver {
  private final PacketObserver observer;
  private final RecentDeliveries deliveries;

  /** The packet whose arrival is being handled. */
  private long arrived = NONE;

  // The process whose instruction is being executed.
  private int core;
  private int process;

  // By core: the delivery that ended its last idle time.
  private final long[] idleEnd;
  private final long[] idleEndCycle;

  /** By core and process: the delivery that woke it last. */
  private final Long2LongHashMap wakes = new Long2LongHashMap(NONE);

  // By core and virtual channel: the packet that waits for its receiver, what had the receiver
  // come, and when it came.
  private final long[][] firstPacket;
  private final long[][] receiverCause;
  private final long[][] receiverCame;

  // Of the acknowledgement that is sent next.
  private boolean answering;
  private int answeringIndex;

  /**
   * Nothing has been sent yet.
   *
   * @param virtualChannels of each core
   */
  MeshCauses(PacketObserver observer, int[] virtualChannels) {
    this.observer = observer;
    deliveries = new RecentDeliveries(observer);
    int cores = virtualChannels.length;
    idleEnd = new long[cores];
    Arrays.fill(idleEnd, NONE);
    idleEndCycle = new long[cores];
    firstPacket = new long[cores][];
    receiverCause = new long[cores][];
    receiverCame = new long[cores][];
    for (int i = 0; i < cores; i++) {
      firstPacket[i] = new long[virtualChannels[i]];
      receiverCause[i] = new long[virtualChannels[i]];
      receiverCame[i] = new long[virtualChannels[i]];
    }
  }

  // What the interfaces say.

  /** An instruction of a process may send packets now. */
  void execute(int executingCore, int descriptor) {
    core = executingCore;
    process = descriptor;
  }

  /** That instruction receives from a virtual channel. */
  void receiverComes(int index, long cycle) {
    receiverCause[core][index] = causeOfProcess();
    receiverCame[core][index] = cycle;
  }

  /** The packet that is arriving is the first of a message. */
  void firstArrives(int atCore, int index) {
    firstPacket[atCore][index] = arrived;
  }

  /** Receiver and first packet are both there, and the next packet says so. */
  void answerFirst(int atCore, int index) {
    answering = true;
    core = atCore;
    answeringIndex = index;
  }

  /** The packet that is arriving has made a process ready. */
  void wakes(int wokenCore, int descriptor, boolean wasIdle) {
    if (wasIdle) {
      idleEnd[wokenCore] = arrived;
      idleEndCycle[wokenCore] = deliveries.cycle(arrived);
    }
    wakes.put(key(wokenCore, descriptor), arrived);
  }

  /** All that the arrival of a packet meant has been done. */
  void arrivalHandled() {
    arrived = NONE;
  }

  private static long key(int core, int descriptor) {
    return (long) core << Integer.SIZE | Integer.toUnsignedLong(descriptor);
  }

  private long causeOfProcess() {
    long wake = wakes.get(key(core, process));
    boolean wokenSince = wake != NONE && wake >= 0 && wokenSinceIdle(wake);
    return wokenSince ? wake : idleEnd[core];
  }

  private boolean wokenSinceIdle(long wake) {
    return RecentDeliveries.isNear(wake, latestNumber)
        && deliveries.cycle(wake) >= idleEndCycle[core];
  }

  // What the network says.

  /** Number of the packet created last. */
  private long latestNumber = NONE;

  @Override
  public void packetCreated(int source, int destination, int flits, int packet, long created) {
    latestNumber = packet;
    if (answering) {
      answering = false;
      tellOfAnswer(packet, created);
    } else {
      deliveries.tell(arrived == NONE ? causeOfProcess() : arrived, packet, created);
    }
    observer.packetCreated(packet, 0, 0, source, destination, flits, created);
  }

  private void tellOfAnswer(long packet, long created) {
    long first = firstPacket[core][answeringIndex];
    long cause = receiverCause[core][answeringIndex];
    long came = receiverCame[core][answeringIndex];
    if (first != cause) {
      boolean known = RecentDeliveries.isNear(first, packet);
      deliveries.tell(first, packet, known ? deliveries.cycle(first) : created);
    }
    if (cause == NONE) {
      observer.cause(PacketObserver.BEGINNING, came);
    } else {
      deliveries.tell(cause, packet, came);
    }
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int packet, long cycle) {
    observer.packetInjected(packet, cycle);
  }

  @Override
  public boolean watchesGrants() {
    return observer.watchesGrants();
  }

  @Override
  public void flitGranted(int router, int output, int packet, long cycle) {
    observer.flitGranted(packet, router, output, cycle);
  }

  @Override
  public void packetArrived(int source, int destination, int flits, int packet, long cycle) {
    arrived = packet;
    deliveries.add(packet, cycle);
    observer.packetArrived(packet, cycle);
  }
}
