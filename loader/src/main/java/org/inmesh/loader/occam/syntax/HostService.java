package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Parameter;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.ProcedureDefinition;

/**
 * The customary form of programs for INMOS' host server: {@code PROC name (CHAN OF SP fs, ts, []INT
 * memory)}. Such a program is run in parallel with a process that serves the protocol SP with the
 * host's channels; the library has it, in occam.
 */
public final class HostService {
  private static final String SERVER = "hostio/server.inc";

  /** What the program gets as its spare memory. */
  private static final int MEMORY_WORDS = 1024;

  private HostService() {}

  /**
   * Adds the server and a new main PROC to a program of this form.
   *
   * @return the program as it is if it has another form, or if the server is not to be found
   */
  public static SyntaxProgram provide(
      SyntaxProgram program, IncludeResolver includes, DiagnosticCollector diagnostics) {
    Optional<ProcedureDefinition> main =
        program.declarations().reversed().stream()
            .filter(ProcedureDefinition.class::isInstance)
            .map(ProcedureDefinition.class::cast)
            .findFirst()
            .filter(procedure -> procedure.parameters().stream().anyMatch(HostService::isService));
    if (main.isEmpty() || includes.resolve(SERVER).isEmpty()) {
      return program;
    }
    SourceText text = new SourceText("hostio/main", withServer(main.get()));
    List<LogicalLine> lines = IncludeReader.read(text, includes, diagnostics);
    List<SyntaxDeclaration> all = new ArrayList<>(program.declarations());
    all.addAll(Parser.parse(LineTree.build(lines, diagnostics), diagnostics).declarations());
    return new SyntaxProgram(List.copyOf(all), program.protocols());
  }

  private static boolean isService(Parameter parameter) {
    return parameter.type().lengths().isEmpty()
        && parameter.type().base() instanceof TypeSyntax.Base.Channel channel
        && channel.protocol() instanceof ProtocolSyntax.Named named
        && named.name().text().equals("SP");
  }

  /** The first channel comes from the server, the second goes to it; all else is memory. */
  private static String withServer(ProcedureDefinition main) {
    List<String> arguments = new ArrayList<>();
    for (Parameter parameter : main.parameters()) {
      String channel = arguments.contains("fs") ? "ts" : "fs";
      arguments.add(isService(parameter) ? channel : "memory");
    }
    String name = main.name().text();
    return String.format(
        Locale.ROOT,
        """
        #USE "%s"
        PROC %s.and.host (CHAN OF BYTE keyboard, screen, error)
          CHAN OF SP fs, ts:
          CHAN OF BOOL ended:
          PAR
            SEQ
              [%d]INT memory:
              %s (%s)
              ended ! TRUE
            inmesh.host (fs, ts, ended, keyboard, screen, error)
        :
        """,
        SERVER,
        name,
        MEMORY_WORDS,
        name,
        String.join(", ", arguments));
  }
}
