package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/** Checks declarations and adds what they declare to the names in scope. */
final class DeclarationChecker {
  /** Each is a level of the checked tree: keeps the recursion of later stages in bounds. */
  private static final int MOST_NAMES = 1500;

  private final DiagnosticCollector diagnostics;
  private final ProcessChecker processes;
  private final TagNumbers tagNumbers;
  private final List<Procedure> recursive = new ArrayList<>();

  DeclarationChecker(
      DiagnosticCollector diagnostics, ProcessChecker processes, TagNumbers tagNumbers) {
    this.tagNumbers = tagNumbers;
    this.diagnostics = diagnostics;
    this.processes = processes;
  }

  /**
   * What declarations lead to.
   *
   * @param names in scope behind them
   * @param declarations checked, without constants
   */
  record Declared(NameTable names, List<Process.Declaration> declarations) {}

  /** The PROCs and FUNCTIONs that may call themselves, of all that were checked until now. */
  List<Procedure> recursive() {
    return recursive;
  }

  /** Checks declarations that follow each other. */
  Declared check(List<SyntaxDeclaration> syntax, NameTable outer) {
    NameTable names = outer;
    List<Process.Declaration> declarations = new ArrayList<>();
    for (SyntaxDeclaration declaration : syntax) {
      Declared declared = check(declaration, names, false);
      names = declared.names();
      declarations.addAll(declared.declarations());
    }
    return new Declared(names, List.copyOf(declarations));
  }

  /**
   * Checks one declaration.
   *
   * @param main true for the PROC that is the whole program
   */
  Declared check(SyntaxDeclaration syntax, NameTable names, boolean main) {
    try {
      if (names.size() >= MOST_NAMES) {
        throw new LanguageError(
            syntax.range(), "more than " + MOST_NAMES + " names in scope; use arrays or PROCs");
      }
      return switch (syntax) {
        case SyntaxDeclaration.Variables variables -> variables(variables, names);
        case SyntaxDeclaration.Abbreviation abbreviation -> abbreviation(abbreviation, names);
        case SyntaxDeclaration.DataType type ->
            dataType(
                type.name(), new DataTypeChecker(new ExpressionChecker(names)).named(type), names);
        case SyntaxDeclaration.RecordType type ->
            dataType(
                type.name(),
                new DataTypeChecker(new ExpressionChecker(names)).record(type, diagnostics),
                names);
        case SyntaxDeclaration.ChannelTypeDefinition type ->
            new Declared(ChannelTypeChecker.declare(type, names, diagnostics), List.of());
        case SyntaxDeclaration.SequentialProtocol protocol ->
            protocol(
                protocol.name(),
                new ProtocolChecker(new ExpressionChecker(names)).sequential(protocol),
                names);
        case SyntaxDeclaration.VariantProtocol protocol ->
            protocol(
                protocol.name(),
                new ProtocolChecker(new ExpressionChecker(names))
                    .variant(protocol, tagNumbers.first(protocol)),
                names);
        case SyntaxDeclaration.ProcedureDefinition definition -> procedure(definition, names, main);
        case SyntaxDeclaration.Initial initial -> initial(initial, names);
        case SyntaxDeclaration.Retyping retyping -> retyping(retyping, names);
        case SyntaxDeclaration.Placement placement -> {
          PlacementChecker.check(placement, new ExpressionChecker(names), diagnostics);
          yield new Declared(names, List.of());
        }
        case SyntaxDeclaration.FunctionDefinition definition -> function(definition, names);
        case SyntaxDeclaration.Broken ignored -> throw LanguageError.alreadyReported();
      };
    } catch (LanguageError error) {
      diagnostics.report(error);
      return broken(declaredNames(syntax), names);
    }
  }

