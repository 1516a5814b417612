package org.inmesh.traces.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.header.TraceMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittingEventsTest {
  private static final TraceMachine FOUR_NODES =
      new TraceMachine("small", "mesh", "", 4, 2, 1, 8, 1, 1, 1, List.of());

  private static EventList fitting() {
    EventList events = new EventList();
    events.cause(EventSink.BEGINNING, 9);
    events.packetCreated(0, 0, 0, 0, 3, 16, 9);
    events.flitForwarded(0, 3, 4, 10);
    events.packetDelivered(0, 12);
    events.processRunning(3, 0x8000_0001, 0x8000_0002, 20);
    return events;
  }

  @Test
  void shouldHandOutWhatFits() throws IOException {
    EventList out = new EventList();

    new FittingEvents(fitting().source(), FOUR_NODES).forEach(out);

    assertThat(lines(out)).isEqualTo(lines(fitting())).hasSize(5);
  }

  private static List<String> lines(EventList events) throws IOException {
    List<String> lines = new ArrayList<>();
    OneEvent event = new OneEvent();
    EventSource source = events.source();
    while (source.next(event)) {
      StringBuilder line = new StringBuilder(event.type().method());
      for (String field : event.type().fields()) {
        line.append(' ').append(event.value(field));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  static List<Consumer<EventSink>> wrong() {
    return List.of(
        sink -> sink.packetCreated(1, 0, 0, 4, 0, 16, 9),
        sink -> sink.packetCreated(1, 0, 0, 0, -1, 16, 9),
        sink -> sink.packetCreated(1, 1, 0, 0, 1, 16, 9),
        sink -> sink.packetCreated(1, 0, 0, 0, 1, 16, Long.MAX_VALUE),
        sink -> sink.flitForwarded(0, -1, 0, 9),
        sink -> sink.flitForwarded(0, 0, Integer.MAX_VALUE, 9),
        sink -> sink.coreBusy(-1, 9),
        sink -> sink.coreBusy(Integer.MAX_VALUE, 9),
        sink -> sink.cause(0, -1));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void shouldRefuseWhatTheMachineHasNot(Consumer<EventSink> wrong) {
    EventList events = fitting();
    wrong.accept(events);

    assertThatThrownBy(
            () -> new FittingEvents(events.source(), FOUR_NODES).forEach(new EventList()))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("event 5");
  }
}
