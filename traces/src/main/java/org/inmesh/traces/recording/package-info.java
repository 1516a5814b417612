/** Recording of runs: observers of a machine that hand events to a sink. */
package org.inmesh.traces.recording;
