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
 * Reads a file and puts the files it names with {@code #INCLUDE} or {@code #USE} in the place of
 * these lines. A file that was used before is not read again by {@code #USE}.
 */
public final class IncludeReader {
  private final IncludeResolver resolver;
  private final DiagnosticCollector diagnostics;
  private final List<LogicalLine> result = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  private IncludeReader(IncludeResolver resolver, DiagnosticCollector diagnostics) {
    this.resolver = resolver;
    this.diagnostics = diagnostics;
  }

  /** All lines of the program in order. */
  public static List<LogicalLine> read(
      SourceText main, IncludeResolver resolver, DiagnosticCollector diagnostics) {
    IncludeReader reader = new IncludeReader(resolver, diagnostics);
    reader.readFile(main);
    return List.copyOf(reader.result);
  }

  private void readFile(SourceText source) {
    open.add(source.file());
    used.add(source.file());
    for (LogicalLine line : Lexer.read(source, diagnostics)) {
      if (line.first().kind() == Kind.DIRECTIVE) {
        readDirective(line);
      } else {
        result.add(line);
      }
    }
    open.removeLast();
  }

  private void readDirective(LogicalLine line) {
    Token directive = line.first();
    boolean use = directive.text().equals("#USE");
    if (!use && !directive.text().equals("#INCLUDE")) {
      diagnostics.report(
          directive.range(),
          directive.shown() + " is not supported yet; there are #INCLUDE \"file\" and #USE");
    } else if (line.indentation() > 0) {
      diagnostics.report(
          directive.range(), "files are included at the outer level only: without indentation");
    } else if (line.tokens().size() != 2 || line.last().kind() != Kind.STRING) {
      diagnostics.report(
          line.range(), "a file's name in double quotes is expected: #INCLUDE \"file\"");
    } else {
      include(line.last(), use);
    }
  }

  private void include(Token name, boolean use) {
    Optional<SourceText> found = resolver.resolve(name.text());
    if (found.isEmpty()) {
      diagnostics.report(name.range(), "there is no file '" + name.text() + "' to include");
    } else if (open.contains(found.get().file())) {
      diagnostics.report(name.range(), "the file includes itself: " + String.join(", ", open));
    } else if (!use || !used.contains(found.get().file())) {
      readFile(found.get());
    }
  }
}
