/**
 * The coherent machine's memory system: private caches, last-level slices with a full-map
 * directory, DRAM, and the three networks that carry the MESI protocol's messages between them.
 */
package org.inmesh.coresim.coherence;
