package org.inmesh.coresim.transputer;

import java.util.Map;
import org.inmesh.coresim.Statistic;

/**
 * What the cores of a machine have done together; each value as in {@link CoreCounters}. Exact when
 * no core is being simulated; read from another thread the values may be old.
 */
public record CoreTotals(
    long instructions, long processesStarted, long contextSwitches, long localMessages) {

  /** Adds up what the cores have counted. */
  public static CoreTotals of(Iterable<TransputerCore> cores) {
    long instructions = 0;
    long started = 0;
    long switches = 0;
    long localMessages = 0;
    for (TransputerCore core : cores) {
      CoreCounters counters = core.counters();
      instructions += counters.instructions;
      started += counters.processesStarted;
      switches += counters.contextSwitches;
      localMessages += counters.localMessages;
    }
    return new CoreTotals(instructions, started, switches, localMessages);
  }

  /**
   * Puts them among a machine's statistics.
   *
   * @param loaded processes that no instruction has started
   */
  public void addTo(Map<Statistic, Number> values, long loaded) {
    values.put(Statistic.INSTRUCTIONS, instructions);
    values.put(Statistic.PROCESSES_STARTED, loaded + processesStarted);
    values.put(Statistic.CONTEXT_SWITCHES, contextSwitches);
    values.put(Statistic.LOCAL_MESSAGES, localMessages);
  }
}
