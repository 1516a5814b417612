package org.inmesh.cli.debugger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** All commands, by full name, shortcut or any beginning that only one has. */
final class CommandTable {
  private static final int HELP_COLUMN = 34;

  private final List<Command> commands = new ArrayList<>();

  void add(Command command) {
    commands.add(command);
  }

  /** Carries out a line; an empty one does nothing. */
  void execute(String line) {
    List<String> words =
        Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty() || words.getFirst().startsWith("--")) {
      return;
    }
    find(words.getFirst()).action().accept(words.subList(1, words.size()));
  }

  Command find(String text) {
    for (Command command : commands) {
      if (command.name().equals(text) || command.shortcut().equals(text)) {
        return command;
      }
    }
    List<Command> fitting =
        commands.stream().filter(command -> command.name().startsWith(text)).toList();
    if (fitting.isEmpty()) {
      throw new CommandFailure("no command '%s'; 'help' lists them".formatted(text));
    }
    if (fitting.size() > 1) {
      String names = fitting.stream().map(Command::name).collect(Collectors.joining(", "));
      throw new CommandFailure("'%s' may be %s".formatted(text, names));
    }
    return fitting.getFirst();
  }

  /** The list of commands. */
  String help() {
    return commands.stream().map(CommandTable::line).collect(Collectors.joining("\n"));
  }

  /** One line about a command. */
  static String line(Command command) {
    String names = command.name() + (command.shortcut().isEmpty() ? "" : ", " + command.shortcut());
    String usage = (names + " " + command.arguments()).strip();
    return ("%-" + HELP_COLUMN + "s%s").formatted(usage, command.help());
  }
}
