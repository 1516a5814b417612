package org.inmesh.coresim.inspection;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.coresim.transputer.CoreObserver;

/**
 * Brings what many cores do into one order: by cycle, in a cycle by core, of one core as it
 * happened. Cores run ahead of each other; what they tell is kept until no core can tell anything
 * earlier.
 */
public final class OrderedEvents implements CoreObserver {
  private record Kept(CoreEvent event, long number) {}

  private final Consumer<CoreEvent> receiver;
  private final PriorityQueue<Kept> queue =
      new PriorityQueue<>(
          Comparator.<Kept>comparingLong(kept -> kept.event().cycle())
              .thenComparingInt(kept -> kept.event().core())
              .thenComparingLong(Kept::number));
  private long received;

  /** Creates the order; the receiver gets the events in it. */
  public OrderedEvents(Consumer<CoreEvent> receiver) {
    this.receiver = receiver;
  }

  @Override
  public synchronized void observe(CoreEvent event) {
    queue.add(new Kept(event, received++));
  }

  @Override
  public synchronized void reached(long cycle) {
    while (!queue.isEmpty() && queue.peek().event().cycle() < cycle) {
      receiver.accept(queue.poll().event());
    }
  }
}
