package org.inmesh.cli.debugger;

import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.inspection.StackTrace.Activation;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.ValueType;
import org.inmesh.coresim.program.WorkspaceLayout.Variable;
import org.inmesh.coresim.transputer.MemoryFault;

/** Commands that show values. */
final class DataCommands {
  private static final int WORDS_ON_A_LINE = 4;
  private static final int MOST_WORDS = 4096;
  private static final int WORD = 4;

  private final Session session;

  DataCommands(Session session) {
    this.session = session;
  }

  void addTo(CommandTable commands) {
    commands.add(
        new Command("print", "p", "VARIABLE", "a value; also v[3] and r[field]", this::print));
    commands.add(
        new Command("locals", "", "", "all variables here, with their values", this::locals));
    commands.add(
        new Command("backtrace", "bt", "", "the calls that the process is in", this::backtrace));
    commands.add(new Command("frame", "f", "N", "looks at one of those calls", this::frame));
    commands.add(new Command("memory", "m", "ADDRESS [WORDS]", "words of memory", this::memory));
  }

  private void print(List<String> words) {
    if (words.isEmpty()) {
      throw new CommandFailure("print which variable?");
    }
    String text = String.join("", words);
    if (Words.isAddress(text)) {
      int address = Words.address(text);
      int value = session.word(address);
      session.say("#%08X = %d (#%08X)".formatted(address, value, value));
      return;
    }
    VariablePlace place = VariablePlace.find(session.activation(), text, session.memory());
    session.say("%s %s = %s".formatted(place.type().name(), text, value(place)));
  }

  private String value(VariablePlace place) {
    if (place.type() instanceof ValueType.Channel) {
      Optional<ChannelConnection> known =
          session.names().channel(session.coreNumber(), place.address());
      if (known.isPresent()) {
        return known.get().name();
      }
    }
    try {
      return place.value(session.memory());
    } catch (MemoryFault outside) {
      return "not in memory (%s)".formatted(outside.getMessage());
    }
  }

  private void locals(List<String> words) {
    Words.atMost(words, 0);
    Activation activation = session.activation();
    if (activation.variables().isEmpty()) {
      session.say("no variables in %s here".formatted(activation.procedure()));
    }
    for (Variable variable : activation.variables()) {
      session.say(text(activation, variable));
    }
  }

  private String text(Activation activation, Variable variable) {
    String name = variable.type().name() + " " + variable.name();
    try {
      VariablePlace place = VariablePlace.of(activation, variable, session.memory());
      return "  %s = %s".formatted(name, value(place));
    } catch (MemoryFault outside) {
      return "  %s is not in memory (%s)".formatted(name, outside.getMessage());
    }
  }

  private void backtrace(List<String> words) {
    Words.atMost(words, 0);
    List<Activation> activations = session.activations();
    if (activations.isEmpty()) {
      session.say(
          "0  #%08X, workspace #%08X"
              .formatted(session.someProcess().place(), session.someProcess().workspace()));
      return;
    }
    for (int i = 0; i < activations.size(); i++) {
      Activation activation = activations.get(i);
      String mark = i == session.activationNumber() ? "*" : " ";
      int workspace = activation.workspaces().values().stream().max(Integer::compare).orElse(0);
      session.say(
          "%s%d  %s  workspace #%08X"
              .formatted(
                  mark, i, session.place(session.coreNumber(), activation.place()), workspace));
      for (Variable variable : activation.variables()) {
        session.say("    " + text(activation, variable));
      }
    }
  }

  private void frame(List<String> words) {
    Words.atMost(words, 1);
    int count = session.activations().size();
    long number =
        words.isEmpty() ? session.activationNumber() : Words.count(words.getFirst(), "frame", 0);
    if (number >= count) {
      throw new CommandFailure("there is no frame %d; there are %d".formatted(number, count));
    }
    session.selectActivation((int) number);
    Activation activation = session.activation();
    session.say(
        "%d  %s".formatted(number, session.place(session.coreNumber(), activation.place())));
    session.sourceLine(session.coreNumber(), activation.place()).ifPresent(session::say);
  }

  private void memory(List<String> words) {
    Words.atMost(words, 2);
    if (words.isEmpty()) {
      throw new CommandFailure("memory from which address?");
    }
    int address = Words.address(words.getFirst()) & ~(WORD - 1);
    long count = words.size() < 2 ? 16 : Words.count(words.get(1), "number of words", 1);
    for (int i = 0; i < Math.min(count, MOST_WORDS); i += WORDS_ON_A_LINE) {
      StringBuilder line = new StringBuilder("%08X ".formatted(address + WORD * i));
      StringBuilder text = new StringBuilder();
      for (int j = i; j < Math.min(count, i + WORDS_ON_A_LINE); j++) {
        int word = session.word(address + WORD * j);
        line.append(" %08X".formatted(word));
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
          int value = word >>> shift & 0xFF;
          text.append(value >= ' ' && value <= '~' ? (char) value : '.');
        }
      }
      session.say("%-46s %s".formatted(line, text).stripTrailing());
    }
  }
}
