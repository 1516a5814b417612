package org.inmesh.loader.occam;

import java.util.List;
import java.util.Map;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checking.ProgramChecker;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.syntax.Block;
import org.inmesh.loader.occam.syntax.HostService;
import org.inmesh.loader.occam.syntax.IncludeReader;
import org.inmesh.loader.occam.syntax.LineTree;
import org.inmesh.loader.occam.syntax.LogicalLine;
import org.inmesh.loader.occam.syntax.Parser;
import org.inmesh.loader.occam.syntax.PredefinedSource;
import org.inmesh.loader.occam.syntax.SyntaxProgram;
import org.inmesh.loader.occam.syntax.TokenPrinter;

/** From the text of an occam program to a checked tree. */
public final class OccamFrontEnd {
  private OccamFrontEnd() {}

  /**
   * Reads and checks a program.
   *
   * @param main its main file
   * @param parameters values for constants of the main file's outer level, by name; BOOL as 0 or 1
   * @param includes finds the files it includes
   * @throws org.inmesh.loader.BadInputException with up to 20 errors, if it breaks the rules of the
   *     language or has no constant of one of the names
   */
  public static CheckedProgram check(
      SourceText main, Map<String, Integer> parameters, IncludeResolver includes) {
    DiagnosticCollector diagnostics = new DiagnosticCollector();
    List<LogicalLine> lines =
        PredefinedSource.provide(IncludeReader.read(main, includes, diagnostics), diagnostics);
    List<Block> blocks = LineTree.build(lines, diagnostics);
    SyntaxProgram program =
        HostService.provide(Parser.parse(blocks, diagnostics), includes, diagnostics);
    return ProgramChecker.check(program, main, parameters, diagnostics);
  }

  /**
   * The words of a program, a line of text for each line of the program, for {@code --emit tokens}.
   *
   * @throws org.inmesh.loader.BadInputException if there are characters that make no words
   */
  public static String tokens(SourceText main, IncludeResolver includes) {
    DiagnosticCollector diagnostics = new DiagnosticCollector();
    List<LogicalLine> lines = IncludeReader.read(main, includes, diagnostics);
    diagnostics.throwIfAny();
    return TokenPrinter.print(lines);
  }
}
