package org.inmesh.traces.summary;

/**
 * Packets by their numbers, in places that are used again: as many as are under way at a time, in a
 * table that grows up to a bound. Above that, a packet under way is dropped when one comes whose
 * number is as much larger as the table is long.
 */
final class PacketsUnderWay {
  /** Most places: about 150 MB of memory. */
  static final int MOST = 1 << 22;

  private PacketClass[] ofPlace = new PacketClass[64];
  private long[] number = new long[64];
  private long[] created = new long[64];
  private long[] injected = new long[64];
  private long dropped;

  private int place(long packet) {
    return (int) packet & ofPlace.length - 1;
  }

  void add(long packet, PacketClass packetClass, long cycle) {
    int place = place(packet);
    while (ofPlace[place] != null && number[place] != packet && ofPlace.length < MOST) {
      grow();
      place = place(packet);
    }
    if (ofPlace[place] != null && number[place] != packet) {
      dropped++;
    }
    ofPlace[place] = packetClass;
    number[place] = packet;
    created[place] = cycle;
    injected[place] = cycle;
  }

  boolean contains(long packet) {
    int place = place(packet);
    return ofPlace[place] != null && number[place] == packet;
  }

  // Of packets that are contained.

  PacketClass classOf(long packet) {
    return ofPlace[place(packet)];
  }

  long created(long packet) {
    return created[place(packet)];
  }

  /** The cycle of creation until it was told. */
  long injected(long packet) {
    return injected[place(packet)];
  }

  void inject(long packet, long cycle) {
    injected[place(packet)] = cycle;
  }

  void remove(long packet) {
    ofPlace[place(packet)] = null;
  }

  /** Packets that had to make room for others. */
  long dropped() {
    return dropped;
  }

  private void grow() {
    PacketClass[] oldOfPlace = ofPlace;
    long[] oldNumber = number;
    long[] oldCreated = created;
    long[] oldInjected = injected;
    int size = 2 * oldOfPlace.length;
    ofPlace = new PacketClass[size];
    number = new long[size];
    created = new long[size];
    injected = new long[size];
    for (int old = 0; old < oldOfPlace.length; old++) {
      if (oldOfPlace[old] != null) {
        int place = place(oldNumber[old]);
        ofPlace[place] = oldOfPlace[old];
        number[place] = oldNumber[old];
        created[place] = oldCreated[old];
        injected[place] = oldInjected[old];
      }
    }
  }
}
