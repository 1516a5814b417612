package org.inmesh.coresim.machine;

/** What a packet between network interfaces is for, and how its tag says so. */
final class PacketKind {
  /** First packet of a message, sent at once and kept by the receiving interface. */
  static final int FIRST = 0;

  /** Further packet of a message, sent when the receiver is known to be there. */
  static final int REST = 1;

  /** From the receiver: it is there and has what was sent so far. */
  static final int ACKNOWLEDGE = 2;

  /** To the host: part of a message. */
  static final int HOST_DATA = 3;

  /** To the host: last part of a message. */
  static final int HOST_LAST = 4;

  /** From the host: message taken. */
  static final int HOST_ACKNOWLEDGE = 5;

  /** To the host: request for a byte of input. */
  static final int HOST_REQUEST = 6;

  /** From the host: a byte of input. */
  static final int HOST_REPLY = 7;

  // Not 8, of which index 0 is a tag that NumberedPackets cannot have.

  /** A message of an unreliable channel; the index is its slot of {@link Datagrams}. */
  static final int DATAGRAM = 9;

  /** A packet of any of the above kinds on an unreliable network; the index is its number. */
  static final int NUMBERED = 10;

  /** Such a packet has been received; the index is its number. */
  static final int RECEIVED = 11;

  private static final int SHIFT = 28;
  private static final int INDEX = (1 << SHIFT) - 1;

  private PacketKind() {}

  /** A tag of a kind for the channel with an index at the destination. */
  static int tag(int kind, int index) {
    return kind << SHIFT | index;
  }

  static int kind(int tag) {
    return tag >>> SHIFT;
  }

  static int index(int tag) {
    return tag & INDEX;
  }
}
