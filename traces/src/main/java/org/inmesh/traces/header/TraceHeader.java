package org.inmesh.traces.header;

import java.util.Set;
import org.inmesh.traces.event.EventKind;

/**
 * What a trace is of. It stands at the trace's beginning, as JSON, and says enough to replay the
 * trace and to name what is in it without the program at hand.
 *
 * @param formatVersion {@link #FORMAT_VERSION} when it was written
 * @param origin what made it: {@code run}, {@code traffic}, or an imported format's name
 * @param selection which events were recorded
 * @param machine what it was recorded on
 * @param program what ran; {@link TraceProgram#NONE} for traffic and imported traces
 */
public record TraceHeader(
    int formatVersion,
    String origin,
    Selection selection,
    TraceMachine machine,
    TraceProgram program) {

  /** Of the traces that are written now. A reader refuses a later one. */
  public static final int FORMAT_VERSION = 1;

  /**
   * Which events were recorded.
   *
   * @param kinds at least one
   * @param cores whose events; of packets those from or to one of them; empty for all
   * @param from first core cycle
   * @param to last core cycle; Long.MAX_VALUE for no end
   */
  public record Selection(Set<EventKind> kinds, Set<Integer> cores, long from, long to) {
    /** The usual kinds of all cores at all times. */
    public static Selection usual() {
      return new Selection(EventKind.usual(), Set.of(), 0, Long.MAX_VALUE);
    }

    /** True if nothing of these kinds was left out. */
    public boolean isWhole() {
      return cores.isEmpty() && from <= 0 && to == Long.MAX_VALUE;
    }
  }
}
