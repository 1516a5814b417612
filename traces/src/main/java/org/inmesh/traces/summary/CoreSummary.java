package org.inmesh.traces.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;

/** What cores did with their time. */
public final class CoreSummary implements EventSink {
  private final Map<Integer, Core> cores = new TreeMap<>();

  /**
   * The time of a core, in core cycles.
   *
   * @param core its number
   * @param busy with any process
   * @param processes that began on it
   * @param switches how often a process got the core
   * @param waits how often a process left it to wait
   */
  public record Total(int core, long busy, long processes, long switches, long waits) {}

  private static final class Core {
    private long busy;
    private long busySince = -1;
    private long processes;
    private long switches;
    private long waits;
  }

  /** Of no cores yet. */
  public CoreSummary() {}

  private Core core(int number) {
    return cores.computeIfAbsent(number, key -> new Core());
  }

  @Override
  public void coreBusy(int core, long cycle) {
    core(core).busySince = cycle;
  }

  @Override
  public void coreIdle(int core, long cycle) {
    Core idle = core(core);
    if (idle.busySince >= 0) {
      idle.busy += Math.max(0, cycle - idle.busySince);
      idle.busySince = -1;
    }
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    core(core).processes++;
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    core(core).switches++;
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    core(core).waits++;
  }

  /**
   * By core.
   *
   * @param end last core cycle, up to which a busy core is
   */
  public List<Total> totals(long end) {
    List<Total> totals = new ArrayList<>();
    cores.forEach(
        (number, core) ->
            totals.add(
                new Total(
                    number,
                    core.busy + (core.busySince >= 0 ? Math.max(0, end - core.busySince) : 0),
                    core.processes,
                    core.switches,
                    core.waits)));
    return totals;
  }
}
