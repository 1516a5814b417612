package org.inmesh.coresim.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TimeoutsTest {
  @Property
  void shouldGiveTheEarliestAndOfEqualOnesTheFirst(
      @ForAll List<@IntRange(min = -20, max = 20) Integer> steps) {
    Timeouts timeouts = new Timeouts();
    List<int[]> model = new ArrayList<>();
    for (int number = 0; number < steps.size(); number++) {
      if (steps.get(number) > -5) {
        timeouts.add(steps.get(number), number, ~number);
        model.add(new int[] {steps.get(number), number});
        model.sort(Comparator.comparingInt(entry -> entry[0]));
      } else if (!model.isEmpty()) {
        int[] first = model.removeFirst();
        assertThat(timeouts.firstCycle()).isEqualTo(first[0]);
        assertThat(timeouts.firstConnection()).isEqualTo(first[1]);
        assertThat(timeouts.firstSequence()).isEqualTo(~first[1]);
        timeouts.removeFirst();
      }
      assertThat(timeouts.isEmpty()).isEqualTo(model.isEmpty());
    }
  }
}
