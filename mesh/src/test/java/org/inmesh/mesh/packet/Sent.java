package org.inmesh.mesh.packet;

/** A packet of a test. */
record Sent(int source, int destination, int flits, int messageClass, long created) {

  Sent(int source, int destination, int flits, long created) {
    this(source, destination, flits, 0, created);
  }
}
