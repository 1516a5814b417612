package org.inmesh.coresim.machine;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.LineActivity;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.transputer.TransputerCore;

/** What is between the cores: the only thing in which the two machines differ. */
interface Interconnect {

  /** Called once, when the cores exist. */
  void connect(TransputerCore[] cores, CoreSchedule schedule);

  /** The earliest cycle after the last step at which it must be stepped; Long.MAX_VALUE if none. */
  long nextCycle();

  /**
   * Simulates one core cycle, in which it may wake cores. Called in ascending order, before the
   * cores of the same cycle, also for cycles in which only cores are due.
   */
  void step(long cycle);

  /**
   * The last cycle up to which it will not wake or change anything in a core that acts at a cycle,
   * whatever any core does, unless it calls {@link TransputerCore#lowerHorizon}.
   */
  long horizon(long cycle);

  /** Its statistics; the run's cycles are among them already. */
  void addStatistics(Map<Statistic, Number> statistics);

  /**
   * How many messages to a core on an unreliable channel were lost or dropped.
   *
   * @param channel address of the receiving end
   */
  long missing(int core, int channel);

  /** Where each core's cycles up to the run's end went; nothing if that was not measured. */
  List<CycleStack> stacks(long end);

  /** Lines of memory, the hottest first; nothing if that was not measured. */
  List<LineActivity> lines();
}
