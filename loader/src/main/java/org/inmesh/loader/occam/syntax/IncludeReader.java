package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * Reads a file and obeys the directives in it: puts the files it names with {@code #INCLUDE} or
 * {@code #USE} in the place of these lines, leaves out what a {@code #IF} excludes, and passes over
 * those that are meant for other compilers. Two pragmas are obeyed: {@code SHARED} and {@code
 * UNRELIABLE}. A file that was used before at the outer level is not read again by {@code #USE}.
 */
public final class IncludeReader {
  /** Comments on the object code and switches of compilers: nothing here depends on them. */
  private static final Set<String> WITHOUT_EFFECT = Set.of("#PRAGMA", "#OPTION", "#COMMENT");

  private final IncludeResolver resolver;
  private final DiagnosticCollector diagnostics;
  private final ConditionalLines conditional;
  private final List<LogicalLine> result = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  /** Folders of the files in {@link #open}, as they were named. */
  private final List<String> folders = new ArrayList<>(List.of(""));

  private final Set<String> used = new HashSet<>();

  private IncludeReader(IncludeResolver resolver, DiagnosticCollector diagnostics) {
    this.resolver = resolver;
    this.diagnostics = diagnostics;
    this.conditional = new ConditionalLines(diagnostics);
  }

  /** All lines of the program in order. */
  public static List<LogicalLine> read(
      SourceText main, IncludeResolver resolver, DiagnosticCollector diagnostics) {
    IncludeReader reader = new IncludeReader(resolver, diagnostics);
    reader.used.add(main.file());
    reader.readFile(main, 0);
    return List.copyOf(reader.result);
  }

  /**
   * Reads a file.
   *
   * @param indentation of the line that includes it, which its own lines get in addition
   */
  private void readFile(SourceText source, int indentation) {
    open.add(source.file());
    int depth = conditional.depth();
    for (LogicalLine written : Lexer.read(source, diagnostics)) {
      LogicalLine line = conditional.excluded() ? written : conditional.replaced(written);
      Token first = line.first();
      if (first.kind() == Kind.DIRECTIVE && conditional.obeys(line, depth)) {
        continue;
      }
      if (conditional.excluded()) {
        continue;
      }
      if (first.kind() == Kind.DIRECTIVE) {
        readDirective(line, indentation + line.indentation());
      } else if (indentation == 0) {
        result.add(line);
      } else {
        result.add(new LogicalLine(indentation + line.indentation(), line.tokens()));
      }
    }
    conditional.endFile(depth);
    open.removeLast();
  }

  private void readDirective(LogicalLine line, int indentation) {
    Token directive = line.first();
    boolean use = directive.text().equals("#USE");
    if (WITHOUT_EFFECT.contains(directive.text())) {
      if (directive.text().equals("#PRAGMA") && line.tokens().size() > 1) {
        obeyPragma(line.tokens().get(1), line.tokens().subList(2, line.tokens().size()));
      }
      return;
    }
    if (!use && !directive.text().equals("#INCLUDE")) {
      diagnostics.report(
          directive.range(),
          directive.shown()
              + " is not known; there are #INCLUDE, #USE, #IF, #DEFINE, #PRAGMA, #OPTION and"
              + " #COMMENT");
    } else if (line.tokens().size() != 2 || line.last().kind() != Kind.STRING) {
      diagnostics.report(
          line.range(), "a file's name in double quotes is expected: #INCLUDE \"file\"");
    } else {
      include(line.last(), use, indentation);
    }
  }

  private void obeyPragma(Token word, List<Token> operands) {
    List<Token> names = operands.stream().filter(token -> token.kind() == Kind.NAME).toList();
    if (word.is("SHARED")) {
      names.forEach(name -> diagnostics.leaveUnchecked(name.text()));
    } else if (word.text().equals("UNRELIABLE")) {
      names.forEach(name -> diagnostics.markUnreliable(name.text(), name.range().start()));
    }
  }

  private void include(Token name, boolean use, int indentation) {
    List<String> candidates = IncludeCandidates.of(name.text(), folders.getLast());
    Optional<String> found =
        candidates.stream().filter(each -> resolver.resolve(each).isPresent()).findFirst();
    if (found.isEmpty()) {
      diagnostics.report(
          name.range(),
          "there is no file '%s' to include; looked for %s %s"
              .formatted(name.text(), String.join(", ", candidates), resolver.places()));
      return;
    }
    SourceText file = resolver.resolve(found.get()).orElseThrow();
    if (open.contains(file.file())) {
      diagnostics.report(name.range(), "the file includes itself: " + String.join(", ", open));
    } else if (!use || !used.contains(file.file())) {
      if (indentation == 0) {
        used.add(file.file());
      }
      folders.add(IncludeCandidates.folderOf(found.get()));
      readFile(file, indentation);
      folders.removeLast();
    }
  }
}
