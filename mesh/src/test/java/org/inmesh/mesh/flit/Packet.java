package org.inmesh.mesh.flit;

/** A packet that a test sends. The tag is its index in the test's list. */
record Packet(int source, int destination, int flits, int tag, long created) {}
