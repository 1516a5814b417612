package org.inmesh.cli.debugger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.inmesh.cli.trace.InstructionText;
import org.inmesh.coresim.inspection.Breakpoint.Place;
import org.inmesh.coresim.inspection.ProcessView;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;

/** Commands that show source and instructions. */
final class CodeCommands {
  private static final int LINES_AROUND = 5;
  private static final int INSTRUCTIONS = 10;
  private static final int LONGEST = 16;

  private final Session session;
  private final CodePlaces places;

  CodeCommands(Session session) {
    this.session = session;
    this.places = new CodePlaces(session);
  }

  void addTo(CommandTable commands) {
    commands.add(new Command("list", "l", "[LINE|FILE:LINE]", "source lines around", this::list));
    commands.add(
        new Command(
            "disassemble", "x", "[PLACE] [N]", "N instructions, from here on", this::disassemble));
    commands.add(
        new Command(
            "where",
            "w",
            "",
            "where the core stands",
            words -> {
              Words.atMost(words, 0);
              Stops.showPosition(session);
            }));
  }

  private void list(List<String> words) {
    Words.atMost(words, 1);
    String file = places.currentFile();
    int line = currentLine().orElse(1);
    if (!words.isEmpty()) {
      String text = words.getFirst();
      int colon = text.lastIndexOf(':');
      if (colon >= 0) {
        file = places.file(text.substring(0, colon));
      } else if (!CodePlaces.isNumber(text)) {
        LineEntry entry = lineOf(text);
        file = entry.position().file();
        text = Integer.toString(entry.position().line());
      }
      line = (int) Words.count(text.substring(colon + 1), "line", 1);
    }
    List<String> lines = session.target().sources().get(file);
    if (lines == null) {
      throw new CommandFailure("the text of %s is not known".formatted(file));
    }
    if (line > lines.size()) {
      throw new CommandFailure("%s has %d lines".formatted(file, lines.size()));
    }
    int current = words.isEmpty() ? line : -1;
    for (int i = Math.max(1, line - LINES_AROUND);
        i <= Math.min(lines.size(), line + LINES_AROUND);
        i++) {
      session.say(
          "%s%5d  %s".formatted(i == current ? ">" : " ", i, lines.get(i - 1)).stripTrailing());
    }
  }

  private LineEntry lineOf(String place) {
    Place first = places.find(place).places().iterator().next();
    int core = first.core() == Place.EVERY_CORE ? session.coreNumber() : first.core();
    return session
        .names()
        .line(core, first.address())
        .orElseThrow(() -> new CommandFailure("no source is known of " + place));
  }

  private Optional<Integer> currentLine() {
    return session
        .process()
        .map(ProcessView::place)
        .flatMap(place -> session.names().line(session.coreNumber(), place))
        .map(entry -> entry.position().line());
  }

  private void disassemble(List<String> words) {
    Words.atMost(words, 2);
    List<String> rest = new ArrayList<>(words);
    long count = INSTRUCTIONS;
    if (!rest.isEmpty() && CodePlaces.isNumber(rest.getLast())) {
      count = Words.count(rest.removeLast(), "number of instructions", 1);
    }
    int address = rest.isEmpty() ? here() : address(rest.getFirst());
    int core = session.coreNumber();
    Optional<ProcessView> process = session.process();
    String shown = "";
    for (long i = 0; i < count; i++) {
      byte[] bytes = bytes(address);
      Instruction instruction = InstructionDecoder.decode(bytes, 0);
      int at = address;
      boolean current = process.filter(each -> each.instructionPointer() == at).isPresent();
      String source = session.names().line(core, address).map(Session::shortPlace).orElse("");
      session.say(
          "%s %08X  %-16s  %-24s  %s"
              .formatted(
                  current ? ">" : " ",
                  address,
                  InstructionText.bytes(bytes, instruction.length()),
                  text(instruction, address),
                  source.equals(shown) ? "" : source)
              .stripTrailing());
      shown = source;
      address += instruction.length();
    }
  }

  private int here() {
    return session.someProcess().instructionPointer();
  }

  private int address(String place) {
    CodePlaces.Found found = places.find(place);
    return found.places().stream()
        .filter(each -> each.core() == session.coreNumber() || each.core() == Place.EVERY_CORE)
        .map(Place::address)
        .min(Integer::compareUnsigned)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "core %d has no code of %s".formatted(session.coreNumber(), place)));
  }

  private byte[] bytes(int address) {
    byte[] bytes = new byte[LONGEST];
    for (int i = 0; i < LONGEST; i++) {
      try {
        bytes[i] = (byte) (session.core().peek(address + i) >>> ((address + i & 3) << 3));
      } catch (MemoryFault outside) {
        if (i == 0) {
          throw new CommandFailure(
              "there is no memory at #%08X of core %d".formatted(address, session.coreNumber()));
        }
        return Arrays.copyOf(bytes, i);
      }
    }
    return bytes;
  }

  private static String text(Instruction instruction, int address) {
    return instruction.branches()
        ? instruction.function().mnemonic()
            + " "
            + InstructionText.address(address + instruction.target())
        : instruction.toString();
  }
}
