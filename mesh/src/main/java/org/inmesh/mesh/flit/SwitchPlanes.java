package org.inmesh.mesh.flit;

/**
 * Allocates the switches of 64 routers at once. A bit stands for a node's router, a long for 64
 * nodes (a word); for each {@link Crosspoint} there are three such planes:
 *
 * <ul>
 *   <li>requests: the flit at the front of the input asks for the output;
 *   <li>owner: a packet holds the crosspoint, from the grant to its head to that to its tail;
 *   <li>priority: the input stands at or after the output's round-robin pointer, and the pointer is
 *       not at the first input.
 * </ul>
 *
 * <p>An output grants the first request at or after the pointer, cyclically; that is the first with
 * priority if there is one, or else the first of all. The pointer moves past the input granted.
 */
final class SwitchPlanes {
  /** {@code word * Crosspoint.COUNT + crosspoint}. */
  private final long[] requests;

  private final long[] owners;
  private final long[] priorities;

  /** Of output o of a word: {@code word * Port.ROUTER_PORTS + o}. */
  private final PlaneCounters credits;

  /** By crosspoint: what {@link #allocate} has granted. */
  final long[] granted = new long[Crosspoint.COUNT];

  /** By output: the nodes at which {@link #allocate} has granted it to some input. */
  final long[] grantedTo = new long[Port.ROUTER_PORTS];

  SwitchPlanes(int words, int bufferDepth) {
    requests = new long[words * Crosspoint.COUNT];
    owners = new long[words * Crosspoint.COUNT];
    priorities = new long[words * Crosspoint.COUNT];
    credits = new PlaneCounters(words * Port.ROUTER_PORTS, bufferDepth);
    credits.fill(bufferDepth);
  }

  void addCredits(int word, int output, long nodes) {
    credits.increment(word * Port.ROUTER_PORTS + output, nodes);
  }

  void request(int word, int crosspoint, long nodes) {
    requests[word * Crosspoint.COUNT + crosspoint] |= nodes;
  }

  /** Which nodes have a request. */
  long requesting(int word) {
    int first = word * Crosspoint.COUNT;
    long any = 0;
    for (int i = first; i < first + Crosspoint.COUNT; i++) {
      any |= requests[i];
    }
    return any;
  }

  /** Grants requests of the nodes of a word and takes these requests back. */
  void allocate(int word) {
    allocate(word, Port.X_PLUS, Crosspoint.X_MINUS_TO_X_PLUS, Crosspoint.X_PLUS_TO_X_MINUS);
    allocate(word, Port.X_MINUS, Crosspoint.X_PLUS_TO_X_MINUS, Crosspoint.X_PLUS_TO_Y_PLUS);
    allocate(word, Port.Y_PLUS, Crosspoint.X_PLUS_TO_Y_PLUS, Crosspoint.X_PLUS_TO_Y_MINUS);
    allocate(word, Port.Y_MINUS, Crosspoint.X_PLUS_TO_Y_MINUS, Crosspoint.X_PLUS_TO_NODE);
    allocate(word, Port.LOCAL, Crosspoint.X_PLUS_TO_NODE, Crosspoint.COUNT);
  }

  /** One output, with the crosspoints from the first up to the end. */
  private void allocate(int word, int output, int first, int end) {
    int base = word * Crosspoint.COUNT;
    long requested = 0;
    long owned = 0;
    for (int i = first; i < end; i++) {
      requested |= requests[base + i];
      owned |= owners[base + i];
    }
    int counter = word * Port.ROUTER_PORTS + output;
    long possible = requested == 0 ? 0 : requested & credits.nonZero(counter);
    if (possible == 0) {
      grantedTo[output] = 0;
      for (int i = first; i < end; i++) {
        granted[i] = 0;
      }
      return;
    }
    long prior = 0;
    for (int i = first; i < end; i++) {
      long candidates = requests[base + i] & possible & (owners[base + i] | ~owned);
      granted[i] = candidates;
      prior |= candidates & priorities[base + i];
    }
    long taken = 0;
    for (int i = first; i < end; i++) {
      long winners = granted[i] & (priorities[base + i] | ~prior) & ~taken;
      granted[i] = winners;
      requests[base + i] &= ~winners;
      taken |= winners;
    }
    long before = 0;
    for (int i = first; i < end; i++) {
      priorities[base + i] = priorities[base + i] & ~taken | before;
      before |= granted[i];
    }
    grantedTo[output] = taken;
    credits.decrement(counter, taken);
  }

  /**
   * After {@link #allocate}: one binary digit of the number of the input that an output was granted
   * to, 0 where it was not granted.
   *
   * @param digit 0 for the lowest
   */
  long inputDigit(int output, int digit) {
    long plane = 0;
    for (int i = Crosspoint.firstOf(output); i < Crosspoint.firstOf(output + 1); i++) {
      plane |= granted[i] & -(Crosspoint.inputOf(i) >>> digit & 1L);
    }
    return plane;
  }

  /** After {@link #allocate}: the outputs granted at a node of the word, a bit each. */
  int outputsGranted(int bit) {
    int outputs = 0;
    for (int output = 0; output < Port.ROUTER_PORTS; output++) {
      outputs |= (int) (grantedTo[output] >>> bit & 1) << output;
    }
    return outputs;
  }

  /** After {@link #allocate}: at which of the nodes an output was granted to a tail. */
  void own(int word, int output, long tails) {
    int base = word * Crosspoint.COUNT;
    for (int i = Crosspoint.firstOf(output); i < Crosspoint.firstOf(output + 1); i++) {
      owners[base + i] = owners[base + i] & ~granted[i] | granted[i] & ~tails;
    }
  }
}
