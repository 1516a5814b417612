/**
 * What is measured of the coherent memory: counters that are always kept, and observers that
 * classify misses and find the lines that cause most of them, for those who ask.
 */
package org.inmesh.coresim.coherence.measurement;
