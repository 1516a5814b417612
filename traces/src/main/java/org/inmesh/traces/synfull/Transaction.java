package org.inmesh.traces.synfull;

/**
 * A request and what becomes of it, which is known when it is sent: the model has probabilities for
 * it that do not depend on the network.
 *
 * @param type of the request
 * @param requestor cache
 * @param directory that it goes to
 * @param cycle in which it is sent
 * @param owner cache that it is forwarded to; {@link #MEMORY} if the memory has the data, or there
 *     are none
 * @param invalidated caches that lose their copies; empty unless it is a forwarded write
 */
record Transaction(
    RequestType type, int requestor, int directory, long cycle, int owner, int[] invalidated) {
  /** In place of an owner. */
  static final int MEMORY = -1;
}
