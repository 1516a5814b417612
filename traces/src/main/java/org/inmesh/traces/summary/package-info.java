/** What is in a trace, summed up in one pass. */
package org.inmesh.traces.summary;
