package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.HostChannel;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxProgram;
import org.inmesh.loader.occam.usage.DefinednessChecker;
import org.inmesh.loader.occam.usage.UsageChecker;

/** Checks a whole program. */
public final class ProgramChecker {
  private static final Type HOST_CHANNEL = Type.ChannelOf.of(Type.Scalar.BYTE);

  private final DiagnosticCollector diagnostics;

  private ProgramChecker(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Checks a program.
   *
   * @param requested values of constants of the outer level that replace those in the text
   * @throws org.inmesh.loader.BadInputException if anything is wrong, also if it was reported
   *     before
   */
  public static CheckedProgram check(
      SyntaxProgram program,
      SourceText main,
      Map<String, Integer> requested,
      DiagnosticCollector diagnostics) {
    return new ProgramChecker(diagnostics).check(program, main, requested);
  }

  private CheckedProgram check(
      SyntaxProgram program, SourceText file, Map<String, Integer> requested) {
    ProgramParameters parameters = new ProgramParameters(requested);
    ProcessChecker processes = new ProcessChecker(diagnostics, new TagNumbers(program.protocols()));
    DeclarationChecker declarations = processes.declarations();
    SyntaxDeclaration last = lastProcedure(program);
    NameTable names = NameTable.of(new FunctionChecker(diagnostics, declarations, processes));
    List<Process.Declaration> outer = new ArrayList<>();
    Procedure main = null;
    for (SyntaxDeclaration declaration : program.declarations()) {
      SyntaxDeclaration effective = declaration;
      if (declaration.range().start().file().equals(file.file())) {
        effective = withParameter(declaration, parameters);
      }
      DeclarationChecker.Declared declared =
          declarations.check(effective, names, declaration == last);
      names = declared.names();
      if (declaration != last) {
        outer.addAll(declared.declarations());
      } else if (!declared.declarations().isEmpty()) {
        main = procedureOf(declared, outer);
        if (program.declarations().stream().noneMatch(SyntaxDeclaration.Broken.class::isInstance)) {
          checkHostChannels(main, last.range());
        }
      }
    }
    if (last == null && !diagnostics.hasErrors()) {
      TextRange start = new TextRange(new SourcePosition(file.file(), 1, 1), 1);
      diagnostics.report(start, "the program has no PROC; its last PROC is what is run");
    }
    if (main != null) {
      UsageChecker.check(main, declarations.recursive(), diagnostics);
      DefinednessChecker.check(main, diagnostics);
    }
    diagnostics.throwIfAny();
    parameters.refuseUnknown();
    Map<String, Integer> inForce =
        Collections.unmodifiableMap(new LinkedHashMap<>(parameters.inForce()));
    return new CheckedProgram(
        nameOf(file.file()), main, inForce, diagnostics.warnings(), diagnostics.unreliable());
  }

  private SyntaxDeclaration withParameter(
      SyntaxDeclaration declaration, ProgramParameters parameters) {
    try {
      return parameters.apply(declaration);
    } catch (LanguageError error) {
      diagnostics.report(error);
      return declaration;
    }
  }

  private static SyntaxDeclaration lastProcedure(SyntaxProgram program) {
    return program.declarations().reversed().stream()
        .filter(SyntaxDeclaration.ProcedureDefinition.class::isInstance)
        .findFirst()
        .orElse(null);
  }

  /** The main PROC with the declarations before it around its body. */
  private static Procedure procedureOf(
      DeclarationChecker.Declared declared, List<Process.Declaration> outer) {
    Procedure main =
        ((Process.Declaration.ProcedureDeclaration) declared.declarations().getFirst()).procedure();
    if (main.isRecursive()) {
      return callOf(main, outer);
    }
    Process body = ProcessChecker.inScopes(outer, main.body());
    return SharedHostChannels.made(
        new Procedure(main.name(), main.parameters(), body, main.position()));
  }

  /** A main PROC that may call itself is called by one around it with the same parameters. */
  private static Procedure callOf(Procedure main, List<Process.Declaration> outer) {
    List<Symbol> parameters = new ArrayList<>();
    List<Expression> arguments = new ArrayList<>();
    for (Symbol each : main.parameters()) {
      Symbol parameter = new Symbol(each.name(), each.kind(), each.type(), each.declared());
      parameters.add(parameter);
      arguments.add(new Expression.Name(parameter, each.declared()));
    }
    List<Process.Declaration> declarations = new ArrayList<>(outer);
    declarations.add(new Process.Declaration.ProcedureDeclaration(main));
    Process body =
        ProcessChecker.inScopes(declarations, new Process.Call(main, arguments, main.position()));
    return new Procedure(main.name(), parameters, body, main.position());
  }

  private void checkHostChannels(Procedure main, TextRange heading) {
    boolean allChannels =
        main.parameters().stream()
            .allMatch(
                parameter -> parameter.type().directed(Type.Direction.BOTH).equals(HOST_CHANNEL));
    if (!allChannels || HostChannel.of(main.parameters()).isEmpty()) {
      diagnostics.report(
          heading,
          "the last PROC is the main program; its parameters must be () or (CHAN OF BYTE screen)"
              + " or (CHAN OF BYTE keyboard, screen) or (CHAN OF BYTE keyboard, screen, error), or"
              + " any of (CHAN BYTE keyboard?, screen!, error!)");
    }
  }

  private static String nameOf(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
