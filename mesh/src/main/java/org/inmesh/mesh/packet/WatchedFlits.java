package org.inmesh.mesh.packet;

import org.inmesh.mesh.NetworkObserver;

/**
 * Tells an observer, when their time has come, of the grants of flits and the arrivals of heads
 * that were known from the packet's start.
 */
final class WatchedFlits {
  /** As many bits as the numbers of {@link LinkNumbers} need at most: 65,536 routers, 8 ports. */
  private static final int LINK_BITS = 20;

  private static final int LINK_MASK = (1 << LINK_BITS) - 1;

  /** In place of a link. */
  private static final int HEAD_ARRIVES = LINK_MASK;

  private final PacketTable packets;
  private final LinkNumbers numbers;
  private final NetworkObserver observer;
  private final DueEvents due = new DueEvents(1023);

  WatchedFlits(PacketTable packets, LinkNumbers numbers, NetworkObserver observer) {
    this.packets = packets;
    this.numbers = numbers;
    this.observer = observer;
  }

  /**
   * Flits of a packet leave by a link.
   *
   * @param slots a bit for each, bit 0 for cycle {@code first}
   */
  void willBeGranted(int slot, int link, long first, long slots, long now) {
    for (long rest = slots; rest != 0; rest &= rest - 1) {
      due.add(event(slot, link), first + Long.numberOfTrailingZeros(rest), now);
    }
  }

  void headWillArrive(int slot, long cycle, long now) {
    due.add(event(slot, HEAD_ARRIVES), cycle, now);
  }

  private static long event(int slot, int link) {
    return (long) slot << LINK_BITS | link;
  }

  /** Tells of what happens in this cycle. */
  void tell(long cycle) {
    long[] events = due.events(cycle);
    int count = due.count(cycle);
    for (int i = 0; i < count; i++) {
      int link = (int) events[i] & LINK_MASK;
      int slot = (int) (events[i] >>> LINK_BITS);
      int tag = packets.tag[slot];
      if (link == HEAD_ARRIVES) {
        observer.headArrived(
            packets.source[slot], packets.destination[slot], packets.flits[slot], tag, cycle);
      } else {
        observer.flitGranted(numbers.router(link), numbers.port(link), tag, cycle);
      }
    }
    due.clear(cycle);
  }
}
