package org.inmesh.mesh.epiphany;

/** A flit in an int: the packet's slot and whether it is the packet's first or last. */
final class Flit {
  /** No flit. */
  static final int NONE = -1;

  /** Bit of a packet's first flit. */
  static final int FIRST = 1;

  /** Bit of a packet's last flit. */
  static final int LAST = 2;

  private Flit() {}

  static int ofPacket(int slot) {
    return slot << 2;
  }

  static int packet(int flit) {
    return flit >> 2;
  }
}
