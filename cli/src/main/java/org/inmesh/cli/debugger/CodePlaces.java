package org.inmesh.cli.debugger;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.inmesh.coresim.inspection.Breakpoint.Place;
import org.inmesh.coresim.inspection.ProcessView;
import org.inmesh.coresim.inspection.ProgramNames;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.isa.transputer.assembly.NearestName;

/** Finds the code that is meant by a line, {@code file:line}, a procedure or an address. */
final class CodePlaces {
  /**
   * What was found.
   *
   * @param places addresses by core
   * @param description how it is shown
   */
  record Found(Set<Place> places, String description) {}

  private final Session session;

  CodePlaces(Session session) {
    this.session = session;
  }

  Found find(String text) {
    if (Words.isAddress(text)) {
      int address = Words.address(text);
      return new Found(Set.of(new Place(Place.EVERY_CORE, address)), "#%08X".formatted(address));
    }
    ProgramNames names = session.names();
    int colon = text.lastIndexOf(':');
    if (colon >= 0 || isNumber(text)) {
      int line = (int) Words.count(text.substring(colon + 1), "line", 1);
      return ofLine(colon < 0 ? currentFile() : file(text.substring(0, colon)), line);
    }
    Set<Place> places = names.placesOfProcedure(text);
    if (places.isEmpty()) {
      throw new CommandFailure(
          "there is no code of a procedure '%s'%s"
              .formatted(text, NearestName.suggestion(text, names.procedures())));
    }
    return new Found(places, text);
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }

  private Found ofLine(String file, int line) {
    OptionalInt withCode = session.names().lineWithCode(file, line);
    if (withCode.isEmpty()) {
      throw new CommandFailure("there is no code at or behind line %d of %s".formatted(line, file));
    }
    int found = withCode.getAsInt();
    return new Found(session.names().placesOfLine(file, found), file + ":" + found);
  }

  /** The file that is meant by its name or the end of its path. */
  String file(String text) {
    List<String> fitting =
        session.names().files().stream()
            .filter(file -> file.equals(text) || file.endsWith("/" + text))
            .toList();
    if (fitting.isEmpty()) {
      throw new CommandFailure(
          "there is no code from a file '%s'; there is from %s"
              .formatted(text, String.join(", ", session.names().files())));
    }
    return fitting.getFirst();
  }

  /** The file that the process is in, or else the main one. */
  String currentFile() {
    return session
        .process()
        .map(ProcessView::place)
        .flatMap(place -> session.names().line(session.coreNumber(), place))
        .map(LineEntry::position)
        .map(position -> position.file())
        .orElseGet(this::mainFile);
  }

  private String mainFile() {
    return session.target().sources().keySet().stream()
        .findFirst()
        .orElseThrow(
            () -> new CommandFailure("there is no source; places are addresses such as #80000070"));
  }
}
