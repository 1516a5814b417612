package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Replicator;
import org.inmesh.loader.occam.syntax.Token.Kind;

/** Reads SEQ and PAR, replicated, placed or with priority, and the components under them. */
final class ComponentParser {
  private final ProcessParser processes;
  private final DiagnosticCollector diagnostics;

  ComponentParser(ProcessParser processes, DiagnosticCollector diagnostics) {
    this.processes = processes;
    this.diagnostics = diagnostics;
  }

  SyntaxProcess sequence(Block block, TokenCursor cursor) {
    cursor.next();
    Optional<Replicator> replicator = ReplicatorParser.replicator(cursor, "SEQ");
    return new SyntaxProcess.Sequence(
        replicator, components(block, replicator.isPresent()), block.line().range());
  }

  SyntaxProcess parallel(Block block, TokenCursor cursor, boolean placed) {
    cursor.next();
    Optional<Replicator> replicator =
        BarrierParser.atEnrolment(cursor)
            ? Optional.empty()
            : ReplicatorParser.beginOfReplicator(cursor, "PAR");
    List<SyntaxExpression> barriers = BarrierParser.enrolment(cursor);
    List<SyntaxProcess> components =
        placed
            ? processors(block, replicator.isPresent())
            : components(block, replicator.isPresent());
    return new SyntaxProcess.Parallel(
        placed, replicator, barriers, components, block.line().range());
  }

  SyntaxProcess priorityParallel(Block block, TokenCursor cursor) {
    cursor.next();
    if (!cursor.atEnd()) {
      throw cursor.unexpected("nothing more: a PRI PAR is not replicated, it has two components");
    }
    List<SyntaxProcess> components = components(block, false);
    if (components.size() != 2) {
      throw new LanguageError(
          block.line().range(),
          "a PRI PAR has two components, one for each priority of a transputer; here are "
              + components.size());
    }
    return new SyntaxProcess.PriorityParallel(components, block.line().range());
  }

  private List<SyntaxProcess> components(Block block, boolean replicated) {
    if (replicated) {
      return List.of(processes.body(block, "what is replicated"));
    }
    List<SyntaxProcess> result = new ArrayList<>();
    BlockCursor children = new BlockCursor(block.children());
    while (children.hasNext()) {
      result.add(processes.specified(children));
    }
    return List.copyOf(result);
  }

  private List<SyntaxProcess> processors(Block block, boolean replicated) {
    if (block.children().isEmpty()) {
      throw ProcessParser.nothingUnder(block, "a PROCESSOR");
    }
    if (replicated && block.children().size() > 1) {
      throw new LanguageError(
          block.children().get(1).line().first().range(),
          "a replicated PLACED PAR has one PROCESSOR under it");
    }
    List<SyntaxProcess> result = new ArrayList<>();
    for (Block child : block.children()) {
      try {
        TokenCursor cursor = new TokenCursor(withoutTransputer(child.line()));
        if (cursor.at("PLACED")) {
          result.add(processes.read(child));
          continue;
        }
        cursor.expect("PROCESSOR", "number: PLACED PAR consists of these");
        SyntaxExpression number = new ExpressionParser(cursor).expression();
        cursor.expectEnd("after the number of the PROCESSOR");
        SyntaxProcess body = processes.body(child, "the process of the PROCESSOR");
        result.add(new SyntaxProcess.Processor(number, body, child.line().range()));
      } catch (LanguageError error) {
        diagnostics.report(error);
        result.add(new SyntaxProcess.Broken(child.line().range()));
      }
    }
    return List.copyOf(result);
  }

  /** Which transputer a PROCESSOR is, such as T8, stands last: the cores here are all alike. */
  private static LogicalLine withoutTransputer(LogicalLine line) {
    List<Token> words = line.tokens();
    if (words.size() < 3 || line.last().kind() != Kind.NAME) {
      return line;
    }
    Token before = words.get(words.size() - 2);
    boolean endsNumber =
        before.kind() == Kind.NAME
            || before.kind() == Kind.INTEGER
            || before.is(")")
            || before.is("]");
    return endsNumber
        ? new LogicalLine(line.indentation(), words.subList(0, words.size() - 1), line.values())
        : line;
  }
}
