package org.inmesh.traces.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventListTest {
  @Test
  void shouldHandOutWhatItTook() throws IOException {
    EventList events = new EventList();
    events.cause(4, 9);
    events.packetCreated(5, 0, 1, 2, 3, 64, 100);
    events.processWaiting(1, 0x2001, 0x104, WaitReason.TIMER, -8, 50);
    assertThat(RandomEvents.texts(events.source()))
        .containsExactly(
            "cause 4 9", "packetCreated 5 0 1 2 3 64 100", "processWaiting 1 8193 260 TIMER -8 50");
  }

  /** The same numbers go to the list and, as they are, into text. */
  @Property(tries = 50)
  void shouldKeepAnyEvents(@ForAll long seed) throws IOException {
    EventList events = new EventList();
    List<String> texts = new ArrayList<>();
    EventSink sinkOfTexts = RandomEvents.textsInto(texts);
    for (int event = 0; event < 200; event++) {
      RandomEvents.next(new SplittableRandom(seed + event), events);
      RandomEvents.next(new SplittableRandom(seed + event), sinkOfTexts);
    }
    assertThat(events.size()).isEqualTo(200);
    assertThat(RandomEvents.texts(events.source())).isEqualTo(texts);
    assertThat(RandomEvents.texts(events.source())).isEqualTo(texts);
  }
}
