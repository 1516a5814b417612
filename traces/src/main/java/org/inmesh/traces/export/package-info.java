/**
 * Traces for other tools: timelines, tables, graphs and waveforms. Each export takes events as they
 * come and keeps only what is open at the time.
 */
package org.inmesh.traces.export;
