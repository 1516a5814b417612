package org.inmesh.mesh.epiphany;

/** A packet that a test sends. The tag is its index in the test's list. */
record Write(int source, int destination, int flits, int messageClass, int tag, long created) {}
