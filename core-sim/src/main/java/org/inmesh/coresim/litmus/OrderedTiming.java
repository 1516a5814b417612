package org.inmesh.coresim.litmus;

/**
 * The steps of all threads begin one after the other, in a given order: far enough from one another
 * that each is mostly done before the next begins, or so near that they race.
 */
final class OrderedTiming implements Timing {
  private final Rehearsal order;
  private final RandomNumbers random;
  private final int gap;

  /**
   * For the order of the steps that was rehearsed last.
   *
   * @param order is not to be changed while this is used
   */
  OrderedTiming(Rehearsal order, RandomNumbers random) {
    this.order = order;
    this.random = random;
    this.gap = random.oneOf(100, 300, 1000, 1000);
  }

  @Override
  public int stretch() {
    return gap * order.steps();
  }

  @Override
  public NetworkDelays delays(int nodes, int[] cores) {
    return NetworkDelays.even(nodes, random);
  }

  @Override
  public int[] begin(int thread, int[] leave) {
    int[] times = new int[leave.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = gap * order.executed(thread, i);
      leave[i] = gap * order.left(thread, i);
    }
    return times;
  }
}
