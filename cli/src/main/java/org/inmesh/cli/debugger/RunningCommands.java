package org.inmesh.cli.debugger;

import java.util.List;
import org.inmesh.coresim.inspection.InstructionStep;
import org.inmesh.coresim.inspection.LineStep;
import org.inmesh.coresim.inspection.StepTest;
import org.inmesh.coresim.inspection.Stop;
import org.inmesh.coresim.transputer.CoreInspection;

/** Commands that let the machine go on. */
final class RunningCommands {
  private final Session session;

  RunningCommands(Session session) {
    this.session = session;
  }

  void addTo(CommandTable commands) {
    commands.add(new Command("run", "r", "", "lets the machine run", this::run));
    commands.add(new Command("continue", "c", "", "the same", this::run));
    commands.add(
        new Command(
            "step",
            "s",
            "[N]",
            "to another source line of the process",
            words -> line(words, false)));
    commands.add(
        new Command("next", "n", "[N]", "the same, over calls", words -> line(words, true)));
    commands.add(
        new Command("stepi", "si", "[N]", "N instructions of the core", this::instruction));
    commands.add(new Command("until", "u", "CYCLE", "up to a cycle", this::until));
  }

  private void run(List<String> words) {
    Words.atMost(words, 0);
    go(StepTest.NEVER, Long.MAX_VALUE);
  }

  private void until(List<String> words) {
    Words.atMost(words, 1);
    if (words.isEmpty()) {
      throw new CommandFailure("until which cycle?");
    }
    long cycle = Words.count(words.getFirst(), "cycle", 0);
    if (cycle <= session.control().cycle()) {
      throw new CommandFailure(
          "it is already cycle %d, and there is no way back".formatted(session.control().cycle()));
    }
    go(StepTest.NEVER, cycle);
  }

  private void instruction(List<String> words) {
    Words.atMost(words, 1);
    long count = words.isEmpty() ? 1 : Words.count(words.getFirst(), "number of steps", 1);
    go(new InstructionStep(session.coreNumber(), count), Long.MAX_VALUE);
  }

  private void line(List<String> words, boolean overCalls) {
    Words.atMost(words, 1);
    long count = words.isEmpty() ? 1 : Words.count(words.getFirst(), "number of steps", 1);
    for (long done = 1; done < count; done++) {
      Stop stop = session.control().run(step(overCalls), Long.MAX_VALUE);
      if (!(stop instanceof Stop.Stepped)) {
        Stops.show(session, stop);
        return;
      }
    }
    go(step(overCalls), Long.MAX_VALUE);
  }

  private StepTest step(boolean overCalls) {
    int core = session.coreNumber();
    CoreInspection inspection = session.inspection();
    return new LineStep(
        core,
        inspection.registers(),
        inspection.isRunning(),
        address -> session.names().line(core, address),
        overCalls);
  }

  private void go(StepTest step, long end) {
    Stops.show(session, session.control().run(step, end));
  }
}
