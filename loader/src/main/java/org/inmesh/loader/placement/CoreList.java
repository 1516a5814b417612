package org.inmesh.loader.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.occam.source.SourceText;

/**
 * Which core each component is to run on, as a user wrote it: lines {@code component = core}.
 *
 * @param file its name
 * @param entries in the order of the file, each component once
 */
public record CoreList(String file, List<Entry> entries) {

  /** Copies the list. */
  public CoreList {
    entries = List.copyOf(entries);
  }

  /** One line. */
  public record Entry(String component, int core, InputLine line) {}

  /**
   * Reads a list. Blank lines and what follows a {@code #} at the start of a line or behind a blank
   * are ignored.
   *
   * @throws BadInputException with all lines that are wrong
   */
  public static CoreList read(SourceText text) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Diagnostic> wrong = new ArrayList<>();
    List<String> lines = text.lines();
    for (int index = 0; index < lines.size(); index++) {
      String content = lines.get(index).replaceFirst("(^|\\s)#.*", "").strip();
      if (!content.isEmpty()) {
        InputLine line = new InputLine(text.file(), index + 1, lines.get(index));
        try {
          add(entry(line, content), entries);
        } catch (BadInputException exception) {
          wrong.addAll(exception.diagnostics());
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    return new CoreList(text.file(), List.copyOf(entries.values()));
  }

  private static Entry entry(InputLine line, String content) {
    int equals = content.indexOf('=');
    String component = content.substring(0, Math.max(0, equals)).strip();
    String core = content.substring(equals + 1).strip();
    if (component.isEmpty() || core.isEmpty()) {
      throw refusal(line, content, "a line is COMPONENT = CORE, such as node[3] = 5");
    }
    try {
      int number = Integer.parseInt(core);
      if (number >= 0) {
        return new Entry(component, number, line);
      }
    } catch (NumberFormatException exception) {
      // Said below.
    }
    throw new BadInputException(
        List.of(ofCore(line, core, "a core is a number from 0, not '%s'".formatted(core))));
  }

  private static void add(Entry entry, Map<String, Entry> entries) {
    Entry before = entries.putIfAbsent(entry.component(), entry);
    if (before != null) {
      throw refusal(
          entry.line(),
          entry.component(),
          String.format(
              Locale.ROOT,
              "'%s' has a core already, by line %d",
              entry.component(),
              before.line().number()));
    }
  }

  /** A number may be part of the component's name, too. */
  private static Diagnostic ofCore(InputLine line, String core, String message) {
    return line.wrong(line.text().indexOf('='), core, message);
  }

  private static BadInputException refusal(InputLine line, String part, String message) {
    return new BadInputException(List.of(line.wrong(part, message)));
  }

  /** For each component of a program its core, or -1 if the list does not name it. */
  int[] coreOfComponent(ObjectProgram program, Grid grid) {
    Map<String, Integer> numbers = new HashMap<>();
    for (Component component : program.components()) {
      numbers.put(component.name(), numbers.size());
    }
    int[] cores = new int[program.components().size()];
    Arrays.fill(cores, -1);
    List<Diagnostic> wrong = new ArrayList<>();
    for (Entry entry : entries) {
      InputLine line = entry.line();
      Integer number = numbers.get(entry.component());
      if (number == null) {
        wrong.add(line.unknown(entry.component(), program.name(), numbers.keySet()));
      } else if (entry.core() >= grid.cores()) {
        wrong.add(ofCore(line, String.valueOf(entry.core()), outside(entry.core(), grid)));
      } else if (isFixedElsewhere(program.components().get(number), entry.core())) {
        wrong.add(
            line.wrong(
                entry.component(),
                String.format(
                    Locale.ROOT,
                    "%s is fixed to core %d by PROCESSOR in the program; leave it out here",
                    entry.component(),
                    program.components().get(number).processor())));
      } else {
        cores[number] = entry.core();
      }
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    return cores;
  }

  private static boolean isFixedElsewhere(Component component, int core) {
    return component.processor() >= 0 && component.processor() != core;
  }

  private static String outside(int core, Grid grid) {
    return String.format(
        Locale.ROOT,
        "core %d does not exist: the machine has %d x %d cores, numbered 0 to %d",
        core,
        grid.columns(),
        grid.rows(),
        grid.cores() - 1);
  }

  /** The list that describes a placement: a line for each component. */
  public static String text(ObjectProgram program, Placement placement) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < placement.coreOfComponent().length; index++) {
      String name = program.components().get(index).name();
      text.append(
          String.format(Locale.ROOT, "%s = %d\n", name, placement.coreOfComponent()[index]));
    }
    return text.toString();
  }
}
