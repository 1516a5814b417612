package org.inmesh.cli.debugger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inmesh.cli.trace.InstructionText;
import org.inmesh.coresim.inspection.ProcessView;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.coresim.transputer.CoreRegisters;

/** Commands that show cores, processes and channels. */
final class ProcessCommands {
  private final Session session;

  ProcessCommands(Session session) {
    this.session = session;
  }

  void addTo(CommandTable commands) {
    commands.add(new Command("cores", "", "", "what each core does", this::cores));
    commands.add(new Command("core", "", "[N]", "looks at a core", this::core));
    commands.add(new Command("registers", "reg", "", "of the core", this::registers));
    commands.add(
        new Command("processes", "ps", "[all]", "of the core, with their queues", this::processes));
    commands.add(
        new Command("process", "", "[N]", "looks at a process of that list", this::process));
    commands.add(
        new Command(
            "channels", "ch", "[all]", "with who waits; all: empty ones too", this::channels));
  }

  static int coreNumber(Session session, String text) {
    long number = Words.count(text, "core", 0);
    if (number >= session.coreCount()) {
      throw new CommandFailure(
          "there is no core %d; there are 0 to %d".formatted(number, session.coreCount() - 1));
    }
    return (int) number;
  }

  private void cores(List<String> words) {
    Words.atMost(words, 0);
    for (int core = 0; core < session.coreCount(); core++) {
      List<ProcessView> processes = session.processes(core);
      boolean failed = session.target().machine().cores().get(core).fault().isPresent();
      // Of thousands of cores most have nothing to do.
      if (processes.isEmpty() && !failed && core != session.coreNumber()) {
        continue;
      }
      long waiting = processes.stream().filter(ProcessView::isWaiting).count();
      Optional<ProcessView> running =
          processes.stream()
              .filter(each -> each.condition() == ProcessView.Condition.RUNNING)
              .findFirst();
      int number = core;
      String what =
          running
              .map(each -> session.name(each) + " at " + session.place(number, each.place()))
              .orElse(failed ? "has failed" : "no process runs");
      long ready = processes.size() - waiting - (running.isPresent() ? 1 : 0);
      session.say(
          "%s core %d: %s; %d ready, %d waiting"
              .formatted(core == session.coreNumber() ? "*" : " ", core, what, ready, waiting));
    }
  }

  private void core(List<String> words) {
    Words.atMost(words, 1);
    if (!words.isEmpty()) {
      session.select(coreNumber(session, words.getFirst()));
    }
    Stops.showPosition(session);
  }

  private void registers(List<String> words) {
    Words.atMost(words, 0);
    CoreInspection inspection = session.inspection();
    CoreRegisters registers = inspection.registers();
    session.say(
        "A    %08X  B    %08X  C    %08X".formatted(registers.a(), registers.b(), registers.c()));
    session.say(
        "Iptr %08X  Wptr %08X  priority %s"
            .formatted(
                registers.instructionPointer(),
                registers.workspace(),
                priority(registers.priority())));
    session.say(
        "error %s  halt-on-error %s"
            .formatted(flag(registers.error()), flag(registers.haltOnError())));
    CoreRegisters.FloatingPoint real = registers.floatingPoint();
    session.say(
        "FA %s  FB %s  FC %s  error %s  rounding %s"
            .formatted(
                real.a(),
                real.b(),
                real.c(),
                flag(real.error()),
                real.rounding().name().toLowerCase(Locale.ROOT)));
    long cycle = Math.max(inspection.clock(), session.control().cycle());
    session.say(
        "clocks: high %d, low %d"
            .formatted(inspection.ticks(0, cycle), inspection.ticks(1, cycle)));
  }

  private static String flag(boolean set) {
    return set ? "set" : "clear";
  }

  private static String priority(int priority) {
    return priority == 0 ? "high" : "low";
  }

  private void processes(List<String> words) {
    Words.atMost(words, 1);
    if (words.isEmpty()) {
      processes(session.coreNumber());
      return;
    }
    if (!"all".startsWith(words.getFirst())) {
      throw new CommandFailure("behind 'processes' there may be 'all' only");
    }
    for (int core = 0; core < session.coreCount(); core++) {
      if (!session.processes(core).isEmpty()) {
        session.say("core " + core);
        processes(core);
      }
    }
  }

  private void processes(int core) {
    List<ProcessView> all = session.processes(core);
    if (all.isEmpty()) {
      session.say("core %d has no processes".formatted(core));
    }
    for (int i = 0; i < all.size(); i++) {
      ProcessView view = all.get(i);
      session.say(
          "%3d  %-4s  #%08X  %s at %s: %s"
              .formatted(
                  i,
                  priority(view.priority()),
                  view.workspace(),
                  session.name(view),
                  session.place(core, view.place()),
                  condition(view)));
    }
  }

