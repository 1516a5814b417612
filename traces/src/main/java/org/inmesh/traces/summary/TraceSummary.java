package org.inmesh.traces.summary;

import java.util.EnumMap;
import java.util.Map;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.header.TraceHeader;

/** Counts, packets, channels and cores of a trace. */
public final class TraceSummary {
  private final Map<EventType, Long> counts = new EnumMap<>(EventType.class);
  private final PacketSummary packets = new PacketSummary();
  private final ChannelSummary channels;
  private final CoreSummary cores = new CoreSummary();
  private long events;

  /** Of no events yet. */
  public TraceSummary(TraceHeader header) {
    channels = new ChannelSummary(header.program());
  }

  /** Counts an event. */
  public void take(OneEvent event) {
    EventType type = event.type();
    counts.merge(type, 1L, Long::sum);
    events++;
    switch (type.kind()) {
      case NETWORK -> event.deliver(packets);
      case CHANNEL, LOCAL_CHANNEL -> event.deliver(channels);
      case CORE -> event.deliver(cores);
      default -> {
        // Only counted.
      }
    }
  }

  /** All events so far. */
  public long events() {
    return events;
  }

  /** Events by type; types without one are left out. */
  public Map<EventType, Long> counts() {
    return counts;
  }

  public PacketSummary packets() {
    return packets;
  }

  public ChannelSummary channels() {
    return channels;
  }

  public CoreSummary cores() {
    return cores;
  }
}
