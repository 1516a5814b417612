package org.inmesh.cli.debugger;

import java.util.List;
import java.util.Optional;
import org.inmesh.cli.trace.InstructionText;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.inspection.ProcessView;
import org.inmesh.coresim.inspection.Stop;
import org.inmesh.coresim.transputer.CoreEvent.Executed;
import org.inmesh.coresim.transputer.TransputerCore;

/** Says why and where the machine stands. */
final class Stops {
  private Stops() {}

  static void show(Session session, Stop stop) {
    session.target().settle().run();
    switch (stop) {
      case Stop.AtBreakpoint at -> {
        session.select(at.core());
        session.say(
            "breakpoint %d: %s".formatted(at.breakpoint().number(), at.breakpoint().description()));
        showPosition(session);
      }
      case Stop.WordChanged changed -> changed(session, changed);
      case Stop.Stepped stepped -> {
        session.select(stepped.core());
        showPosition(session);
      }
      case Stop.CycleReached reached -> {
        session.select(session.coreNumber());
        showPosition(session);
      }
      case Stop.Interrupted interrupted -> {
        session.select(session.coreNumber());
        session.say("interrupted");
        showPosition(session);
      }
      case Stop.Ended ended -> ended(session, ended.ending());
    }
  }

  private static void changed(Session session, Stop.WordChanged changed) {
    session.select(changed.watch().core());
    session.say(
        "watch %d: %s was %s, is %s"
            .formatted(
                changed.watch().number(),
                changed.watch().description(),
                value(changed.before()),
                value(changed.after())));
    Optional<Executed> by = changed.by();
    if (by.isEmpty()) {
      session.say(
          "changed in cycle %d from outside of the cores, as by a message"
              .formatted(changed.cycle()));
      return;
    }
    Executed executed = by.get();
    session.say(
        "changed in cycle %d by core %d at #%08X, %s, %s"
            .formatted(
                changed.cycle(),
                executed.core(),
                executed.address(),
                (InstructionText.mnemonic(executed) + " " + InstructionText.operand(executed))
                    .strip(),
                session.place(executed.core(), executed.address())));
    session.sourceLine(executed.core(), executed.address()).ifPresent(session::say);
  }

  private static String value(int word) {
    return word + " (#%08X)".formatted(word);
  }

  private static void ended(Session session, Ending ending) {
    String cycle = " in cycle " + session.control().cycle();
    switch (ending) {
      case FINISHED -> session.say("the program has finished" + cycle);
      case DEADLOCK -> session.say("the program is deadlocked" + cycle);
      case ERROR -> session.say("the program has failed");
      case INTERRUPTED, CYCLE_LIMIT -> session.say("the run was ended" + cycle);
    }
    List<String> report = session.target().machine().report(ending);
    report.forEach(session::say);
    if (ending == Ending.ERROR) {
      selectFailed(session);
    }
  }

  private static void selectFailed(Session session) {
    List<TransputerCore> cores = session.target().machine().cores();
    int first = -1;
    for (int core = 0; core < cores.size(); core++) {
      if (cores.get(core).fault().isPresent()
          && (first < 0 || cycle(cores.get(core)) < cycle(cores.get(first)))) {
        first = core;
      }
    }
    if (first >= 0) {
      session.select(first);
      int place = cores.get(first).fault().orElseThrow().instructionPointer();
      session.sourceLine(first, place).ifPresent(session::say);
    }
  }

  private static long cycle(TransputerCore core) {
    return core.fault().orElseThrow().cycle();
  }

  /** Where the core that is looked at stands. */
  static void showPosition(Session session) {
    int core = session.coreNumber();
    String cycle = "cycle %d, core %d".formatted(session.control().cycle(), core);
    Optional<ProcessView> process = session.process();
    if (process.isEmpty()) {
      session.say(cycle + ": no process runs");
      return;
    }
    ProcessView view = process.get();
    session.say(
        "%s: %s at #%08X, %s"
            .formatted(cycle, session.name(view), view.place(), session.place(core, view.place())));
    session.sourceLine(core, view.place()).ifPresent(session::say);
  }
}