  private String condition(ProcessView view) {
    return switch (view.condition()) {
      case RUNNING ->
          new CoreInspection(session.target().machine().cores().get(view.core())).isStalled()
              ? "runs, waits for memory"
              : "runs";
      case INTERRUPTED -> "interrupted by high priority";
      case READY -> "in the %s priority run queue".formatted(priority(view.priority()));
      case WOKEN -> "has become ready";
      case TIMER -> timer(view);
      case INPUT -> "waits to input from " + channel(view);
      case OUTPUT -> "waits to output to " + channel(view);
      case ALTERNATION -> "waits in an alternation" + guards(view);
      case LOCK -> "waits for the lock " + InstructionText.address(view.waitsAt());
      case STOPPED -> "has stopped by an error";
    };
  }

  private String timer(ProcessView view) {
    CoreInspection inspection =
        new CoreInspection(session.target().machine().cores().get(view.core()));
    long cycle = Math.max(inspection.clock(), session.control().cycle());
    return "in the %s priority timer queue until after %d; it is %d"
        .formatted(
            priority(view.priority()), view.time(), inspection.ticks(view.priority(), cycle));
  }

  private String written(ProcessView view) {
    return session.names().line(view.core(), view.place()).map(LineEntry::channel).orElse("");
  }

  private String guards(ProcessView view) {
    String written = written(view);
    return written.isEmpty() ? "" : " for " + written;
  }

  private String channel(ProcessView view) {
    String address = InstructionText.address(view.waitsAt());
    Optional<ChannelConnection> known = session.names().channel(view.core(), view.waitsAt());
    if (known.isEmpty()) {
      String written = written(view);
      return written.isEmpty() ? address : written + " (" + address + ")";
    }
    boolean input = view.condition() == ProcessView.Condition.INPUT;
    ChannelEnd other = input ? known.get().writer() : known.get().reader();
    return "%s, whose other end is %s".formatted(known.get().name(), other.process());
  }

  private void process(List<String> words) {
    Words.atMost(words, 1);
    List<ProcessView> all = session.processes(session.coreNumber());
    if (!words.isEmpty()) {
      long number = Words.count(words.getFirst(), "process", 0);
      if (number >= all.size()) {
        throw new CommandFailure(
            "core %d has no process %d; it has %d"
                .formatted(session.coreNumber(), number, all.size()));
      }
      session.selectProcess(all.get((int) number).descriptor());
    }
    Stops.showPosition(session);
  }

  private void channels(List<String> words) {
    Words.atMost(words, 1);
    boolean all = !words.isEmpty();
    if (all && !"all".startsWith(words.getFirst())) {
      throw new CommandFailure("behind 'channels' there may be 'all' only");
    }
    List<ProcessView> waiting = new ArrayList<>();
    for (int core = 0; core < session.coreCount(); core++) {
      session.processes(core).stream().filter(ProcessView::isWaiting).forEach(waiting::add);
    }
    List<ProcessView> shown = new ArrayList<>();
    int lines = 0;
    for (ChannelConnection channel : session.target().image().channels()) {
      List<ProcessView> here = waiting.stream().filter(each -> isAt(each, channel)).toList();
      shown.addAll(here);
      if (all || !here.isEmpty()) {
        lines++;
        session.say(
            "%s from %s to %s: %s"
                .formatted(
                    channel.name(),
                    channel.writer().process(),
                    channel.reader().process(),
                    here.isEmpty() ? "nobody waits" : who(here)));
      }
    }
    for (ProcessView view : waiting) {
      if (view.waitsAt() != 0 && !shown.contains(view)) {
        lines++;
        String written = written(view);
        session.say(
            "%s#%08X on core %d: %s"
                .formatted(
                    written.isEmpty() ? "" : written + " ",
                    view.waitsAt(),
                    view.core(),
                    who(List.of(view))));
      }
    }
    if (lines == 0) {
      session.say("nobody waits at a channel");
    }
  }

  private static boolean isAt(ProcessView view, ChannelConnection channel) {
    return switch (view.condition()) {
      case INPUT -> isEnd(view, channel.reader());
      case OUTPUT -> isEnd(view, channel.writer());
      default -> false;
    };
  }

  private static boolean isEnd(ProcessView view, ChannelEnd end) {
    return end.core() == view.core() && end.address() == view.waitsAt();
  }

  private String who(List<ProcessView> processes) {
    return processes.stream()
        .map(
            view ->
                "%s waits to %s at %s"
                    .formatted(
                        session.name(view),
                        view.condition() == ProcessView.Condition.INPUT ? "input" : "output",
                        session.place(view.core(), view.place())))
        .collect(Collectors.joining("; "));
  }
}
