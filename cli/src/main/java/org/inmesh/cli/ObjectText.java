package org.inmesh.cli;

import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.isa.transputer.assembly.AssemblyText;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.object.ObjectProgram.Component;

/** Relocatable code as assembly text that the assembler reads, with source lines as comments. */
final class ObjectText {
  private ObjectText() {}

  static String of(ObjectProgram program) {
    StringBuilder text = new StringBuilder("-- " + program.name() + "\n");
    for (Component component : program.components()) {
      text.append(
          "-- component %s: starts at %s, %d words below and %d above its workspace pointer%n"
              .formatted(
                  component.name(),
                  program.units().get(component.unit()).name(),
                  component.wordsBelow(),
                  component.wordsAbove()));
    }
    program.units().forEach(unit -> add(unit, text));
    return text.toString();
  }

  private static void add(CodeUnit unit, StringBuilder text) {
    text.append('\n');
    SourcePosition last = null;
    for (AssemblyItem item : unit.items()) {
      if (item instanceof AssemblyItem.Mark mark) {
        SourcePosition position = unit.lines().get(mark.number() - unit.firstMark()).position();
        if (last == null || position.line() != last.line()) {
          text.append("  -- %s:%d%n".formatted(position.file(), position.line()));
        }
        last = position;
      } else {
        text.append(AssemblyText.line(item)).append('\n');
      }
    }
  }
}
