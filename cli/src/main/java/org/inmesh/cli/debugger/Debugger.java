package org.inmesh.cli.debugger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Reads commands, carries them out, and says what came of them. */
public final class Debugger {
  private static final String PROMPT = "(inmesh) ";

  private final Session session;
  private final CommandTable commands = new CommandTable();
  private final PrintStream out;

  /** A debugger for a machine that has not run yet. */
  public Debugger(DebugTarget target, PrintStream out) {
    this.out = out;
    this.session = new Session(target, out);
    new RunningCommands(session).addTo(commands);
    new BreakpointCommands(session).addTo(commands);
    new ProcessCommands(session).addTo(commands);
    new DataCommands(session).addTo(commands);
    new CodeCommands(session).addTo(commands);
    commands.add(new Command("help", "h", "[COMMAND]", "lists commands", this::help));
    commands.add(
        new Command(
            "quit",
            "q",
            "",
            "ends the debugger",
            words -> {
              Words.atMost(words, 0);
              session.quit();
            }));
  }

  private void help(List<String> words) {
    Words.atMost(words, 1);
    if (words.isEmpty()) {
      session.say(commands.help());
      session.say("Any beginning that is unique will do. PLACE is a line, FILE:LINE, a procedure");
      session.say("or an address such as #80000070. What begins with -- is a comment.");
    } else {
      session.say(CommandTable.line(commands.find(words.getFirst())));
    }
  }

  /** From any thread: asks the machine to stop if it runs. */
  public void interrupt() {
    session.control().interrupt();
  }

  /** Shows where the program is before it has begun. */
  public void greet() {
    Stops.showPosition(session);
    out.flush();
  }

  /** True after {@code quit}. */
  public boolean isQuitting() {
    return session.isQuitting();
  }

  /**
   * Carries out commands until there are no more, or one ends the debugger.
   *
   * @param prompted whether somebody types them
   */
  public void execute(BufferedReader in, boolean prompted) throws IOException {
    String last = "";
    while (!session.isQuitting()) {
      if (prompted) {
        out.print(PROMPT);
        out.flush();
      }
      String line = in.readLine();
      if (line == null) {
        return;
      }
      // As in other debuggers an empty line repeats the last command.
      String command = prompted && line.isBlank() ? last : line;
      last = command;
      execute(command);
    }
  }

  /** Carries out one command. */
  public void execute(String command) {
    try {
      commands.execute(command);
    } catch (CommandFailure failure) {
      session.say(failure.getMessage());
    }
    out.flush();
  }
}
