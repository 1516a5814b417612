/** A part of a trace: some kinds of events, some cores, some time. */
package org.inmesh.traces.selection;
