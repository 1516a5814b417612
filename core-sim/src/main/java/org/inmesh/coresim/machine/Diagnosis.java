package org.inmesh.coresim.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.program.DebugInformation.Heap;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.transputer.CoreFault;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.coresim.transputer.LockWords;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.coresim.transputer.WaitingProcesses;

/** Says in the program's own terms why a run did not end well. */
final class Diagnosis {
  private static final int MOST_PROCESSES = 50;

  /** What the compiler sets the error flag for. */
  private static final String STOP = "STOP, or an IF or CASE without a choice that applies";

  /** Begin the texts of what a process waits for by an input that is none in its program. */
  private static final List<String> CONSTRUCTS = List.of("CLAIM ", "SYNC ");

  /**
   * One waiting process.
   *
   * @param object the channel or lock that it waits at
   * @param partner the component that could end the wait; empty if that is not known
   * @param since of a lock, where the partner took it
   * @param missing messages that an unreliable channel has lost
   */
  private record Wait(
      int core,
      int descriptor,
      String component,
      String where,
      WaitingProcesses.Reason reason,
      String object,
      String partner,
      String since,
      long missing) {}

  /** An end of a channel as instructions name it. */
  private record EndAddress(int core, int address) {}

  private final MachineImage image;
  private final TransputerCore[] cores;
  private final Interconnect interconnect;
  private final Map<EndAddress, ChannelConnection> writers = new HashMap<>();
  private final Map<EndAddress, ChannelConnection> readers = new HashMap<>();

  Diagnosis(MachineImage image, TransputerCore[] cores, Interconnect interconnect) {
    this.image = image;
    this.cores = cores;
    this.interconnect = interconnect;
  }

  /** The report for an ending; empty for one that is not the program's fault. */
  List<String> report(Ending ending, long cycle) {
    return switch (ending) {
      case FINISHED, CYCLE_LIMIT, INTERRUPTED -> List.of();
      case ERROR -> error();
      case DEADLOCK -> deadlock(cycle);
    };
  }

  private List<String> error() {
    int core = firstToFail();
    CoreFault fault = cores[core].fault().orElseThrow();
    Optional<LineEntry> line =
        image.debug().at(image.codeOfCore()[core], fault.instructionPointer());
    String place =
        line.map(entry -> " at " + entry.position() + " (" + entry.procedure() + ")")
            .orElse(" at address #%08X".formatted(fault.instructionPointer()));
    return List.of(
        String.format(
            Locale.ROOT,
            "process %s on core %d failed in cycle %d%s: %s",
            component(core, fault.descriptor()),
            core,
            fault.cycle(),
            place,
            reason(core, fault)));
  }

  /**
   * In the program's terms. The code that asks for a block of the heap fails by an instruction that
   * knows nothing of it.
   */
  private String reason(int core, CoreFault fault) {
    Optional<Heap> heap = image.debug().heapOf(core);
    int wanted = heap.map(found -> cores[core].peek(found.control() + 4 * Heap.WANTED)).orElse(0);
    if (wanted == 0) {
      return fault.reason().equals(CoreFault.SETERR) ? STOP : fault.reason();
    }
    int size = heap.orElseThrow().end() - heap.orElseThrow().control();
    return String.format(
        Locale.ROOT,
        "the heap of core %d, which has %d bytes, has no room for %d bytes more; give the cores"
            + " more memory: memory.bytes-per-core",
        core,
        size,
        wanted);
  }

  // Others may have failed too, but later: in cycles to which they had run ahead.
  private int firstToFail() {
    return IntStream.range(0, cores.length)
        .filter(core -> cores[core].fault().isPresent())
        .boxed()
        .min(Comparator.comparingLong(core -> cores[core].fault().orElseThrow().cycle()))
        .orElseThrow();
  }

