package org.inmesh.bench.traffic;

/**
 * A packet to be sent.
 *
 * @param source node
 * @param destination node; may be the source
 * @param flits length, at least 1
 * @param messageClass from 0
 * @param created network cycle in which it is put in the source queue
 */
public record PacketRequest(
    int source, int destination, int flits, int messageClass, long created) {}
