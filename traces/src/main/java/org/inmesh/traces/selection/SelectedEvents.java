package org.inmesh.traces.selection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;

/** The events of a selection, from a source of more. Ends when no later event can be selected. */
public final class SelectedEvents implements EventSource {
  private final EventSource source;
  private final OneEvent event = new OneEvent();
  private final EventSelector selector;

  /** A packet's creation hands on its causes too; what was not asked for yet waits here. */
  private final Deque<OneEvent> waiting = new ArrayDeque<>();

  private final Deque<OneEvent> free = new ArrayDeque<>();

  /** The events of {@code source} that are selected. */
  public SelectedEvents(EventSource source, Selection selection, TraceMachine machine) {
    this.source = source;
    selector = new EventSelector(selection, machine, this::keep);
  }

  private void keep(OneEvent selected) {
    OneEvent copy = free.isEmpty() ? new OneEvent() : free.pop();
    selected.deliver(copy);
    waiting.add(copy);
  }

  /** See {@link EventSelector#eventsOutOfReach}. */
  public long eventsOutOfReach() {
    return selector.eventsOutOfReach();
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    while (waiting.isEmpty()) {
      if (selector.isOver() || !source.next(event)) {
        return false;
      }
      selector.take(event);
    }
    OneEvent first = waiting.remove();
    first.deliver(sink);
    free.push(first);
    return true;
  }
}
