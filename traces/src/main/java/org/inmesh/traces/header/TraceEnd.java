package org.inmesh.traces.header;

import java.util.Map;

/**
 * What stands at the end of a complete trace. A trace without it was cut off.
 *
 * @param events all events
 * @param counts events by type, by the names of the methods of {@link
 *     org.inmesh.traces.event.EventSink}
 * @param lastCoreCycle the latest core cycle of an event; -1 if there is none
 * @param lastNetworkCycle the latest network cycle of an event; -1 if there is none
 * @param ending how the run ended, such as {@code finished} or {@code deadlock}
 * @param statistics of the run, by name; empty if not known
 */
public record TraceEnd(
    long events,
    Map<String, Long> counts,
    long lastCoreCycle,
    long lastNetworkCycle,
    String ending,
    Map<String, Number> statistics) {}
