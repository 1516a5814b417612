package org.inmesh.traces.replay;

import org.agrona.collections.IntArrayList;

/** The packets of a replay between reading and delivery, and what became of those before. */
final class ReplayState {
  final PacketTable packets = new PacketTable();
  final PacketHeap ready = PacketHeap.byCreation(packets);
  final RecentPackets recent;
  final ComparisonCounts comparison;
  private final IntArrayList losing = new IntArrayList();
  private final int firstStep;

  /** The next network cycle that is simulated. */
  long step;

  /** Packets that were read and not yet sent. */
  int waiting;

  long read;
  long late;
  long notSent;
  long unknownCauses;

  ReplayState(int firstStep, int window) {
    this.firstStep = firstStep;
    recent = new RecentPackets(window);
    comparison = new ComparisonCounts(recent);
  }

  /** What is created in the cycle of a delivery itself could not take part in that cycle. */
  long lag(long gap) {
    return Math.max(gap, 1 - firstStep);
  }

  /** The first cycle of the network in which a ready packet can take part. */
  long firstStepOf(int slot) {
    return packets.created[slot] + firstStep;
  }

  /** A packet is in its slot, with its causes. */
  void read(int slot) {
    read++;
    waiting++;
    if (packets.missingCauses[slot] == 0) {
      if (packets.lost[slot]) {
        neverSent(slot);
        loseDependents();
        return;
      }
      if (firstStepOf(slot) < step) {
        late++;
        packets.created[slot] = step - firstStep;
      }
      ready.add(slot);
    }
  }

  /** A packet has arrived. */
  void delivered(int slot, long cycle) {
    long number = packets.number[slot];
    comparison.replayed(number, cycle);
    recent.setDelivered(number, cycle);
    for (int place = packets.firstDependent[slot]; place != PacketTable.NONE; ) {
      int waitingSlot = packets.dependent(place);
      long earliest = cycle + packets.lag(place);
      packets.created[waitingSlot] = Math.max(packets.created[waitingSlot], earliest);
      resolved(waitingSlot);
      place = packets.removeDependent(place);
    }
    packets.remove(slot);
    loseDependents();
  }

  /** A packet that was sent will not arrive; nor will be sent what waits for it. */
  void lost(int slot) {
    losing.addInt(slot);
    loseDependents();
  }

  private void resolved(int slot) {
    if (--packets.missingCauses[slot] == 0) {
      if (packets.lost[slot]) {
        neverSent(slot);
      } else {
        ready.add(slot);
      }
    }
  }

  private void neverSent(int slot) {
    waiting--;
    notSent++;
    losing.addInt(slot);
  }

  private void loseDependents() {
    while (!losing.isEmpty()) {
      int slot = losing.removeAt(losing.size() - 1);
      recent.setDelivered(packets.number[slot], RecentPackets.NEVER);
      for (int place = packets.firstDependent[slot]; place != PacketTable.NONE; ) {
        int waitingSlot = packets.dependent(place);
        packets.lost[waitingSlot] = true;
        resolved(waitingSlot);
        place = packets.removeDependent(place);
      }
      packets.remove(slot);
    }
  }
}
