/** Puts the packets of a trace through other networks, or again through the same. */
package org.inmesh.traces.replay;
