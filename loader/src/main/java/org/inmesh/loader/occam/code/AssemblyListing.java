package org.inmesh.loader.occam.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.isa.transputer.assembly.AssemblyText;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.SourceLine;
import org.inmesh.loader.occam.source.SourceText;

/** Prints code as text for the assembler, with the source lines it came from as comments. */
public final class AssemblyListing {
  private AssemblyListing() {}

  /**
   * Lists all units.
   *
   * @param program the program
   * @param sources files whose lines are shown; lines of others are named only
   */
  public static String of(ObjectProgram program, List<SourceText> sources) {
    StringBuilder text = new StringBuilder("-- program " + program.name() + "\n");
    components(program, text);
    Map<String, List<String>> linesOfFile = new HashMap<>();
    sources.forEach(source -> linesOfFile.put(source.file(), source.lines()));
    for (CodeUnit unit : program.units()) {
      text.append("-- ").append(unit.name()).append('\n');
      SourceLine shown = null;
      SourceLine current = null;
      for (AssemblyItem item : unit.items()) {
        if (item instanceof AssemblyItem.Mark mark) {
          if (!unit.isPlace(mark.number())) {
            current = unit.lines().get(mark.number() - unit.firstMark());
          }
          continue;
        }
        // Declarations are marked too, but most have no code.
        if (current != null && !(shown != null && isSameLine(current, shown))) {
          text.append("-- ").append(source(current, linesOfFile)).append('\n');
          shown = current;
        }
        text.append(AssemblyText.line(item)).append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** One line for each run of components that share their code, as replicated ones do. */
  private static void components(ObjectProgram program, StringBuilder text) {
    List<Component> components = program.components();
    int first = 0;
    for (int i = 1; i <= components.size(); i++) {
      if (i < components.size() && components.get(i).unit() == components.get(first).unit()) {
        continue;
      }
      Component component = components.get(first);
      String names = component.name();
      if (i - first > 1) {
        names += String.format(Locale.ROOT, " to %s (%d)", components.get(i - 1).name(), i - first);
      }
      text.append(
          String.format(
              Locale.ROOT,
              "-- component %s: starts at %s, %d words below and %d above its workspace pointer%n",
              names,
              program.units().get(component.unit()).name(),
              component.wordsBelow(),
              component.wordsAbove()));
      first = i;
    }
    text.append('\n');
  }

  private static boolean isSameLine(SourceLine one, SourceLine other) {
    return one.position().line() == other.position().line()
        && one.position().file().equals(other.position().file());
  }

  private static String source(SourceLine line, Map<String, List<String>> linesOfFile) {
    int number = line.position().line();
    List<String> lines = linesOfFile.getOrDefault(line.position().file(), List.of());
    String text = number <= lines.size() ? ": " + lines.get(number - 1) : "";
    return line.position().file() + ":" + number + text;
  }
}
