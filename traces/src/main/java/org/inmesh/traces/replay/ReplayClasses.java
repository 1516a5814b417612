package org.inmesh.traces.replay;

/**
 * Which network and message class carries what: the networks of a coherent machine keep its message
 * classes apart, and so do the message classes of a single network. Of a trace they are numbered
 * alike, by network if it has several, by message class otherwise; so are those of the target. If
 * the target has fewer, they share.
 */
final class ReplayClasses {
  private final boolean recordedByNetwork;
  private final ReplayTarget target;
  private int largest;

  ReplayClasses(int recordedNetworks, ReplayTarget target) {
    this.recordedByNetwork = recordedNetworks > 1;
    this.target = target;
  }

  private int kind(int network, int messageClass) {
    int recorded = recordedByNetwork ? network : messageClass;
    largest = Math.max(largest, recorded);
    return recorded % target.kinds();
  }

  /** Which of the target's networks. */
  int network(int network, int messageClass) {
    int kind = kind(network, messageClass);
    return target.networks() > 1 ? kind : 0;
  }

  /** Which message class in it. */
  int messageClass(int network, int messageClass) {
    return target.networks() > 1 ? 0 : kind(network, messageClass);
  }

  /** Kinds of packets that the trace has kept apart so far. */
  int recorded() {
    return largest + 1;
  }

  /** Of these, how many the target keeps apart. */
  int kept() {
    return Math.min(recorded(), target.kinds());
  }
}
