package org.inmesh.mesh.measurement;

/**
 * Latency of the measured packets from one node to another, from creation to the arrival of the
 * tail, in network cycles.
 *
 * @param source node
 * @param destination node
 * @param packets measured, at least 1
 * @param flits of those packets
 * @param mean exact
 * @param p99 99th percentile, up to 1/16 too large
 * @param maximum exact
 */
public record FlowLatency(
    int source, int destination, long packets, long flits, double mean, long p99, long maximum) {}