  private static List<String> declaredNames(SyntaxDeclaration syntax) {
    return switch (syntax) {
      case SyntaxDeclaration.Variables variables ->
          variables.names().stream().map(Identifier::text).toList();
      case SyntaxDeclaration.Abbreviation abbreviation -> List.of(abbreviation.name().text());
      case SyntaxDeclaration.DataType type -> List.of(type.name().text());
      case SyntaxDeclaration.RecordType type -> List.of(type.name().text());
      case SyntaxDeclaration.ChannelTypeDefinition type -> List.of(type.name().text());
      case SyntaxDeclaration.SequentialProtocol protocol -> List.of(protocol.name().text());
      case SyntaxDeclaration.VariantProtocol protocol -> List.of(protocol.name().text());
      case SyntaxDeclaration.ProcedureDefinition definition -> List.of(definition.name().text());
      case SyntaxDeclaration.Retyping retyping -> List.of(retyping.name().text());
      case SyntaxDeclaration.Initial initial -> List.of(initial.name().text());
      case SyntaxDeclaration.Placement ignored -> List.of();
      case SyntaxDeclaration.FunctionDefinition definition -> List.of(definition.name().text());
      case SyntaxDeclaration.Broken broken -> broken.names();
    };
  }

  private static Declared broken(List<String> declared, NameTable outer) {
    NameTable names = outer;
    for (String name : declared) {
      names = names.with(name, new NameEntry.Broken());
    }
    return new Declared(names, List.of());
  }

  private static Declared dataType(Identifier name, Type type, NameTable names) {
    return new Declared(names.with(name.text(), new NameEntry.DataType(type)), List.of());
  }

  private static Declared protocol(Identifier name, Protocol protocol, NameTable names) {
    return new Declared(names.with(name.text(), new NameEntry.Carried(protocol)), List.of());
  }

  private static Declared variables(SyntaxDeclaration.Variables syntax, NameTable outer) {
    TypeSyntax written = SharedMemoryChecker.unmarked(syntax.type());
    Type type = TypeChecker.withLengths(written, new ExpressionChecker(outer), "a variable");
    SharedMemoryChecker.requireShareable(type, false, syntax.type());
    NameTable names = outer;
    if (syntax.names().size() > MOST_NAMES) {
      throw new LanguageError(syntax.range(), "more than " + MOST_NAMES + " names in one line");
    }
    Map<String, Identifier> seen = new HashMap<>();
    List<Process.Declaration> declarations = new ArrayList<>();
    for (Identifier name : syntax.names()) {
      Identifier before = seen.putIfAbsent(name.text(), name);
      if (before != null) {
        throw new LanguageError(
            name.range(),
            "'" + name.text() + "' is declared twice here",
            new OtherPlace(before.range(), "the first time"));
      }
      Symbol symbol = symbol(name, Symbol.Kind.VARIABLE, type, mark(syntax.type()));
      names = names.with(name.text(), new NameEntry.Variable(symbol));
      declarations.add(new Process.Declaration.Variable(symbol));
    }
    return new Declared(names, List.copyOf(declarations));
  }

  private static Declared retyping(SyntaxDeclaration.Retyping syntax, NameTable names) {
    ExpressionChecker expressions = new ExpressionChecker(names);
    Expression value = RetypingChecker.check(syntax, expressions);
    if (value.type().isChannel()) {
      Type wanted = TypeChecker.resolve(syntax.type(), expressions);
      Type type = ChannelRetypingChecker.typeOf(wanted, value.type());
      return abbreviated(
          syntax.name(), false, type.directed(value.type().direction()), false, value, names);
    }
    if (syntax.value()) {
      SharedMemoryChecker.requireConstant(value, syntax.expression().range());
    }
    return abbreviated(syntax.name(), syntax.value(), value.type(), false, value, names);
  }

  private static Declared initial(SyntaxDeclaration.Initial syntax, NameTable names) {
    ExpressionChecker expressions = new ExpressionChecker(names);
    Type type = TypeChecker.resolve(SharedMemoryChecker.unmarked(syntax.type()), expressions);
    SharedMemoryChecker.requireShareable(type, false, syntax.type());
    MobileChecker.refuseParts(type, syntax.type().range());
    Expression value =
        TypeChecker.ofLength(
            type,
            MobileChecker.given(
                type,
                expressions.value(syntax.value(), Optional.of(type)),
                syntax.value().range()));
    if (!TypeChecker.fits(type, value.type())) {
      throw new LanguageError(syntax.value().range(), TypeChecker.mismatch(type, value));
    }
    if (ArrayChecker.hasOpenLength(value.type())) {
      throw new LanguageError(
          syntax.value().range(),
          "the length of this array is known at run time only; a variable's must be constant");
    }
    Symbol symbol = symbol(syntax.name(), Symbol.Kind.VARIABLE, value.type(), mark(syntax.type()));
    return new Declared(
        names.with(symbol.name(), new NameEntry.Variable(symbol)),
        List.of(new Process.Declaration.Variable(symbol, Optional.of(value))));
  }

