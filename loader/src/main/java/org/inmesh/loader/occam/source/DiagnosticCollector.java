package org.inmesh.loader.occam.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/** Gathers what is wrong in the files of one program. */
public final class DiagnosticCollector {

  /** More than this helps nobody. */
  public static final int MOST_SHOWN = 20;

  private final List<String> files = new ArrayList<>();
  private final Map<String, List<String>> linesOfFile = new HashMap<>();
  private final Set<SourcePosition> places = new HashSet<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<String> unchecked = new HashSet<>();
  private final Map<String, SourcePosition> unreliable = new LinkedHashMap<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** Makes a file's lines known, so that they can be shown. */
  public void addFile(SourceText source) {
    if (linesOfFile.putIfAbsent(source.file(), source.lines()) == null) {
      files.add(source.file());
    }
  }

  /** Records a violation, unless one is known at the same place. */
  public void report(TextRange range, String message, OtherPlace... others) {
    report(range, message, List.of(others));
  }

  private void report(TextRange range, String message, List<OtherPlace> others) {
    if (places.add(range.start())) {
      List<Diagnostic> elsewhere =
          others.stream().map(other -> show(other.range(), other.text(), List.of())).toList();
      diagnostics.add(show(range, message, elsewhere));
    }
  }

  private Diagnostic show(TextRange range, String message, List<Diagnostic> others) {
    SourcePosition start = range.start();
    List<String> lines = linesOfFile.getOrDefault(start.file(), List.of());
    String line = start.line() <= lines.size() ? lines.get(start.line() - 1) : "";
    int room = Math.max(1, line.length() - start.column() + 1);
    return new Diagnostic(start, message, line, Math.min(range.length(), room), others);
  }

  /** Notes a name that a program asks not to be checked for by the rules of PAR. */
  public void leaveUnchecked(String name) {
    unchecked.add(name);
  }

  /** Notes a channel that a program asks to be unreliable. */
  public void markUnreliable(String name, SourcePosition position) {
    unreliable.putIfAbsent(name, position);
  }

  /** The names of such channels, and where that was asked. */
  public Map<String, SourcePosition> unreliable() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(unreliable));
  }

  /** True for such a name. */
  public boolean isUnchecked(String name) {
    return unchecked.contains(name);
  }

  /** Records what is no error, but probably not meant. */
  public void warn(TextRange range, String message) {
    warnings.add(show(range, message, List.of()));
  }

  /** What is probably not meant, in the order in which it was found. */
  public List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }

  /** Records an error unless it was reported before. */
  public void report(LanguageError error) {
    if (error.range() != null) {
      report(error.range(), error.getMessage(), error.others());
    }
  }

  /** True if anything was reported. */
  public boolean hasErrors() {
    return !diagnostics.isEmpty();
  }

  /**
   * Ends the compilation if anything was reported.
   *
   * @throws BadInputException with the first errors of the text
   */
  public void throwIfAny() {
    if (hasErrors()) {
      Comparator<Diagnostic> inTextOrder =
          Comparator.<Diagnostic>comparingInt(d -> files.indexOf(d.position().file()))
              .thenComparingInt(d -> d.position().line())
              .thenComparingInt(d -> d.position().column());
      throw new BadInputException(
          diagnostics.stream().sorted(inTextOrder).limit(MOST_SHOWN).toList());
    }
  }
}
