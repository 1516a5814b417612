package org.inmesh.coresim.module;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.link.HardChannels;
import org.inmesh.coresim.link.TimeBase;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.CoreFault;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.coresim.transputer.CoreTotals;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.coresim.transputer.WaitingProcesses;

/** What a run of a network did, and why it did not end well. */
final class NetworkReport {
  private static final int MOST_PROCESSES = 50;

  private final TransputerModule[] modules;
  private final TimeBase time;

  NetworkReport(TransputerModule[] modules, TimeBase time) {
    this.modules = modules;
    this.time = time;
  }

  /**
   * One line per fact; none for an ending that is not the program's fault.
   *
   * @param failed number of the module that halted, if one did
   */
  List<String> lines(Ending ending, HostDevice host, int failed) {
    return switch (ending) {
      case FINISHED, CYCLE_LIMIT, INTERRUPTED -> List.of();
      case ERROR ->
          failed < modules.length ? List.of(failure(modules[failed])) : List.of(exit(host));
      case DEADLOCK -> deadlock();
    };
  }

  private static String exit(HostDevice host) {
    String who = host.hasGivenUp() ? "the host ended the run" : "the program ended itself";
    return String.format(Locale.ROOT, "%s with status %d", who, host.exitStatus().orElseThrow());
  }

  private static String failure(TransputerModule module) {
    CoreFault fault = module.core().fault().orElseThrow();
    return String.format(
        Locale.ROOT,
        "processor %s halted in cycle %d: process #%08X (%s priority) at address #%08X: %s",
        module.description().name(),
        fault.cycle(),
        fault.descriptor() & ~1,
        priority(fault.descriptor()),
        fault.instructionPointer(),
        fault.reason());
  }

  private static String priority(int descriptor) {
    return (descriptor & 1) == 0 ? "high" : "low";
  }

  private List<String> deadlock() {
    List<String> waits = new ArrayList<>();
    for (TransputerModule module : modules) {
      for (int descriptor : module.core().waiting().descriptors()) {
        waits.add(sentence(module, descriptor));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        waits.isEmpty()
            ? "no process is left, but the program has not told the host that it ends: a host waits"
                + " for ever"
            : String.format(
                Locale.ROOT,
                "deadlock: no process can go on and the host has nothing to send, %d %s",
                waits.size(),
                waits.size() == 1 ? "waits" : "wait"));
    lines.addAll(waits.subList(0, Math.min(waits.size(), MOST_PROCESSES)));
    if (waits.size() > MOST_PROCESSES) {
      lines.add(String.format(Locale.ROOT, "  and %d more", waits.size() - MOST_PROCESSES));
    }
    for (TransputerModule module : modules) {
      if (!module.isBooted()) {
        lines.add("  processor %s has not been booted".formatted(module.description().name()));
      } else if (new CoreInspection(module.core()).registers().error()) {
        lines.add("  processor %s: the error flag is set".formatted(module.description().name()));
      }
    }
    return lines;
  }

  private static String sentence(TransputerModule module, int descriptor) {
    TransputerCore core = module.core();
    WaitingProcesses waiting = core.waiting();
    String channel = channel(waiting.address(descriptor));
    return "  processor %s: process #%08X (%s priority) %s, to go on at address #%08X"
        .formatted(
            module.description().name(),
            descriptor & ~1,
            priority(descriptor),
            switch (waiting.reason(descriptor)) {
              case INPUT -> "waits to input from " + channel;
              case OUTPUT -> "waits to output to " + channel;
              case ALTERNATION -> "waits in an alternation, no guard of which is ready";
              case TIMER -> "waits for a time";
              case LOCK -> "waits for a lock";
              case STOPPED -> "has stopped by an error";
            },
            new CoreInspection(core).suspended(descriptor).instructionPointer());
  }

  private static String channel(int address) {
    int word = address - MachineImage.MEMORY_START >>> 2;
    int links = HardChannels.LINKS;
    if (word < links) {
      return String.format(Locale.ROOT, "link %d (output channel #%08X)", word, address);
    }
    if (word < 2 * links) {
      return String.format(Locale.ROOT, "link %d (input channel #%08X)", word - links, address);
    }
    return word == 2 * links
        ? "the event channel #%08X".formatted(address)
        : "the channel at #%08X".formatted(address);
  }

  /**
   * The run's statistics.
   *
   * @param end simulated time at the end
   * @param cycleTime of the processor whose cycles are meant
   */
  RunStatistics statistics(long end, long cycleTime) {
    List<TransputerCore> cores = new ArrayList<>();
    long booted = 0;
    long messages = 0;
    long bytes = 0;
    double busy = 0;
    for (TransputerModule module : modules) {
      cores.add(module.core());
      booted += module.isBooted() ? 1 : 0;
      busy += (double) module.core().counters().busyCycles * module.cycleTime();
      messages += module.messages();
      bytes += module.bytesSent();
    }
    Map<Statistic, Number> values = new EnumMap<>(Statistic.class);
    values.put(Statistic.CYCLES, end / cycleTime);
    values.put(Statistic.SIMULATED_SECONDS, (double) end / time.unitsPerMicrosecond() / 1e6);
    CoreTotals.of(cores).addTo(values, booted);
    values.put(Statistic.LINK_MESSAGES, messages);
    values.put(Statistic.LINK_BYTES, bytes);
    values.put(
        Statistic.CORE_UTILISATION, end == 0 ? 0.0 : Math.min(1.0, busy / end / modules.length));
    return new RunStatistics(values);
  }
}