  private static Symbol.Mark mark(TypeSyntax written) {
    return SharedMemoryChecker.isMarked(written)
        ? Symbol.Mark.SHARED
        : written.isPort() ? Symbol.Mark.PORT : Symbol.Mark.NONE;
  }

  private static Symbol symbol(Identifier name, Symbol.Kind kind, Type type, Symbol.Mark mark) {
    return new Symbol(name.text(), kind, type, name.range().start(), mark);
  }

  private static Declared abbreviation(SyntaxDeclaration.Abbreviation syntax, NameTable names) {
    ExpressionChecker expressions = new ExpressionChecker(names);
    boolean shared = syntax.type().filter(SharedMemoryChecker::isMarked).isPresent();
    Optional<Type> written =
        syntax
            .type()
            .map(each -> TypeChecker.resolve(SharedMemoryChecker.unmarked(each), expressions));
    if (shared) {
      SharedMemoryChecker.requireShareable(
          written.get(), syntax.value(), syntax.type().orElseThrow());
    }
    Optional<Type> type = syntax.value() ? written.map(Type::content) : written;
    Expression value =
        syntax.value()
            ? expressions.value(syntax.expression(), type)
            : expressions.elementOrEnd(syntax.expression());
    if (type.isPresent() && !syntax.value()) {
      value = MobileChecker.target(value, type, syntax.expression().range());
    }
    if (type.isPresent()) {
      value = TypeChecker.ofLength(type.get(), value);
    }
    if (type.isPresent() && !TypeChecker.fits(type.get(), value.type())) {
      throw new LanguageError(syntax.expression().range(), TypeChecker.mismatch(type.get(), value));
    }
    if (!syntax.value() || value.type().isAggregate()) {
      TypeChecker.requireAligned(value, syntax.expression().range());
    }
    if (shared) {
      String what = "what SHARED '" + syntax.name().text() + "' stands for";
      SharedMemoryChecker.requireShared(value, what, syntax.expression().range());
    } else if (syntax.value()) {
      SharedMemoryChecker.requireConstant(value, syntax.expression().range());
    }
    return abbreviated(
        syntax.name(), syntax.value(), directed(value.type(), syntax), shared, value, names);
  }

  private static Declared abbreviated(
      Identifier name,
      boolean isValue,
      Type type,
      boolean shared,
      Expression value,
      NameTable names) {
    if (value instanceof Expression.Constant || value instanceof Expression.ConstantArray) {
      return new Declared(names.with(name.text(), new NameEntry.Value(value)), List.of());
    }
    Symbol.Kind kind =
        isValue ? Symbol.Kind.VALUE_ABBREVIATION : Symbol.Kind.REFERENCE_ABBREVIATION;
    Symbol.Mark mark =
        shared
            ? Symbol.Mark.SHARED
            : PortChecker.isPort(value) ? Symbol.Mark.PORT : Symbol.Mark.NONE;
    Symbol symbol = symbol(name, kind, type, mark);
    return new Declared(
        names.with(name.text(), new NameEntry.Variable(symbol)),
        List.of(new Process.Declaration.Abbreviation(symbol, value)));
  }

  /** An abbreviation of an end of a channel stands for that end only. */
  private static Type directed(Type type, SyntaxDeclaration.Abbreviation syntax) {
    Type.Direction written =
        syntax.expression() instanceof SyntaxExpression.ChannelEnd end
            ? end.direction()
            : type.direction();
    if (syntax.direction() == Type.Direction.BOTH) {
      return type.directed(written);
    }
    checkMark(syntax.name(), syntax.direction(), type);
    if (written != Type.Direction.BOTH && written != syntax.direction()) {
      throw new LanguageError(syntax.expression().range(), written.refusal());
    }
    return type.directed(syntax.direction());
  }