  private List<String> deadlock(long cycle) {
    for (ChannelConnection connection : image.channels()) {
      writers.put(
          new EndAddress(connection.writer().core(), connection.writer().address()), connection);
      readers.put(
          new EndAddress(connection.reader().core(), connection.reader().address()), connection);
    }
    List<Wait> waits = new ArrayList<>();
    for (int core = 0; core < cores.length; core++) {
      for (int descriptor : cores[core].waiting().descriptors()) {
        waits.add(describe(core, descriptor));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(heading(cycle, waits));
    waits.stream().limit(MOST_PROCESSES).forEach(wait -> lines.add("  " + sentence(wait)));
    if (waits.size() > MOST_PROCESSES) {
      lines.add(String.format(Locale.ROOT, "  and %d more", waits.size() - MOST_PROCESSES));
    }
    cycleOfWaits(waits)
        .ifPresent(
            round -> {
              lines.add("cycle of waits:");
              for (Wait wait : round) {
                lines.add(
                    "  %s waits for %s %s %s"
                        .formatted(
                            wait.component(), wait.partner(), relation(wait), wait.object()));
              }
            });
    return lines;
  }

  private static String heading(long cycle, List<Wait> waits) {
    long stopped =
        waits.stream().filter(wait -> wait.reason() == WaitingProcesses.Reason.STOPPED).count();
    long waiting = waits.size() - stopped;
    List<String> parts = new ArrayList<>();
    if (waiting > 0) {
      parts.add(waiting + (waiting == 1 ? " waits" : " wait"));
    }
    if (stopped > 0) {
      parts.add(stopped + (stopped == 1 ? " has stopped" : " have stopped"));
    }
    return String.format(
        Locale.ROOT,
        "%s after cycle %d: no process can go on, %s",
        waiting > 0 ? "deadlock" : "stopped",
        cycle,
        String.join(", ", parts));
  }

  private static String relation(Wait wait) {
    return wait.reason() == WaitingProcesses.Reason.LOCK ? "to leave lock" : "on channel";
  }

  private String sentence(Wait wait) {
    String who = String.format(Locale.ROOT, "%s on core %d", wait.component(), wait.core());
    if (wait.reason() == WaitingProcesses.Reason.STOPPED) {
      return who + " has stopped" + wait.where() + " by STOP or an error";
    }
    String what =
        switch (wait.reason()) {
          case INPUT ->
              isOther(wait.object())
                  ? " for " + wait.object()
                  : " to input from channel " + wait.object();
          case OUTPUT -> " to output to channel " + wait.object();
          case ALTERNATION ->
              wait.object().isEmpty()
                  ? " in an alternation, no guard of which is ready"
                  : " to input in an alternation from the first ready of " + wait.object();
          case TIMER -> " for a time";
          case LOCK -> " for lock " + wait.object();
          case STOPPED -> throw new IllegalStateException("a stopped process waits for nothing");
        };
    return who + " waits" + wait.where() + what + partner(wait);
  }

  /** True if a process inputs only to wait for something else, which the text names. */
  private static boolean isOther(String text) {
    return CONSTRUCTS.stream().anyMatch(text::startsWith);
  }

  private static String partner(Wait wait) {
    if (wait.partner().isEmpty()) {
      return "";
    }
    String missing =
        switch ((int) Math.min(2, wait.missing())) {
          case 0 -> "";
          case 1 -> "; the channel is unreliable, and one of its messages was lost";
          default ->
              String.format(
                  Locale.ROOT,
                  "; the channel is unreliable, and %d of its messages were lost",
                  wait.missing());
        };
    return wait.reason() == WaitingProcesses.Reason.LOCK
        ? ", which " + wait.partner() + " holds since it came there" + wait.since()
        : ", whose other end is " + wait.partner() + missing;
  }

  private Wait describe(int core, int descriptor) {
    WaitingProcesses.Reason reason = cores[core].waiting().reason(descriptor);
    int address = cores[core].waiting().address(descriptor);
    int pointer = new CoreInspection(cores[core]).suspended(descriptor).instructionPointer();
    String component = component(core, descriptor);
    String where = place(core, pointer);
    String written = line(core, pointer).map(LineEntry::channel).orElse("");
    if (reason == WaitingProcesses.Reason.LOCK) {
      int holder = LockWords.holder(cores[core], address);
      return new Wait(
          core,
          descriptor,
          component,
          where,
          reason,
          written.isEmpty() ? "at address #%08X".formatted(address) : written,
          component(coreOf(holder), holder),
          place(core, LockWords.place(cores[core], address)),
          0);
    }
    boolean input = reason == WaitingProcesses.Reason.INPUT;
    EndAddress end = new EndAddress(core, address);
    ChannelConnection connection = (input ? readers : writers).get(end);
    String channel;
    String partner = "";
    long missing = 0;
    if (connection != null) {
      String name = connection.name();
      channel = written.isEmpty() || written.equals(name) ? name : name + " (" + written + ")";
      partner = (input ? connection.writer() : connection.reader()).process();
      missing = connection.isUnreliableAndUsed() ? interconnect.missing(core, address) : 0;
    } else if (HostChannels.isHost(address)) {
      channel = address == MachineImage.HOST_KEYBOARD ? "keyboard (end of input)" : "screen";
    } else if (written.isEmpty() && reason != WaitingProcesses.Reason.ALTERNATION) {
      channel = "at address #%08X".formatted(address);
    } else {
      channel = written;
    }
    return new Wait(core, descriptor, component, where, reason, channel, partner, "", missing);
  }

  private Optional<LineEntry> line(int core, int pointer) {
    return image.debug().at(image.codeOfCore()[core], pointer - 1);
  }

  /** Where the instruction in front of a saved instruction pointer was written. */
  private String place(int core, int pointer) {
    return line(core, pointer)
        .map(entry -> " at " + entry.position() + " (" + entry.procedure() + ")")
        .orElse(" at address #%08X".formatted(pointer));
  }

  /** The core of a process on a machine with one address space. */
  private int coreOf(int descriptor) {
    MachineImage.WorkspaceRegions regions = image.workspaces();
    return ((descriptor & ~1) - regions.start()) / regions.bytesPerCore();
  }

  private String component(int core, int descriptor) {
    int workspace = descriptor & ~1;
    for (InitialProcess process : image.processes()) {
      if (process.core() == core && process.low() <= workspace && workspace < process.high()) {
        return process.name();
      }
    }
    return image
        .debug()
        .heapOf(core)
        .filter(heap -> heap.control() <= workspace && workspace < heap.end())
        .map(heap -> onHeap(core, workspace))
        .orElse("at workspace #%08X".formatted(workspace));
  }

  /** Such a process was started by one of the components of the core. */
  private String onHeap(int core, int workspace) {
    List<String> components =
        image.processes().stream()
            .filter(process -> process.core() == core)
            .map(InitialProcess::name)
            .toList();
    return components.size() == 1
        ? components.get(0)
        : "a process of the heap (workspace #%08X)".formatted(workspace);
  }

  /** Follows partners from each component in turn until one comes up twice. */
  private static Optional<List<Wait>> cycleOfWaits(List<Wait> waits) {
    Map<String, Wait> byComponent = new LinkedHashMap<>();
    for (Wait wait : waits) {
      if (!wait.partner().isEmpty()) {
        byComponent.putIfAbsent(wait.component(), wait);
      }
    }
    for (Wait start : byComponent.values()) {
      List<Wait> path = new ArrayList<>();
      Wait wait = start;
      while (wait != null && !path.contains(wait)) {
        path.add(wait);
        wait = byComponent.get(wait.partner());
      }
      if (wait != null) {
        return Optional.of(path.subList(path.indexOf(wait), path.size()));
      }
    }
    return Optional.empty();
  }
}
