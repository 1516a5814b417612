package org.inmesh.mesh.measurement;

/**
 * Latency of the measured packets of one message class, in network cycles.
 *
 * @param messageClass from 0
 * @param packets measured packets that arrived
 * @param meanPacketLatency from creation to the arrival of the tail; NaN without packets
 * @param meanNetworkLatency from injection of the head to the arrival of the tail; NaN without
 */
public record ClassLatency(
    int messageClass, long packets, double meanPacketLatency, double meanNetworkLatency) {}
