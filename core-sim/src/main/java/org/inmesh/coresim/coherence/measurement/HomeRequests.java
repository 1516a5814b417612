package org.inmesh.coresim.coherence.measurement;

import org.inmesh.coresim.coherence.protocol.MessageClass;
import org.inmesh.coresim.coherence.protocol.MessageType;

/** For each node, the requests that were sent to it. Plain data, read by anyone. */
public final class HomeRequests {
  /** Requests of caches to the homes of their lines; with clusters, to their clusters' homes. */
  public final long[] ofCaches;

  /** Requests of clusters to the homes of lines. */
  public final long[] ofClusters;

  /** Lines to be read or written by the memory controller at the node. */
  public final long[] ofMemory;

  /** None, at so many nodes. */
  public HomeRequests(int nodes) {
    ofCaches = new long[nodes];
    ofClusters = new long[nodes];
    ofMemory = new long[nodes];
  }

  /** A message is sent. */
  public void sent(MessageType type, int destination, boolean betweenClusters) {
    if (type == MessageType.MEMORY_READ || type == MessageType.MEMORY_WRITE) {
      ofMemory[destination]++;
    } else if (type.messageClass() == MessageClass.REQUEST) {
      (betweenClusters ? ofClusters : ofCaches)[destination]++;
    }
  }
}
