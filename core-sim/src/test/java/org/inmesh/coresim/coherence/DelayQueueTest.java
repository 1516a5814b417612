package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DelayQueueTest {
  private record Item(long cycle, int number) {}

  @Test
  void shouldGiveItemsByCycleAndThenInOrderOfArrival() {
    Random random = new Random(1);
    DelayQueue queue = new DelayQueue();
    List<Item> items = new ArrayList<>();
    for (int number = 0; number < 1000; number++) {
      Item item = new Item(random.nextInt(100), number);
      items.add(item);
      queue.add(item.cycle(), number);
    }
    // List.sort is stable.
    items.sort(Comparator.comparingLong(Item::cycle));
    for (Item item : items) {
      assertThat(queue.firstCycle()).isEqualTo(item.cycle());
      assertThat(queue.removeFirst()).isEqualTo(item.number());
    }
    assertThat(queue.firstCycle()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(queue::removeFirst).isInstanceOf(IllegalStateException.class);
  }
}
