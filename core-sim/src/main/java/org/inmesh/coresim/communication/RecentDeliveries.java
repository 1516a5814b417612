package org.inmesh.coresim.communication;

/**
 * When the packets sent last were delivered, so that causes can be told with the time since. Keeps
 * as many as a cause may be away.
 */
public final class RecentDeliveries {
  /** In place of a packet: there was none. */
  public static final long NONE = PacketObserver.BEGINNING;

  private static final int MASK = PacketObserver.FARTHEST_CAUSE - 1;

  private final PacketObserver observer;

  /** By the last bits of the number. */
  private final long[] cycles = new long[PacketObserver.FARTHEST_CAUSE];

  private long latest = NONE;

  /** Keeps deliveries in order to tell this observer of causes. */
  public RecentDeliveries(PacketObserver observer) {
    this.observer = observer;
  }

  /** A packet was delivered. */
  public void add(long packet, long cycle) {
    cycles[(int) packet & MASK] = cycle;
    latest = packet;
  }

  /** True if the packet can be a cause of another one, and its delivery is still known. */
  public static boolean isNear(long packet, long caused) {
    return packet != NONE && caused - packet < PacketObserver.FARTHEST_CAUSE;
  }

  /** Network cycle in which a packet was delivered that is near. */
  public long cycle(long packet) {
    return cycles[(int) packet & MASK];
  }

  /**
   * Tells the observer of a cause. If that is too far away, it was long before the latest delivery,
   * which takes its place.
   *
   * @param cause {@link #NONE} if there is none, which nobody is told
   * @param caused number of the packet
   * @param created when it could be created as far as this cause is concerned, network cycle
   */
  public void tell(long cause, long caused, long created) {
    if (cause == NONE) {
      return;
    }
    long told = isNear(cause, caused) ? cause : latest;
    if (isNear(told, caused)) {
      observer.cause(told, Math.max(0, created - cycle(told)));
    }
  }
}