  private static void checkMark(Identifier name, Type.Direction direction, Type type) {
    if (direction != Type.Direction.BOTH && !type.isChannel()) {
      throw new LanguageError(
          name.range(),
          "only channels are marked with '?' and '!'; '" + name.text() + "' is " + type);
    }
  }

  private Declared procedure(
      SyntaxDeclaration.ProcedureDefinition syntax, NameTable outer, boolean main) {
    String name = syntax.name().text();
    NameEntry unfinished = new NameEntry.Unfinished(syntax.name(), "PROC", syntax.recursive());
    Parameters parameters = parameters(syntax.parameters(), outer.with(name, unfinished));
    Optional<Procedure> itself =
        RecursionChecker.begin(syntax.recursive(), syntax.name(), parameters, List.of());
    Process body =
        processes.check(
            syntax.body(),
            RecursionChecker.inside(syntax.recursive(), syntax.name(), itself, parameters, outer),
            main);
    if (parameters.wrong()) {
      throw LanguageError.alreadyReported();
    }
    itself.ifPresent(
        procedure -> {
          procedure.complete(body);
          recursive.add(procedure);
        });
    Procedure procedure =
        itself.orElseGet(
            () -> new Procedure(name, parameters.symbols(), body, syntax.name().range().start()));
    return new Declared(
        outer.with(name, new NameEntry.Proc(procedure)),
        List.of(new Process.Declaration.ProcedureDeclaration(procedure)));
  }

  private Declared function(SyntaxDeclaration.FunctionDefinition syntax, NameTable outer) {
    Procedure function = new FunctionChecker(diagnostics, this, processes).check(syntax, outer);
    if (function.isRecursive()) {
      recursive.add(function);
    }
    return new Declared(
        outer.with(syntax.name().text(), new NameEntry.Proc(function)),
        List.of(new Process.Declaration.ProcedureDeclaration(function)));
  }

  /**
   * Checked formal parameters.
   *
   * @param names in scope of the body
   * @param wrong true if one of them has an error, which was reported
   */
  record Parameters(NameTable names, List<Symbol> symbols, boolean wrong) {}

  /** Checks formal parameters; errors are reported. */
  Parameters parameters(List<SyntaxDeclaration.Parameter> syntax, NameTable outer) {
    NameTable names = outer;
    List<Symbol> symbols = new ArrayList<>();
    Map<String, Identifier> seen = new HashMap<>();
    boolean wrong = false;
    for (SyntaxDeclaration.Parameter parameter : syntax) {
      try {
        Symbol symbol = parameter(parameter, outer);
        names = names.with(symbol.name(), new NameEntry.Variable(symbol));
        symbols.add(symbol);
        Identifier before = seen.putIfAbsent(symbol.name(), parameter.name());
        if (before != null) {
          throw new LanguageError(
              parameter.name().range(),
              "there are two parameters '" + symbol.name() + "'",
              new OtherPlace(before.range(), "the first one"));
        }
      } catch (LanguageError error) {
        diagnostics.report(error);
        names = names.with(parameter.name().text(), new NameEntry.Broken());
        wrong = true;
      }
    }
    return new Parameters(names, List.copyOf(symbols), wrong);
  }

  private static Symbol parameter(SyntaxDeclaration.Parameter syntax, NameTable names) {
    Type type =
        TypeChecker.resolve(
                SharedMemoryChecker.unmarked(syntax.type()), new ExpressionChecker(names))
            .directed(syntax.direction());
    checkMark(syntax.name(), syntax.direction(), type);
    SharedMemoryChecker.requireShareable(type, syntax.value(), syntax.type());
    if (syntax.value() && (!type.isData() || syntax.type().isPort())) {
      throw new LanguageError(
          syntax.type().range(),
          "channels, ports, timers, barriers and locks are passed without VAL");
    }
    return syntax.value()
        ? symbol(syntax.name(), Symbol.Kind.VALUE_PARAMETER, type.content(), mark(syntax.type()))
        : symbol(syntax.name(), Symbol.Kind.REFERENCE_PARAMETER, type, mark(syntax.type()));
  }
}
