/** The events of a trace as a table in CSV, there and back. */
package org.inmesh.traces.csv;
