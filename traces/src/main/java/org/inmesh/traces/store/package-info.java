/**
 * The trace as a folder: a Chronicle Queue of checked blocks of encoded events. {@code
 * traces/README.md} has the format.
 */
package org.inmesh.traces.store;
