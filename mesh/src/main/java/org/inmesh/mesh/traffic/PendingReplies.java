package org.inmesh.mesh.traffic;

/** Replies of one service time that wait for it to end, in the order of their requests' arrival. */
final class PendingReplies {
  private int[] requesters = new int[16];
  private int[] repliers = new int[16];
  private int[] requests = new int[16];
  private long[] requestCreated = new long[16];
  private long[] due = new long[16];
  private int first;
  private int count;

  /**
   * A request has arrived.
   *
   * @param request tag of the request
   * @param dueCycle not before that of the request before
   */
  void add(int requester, int replier, int request, long created, long dueCycle) {
    if (count == due.length) {
      grow();
    }
    int place = place(count++);
    requesters[place] = requester;
    repliers[place] = replier;
    requests[place] = request;
    requestCreated[place] = created;
    due[place] = dueCycle;
  }

  /** Whether there is a reply whose service time is over. */
  boolean isDue(long cycle) {
    return count > 0 && due[first] <= cycle;
  }

  int requester() {
    return requesters[first];
  }

  int replier() {
    return repliers[first];
  }

  /** Tag of the request. */
  int request() {
    return requests[first];
  }

  long requestCreated() {
    return requestCreated[first];
  }

  /** The cycle in which the service time ends. */
  long due() {
    return due[first];
  }

  /** Removes the first. */
  void remove() {
    first = place(1);
    count--;
  }

  private int place(int index) {
    return (first + index) & (due.length - 1);
  }

  private void grow() {
    int size = due.length;
    int[] grownRequesters = new int[2 * size];
    int[] grownRepliers = new int[2 * size];
    int[] grownRequests = new int[2 * size];
    long[] grownCreated = new long[2 * size];
    long[] grownDue = new long[2 * size];
    for (int i = 0; i < count; i++) {
      int place = place(i);
      grownRequesters[i] = requesters[place];
      grownRepliers[i] = repliers[place];
      grownRequests[i] = requests[place];
      grownCreated[i] = requestCreated[place];
      grownDue[i] = due[place];
    }
    requesters = grownRequesters;
    repliers = grownRepliers;
    requests = grownRequests;
    requestCreated = grownCreated;
    due = grownDue;
    first = 0;
  }
}
