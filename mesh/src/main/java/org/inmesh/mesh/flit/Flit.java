package org.inmesh.mesh.flit;

/**
 * A flit as it stands in a buffer: the slot of its packet, and whether it is head, tail or both.
 */
final class Flit {
  static final int HEAD = 1;
  static final int TAIL = 2;
  private static final int SLOT_SHIFT = 2;

  private Flit() {}

  static int ofPacket(int slot) {
    return slot << SLOT_SHIFT;
  }

  static int slot(int flit) {
    return flit >> SLOT_SHIFT;
  }
}
