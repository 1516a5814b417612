package org.inmesh.mesh.measurement;

import org.inmesh.mesh.NetworkObserver;

/** Watches the network of a {@link LatencyMeasurement}, and learns what of it counts. */
public interface SampleObserver extends NetworkObserver {

  /** The warm-up is over: the first sample period begins with the step of this cycle. */
  default void samplingBegins(long cycle) {}

  /** The last sample period is over: the step of this cycle belongs to the drain. */
  default void samplingEnds(long cycle) {}

  /**
   * The packet that is created next is the reply to a request.
   *
   * @param request the tag of its packet
   * @param cycles between the arrival of the request and the creation of the reply
   */
  default void replyFollows(int request, long cycles) {}

  /**
   * A measured packet has arrived, perhaps during the drain.
   *
   * @param created cycle of its creation
   * @param injected cycle in which its head left the source queue
   * @param arrived cycle of the arrival of its tail
   */
  default void packetMeasured(
      int source, int destination, int flits, long created, long injected, long arrived) {}
}
