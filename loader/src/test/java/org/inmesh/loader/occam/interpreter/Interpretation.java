package org.inmesh.loader.occam.interpreter;

import java.util.List;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.syntax.IncludeReader;
import org.inmesh.loader.occam.syntax.LineTree;
import org.inmesh.loader.occam.syntax.Parser;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.ProcedureDefinition;
import org.inmesh.loader.occam.syntax.SyntaxProgram;

/**
 * What a program does by the definition of the language.
 *
 * @param ending finished, deadlock or error
 * @param line of the innermost process in which the error happened; otherwise 0
 * @param screen what it printed
 */
public record Interpretation(Ending ending, int line, String screen) {
  private static final int STEPS = 30_000;

  /**
   * Runs a program, the last PROC of which has the screen as its only parameter.
   *
   * @throws UnsuitableProgram if the definition does not say what it does, or if it takes too long
   */
  public static Interpretation of(String source) {
    SyntaxProgram program = parse(source);
    StringBuilder screen = new StringBuilder();
    Scheduler scheduler = new Scheduler();
    Interpreter interpreter = new Interpreter(scheduler, STEPS);
    try {
      Ending ending = scheduler.run(() -> run(program, interpreter, screen));
      return new Interpretation(ending, 0, screen.toString());
    } catch (OccamError error) {
      return new Interpretation(Ending.ERROR, error.line(), screen.toString());
    }
  }

  private static SyntaxProgram parse(String source) {
    DiagnosticCollector diagnostics = new DiagnosticCollector();
    SyntaxProgram program =
        Parser.parse(
            LineTree.build(
                IncludeReader.read(
                    new SourceText("test.occ", source), IncludeResolver.NONE, diagnostics),
                diagnostics),
            diagnostics);
    diagnostics.throwIfAny();
    return program;
  }

  private static void run(SyntaxProgram program, Interpreter interpreter, StringBuilder screen) {
    List<SyntaxDeclaration> declarations = program.declarations();
    Scope scope = interpreter.declarations().declare(declarations, Scope.outermost());
    ProcedureDefinition main = (ProcedureDefinition) declarations.getLast();
    Entity channel = new Entity.OneChannel(new Screen(screen));
    interpreter.run(main.body(), scope.with(main.parameters().getFirst().name().text(), channel));
  }

  /** The host is always ready to take a character. */
  private static final class Screen extends Channel {
    private final StringBuilder text;

    Screen(StringBuilder text) {
      super(null, new MessageForm.Simple(OccamType.BYTE));
      this.text = text;
    }

    @Override
    void output(Object item) {
      text.append((char) ((Location) item).read().intValue());
    }
  }
}
