package org.inmesh.loader.occam.checking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.isa.transputer.Function;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.InsertedCode;
import org.inmesh.loader.occam.checked.InsertedCode.Source;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.InsertLine;
import org.inmesh.loader.occam.syntax.InsertLine.Instruction;
import org.inmesh.loader.occam.syntax.InsertLine.Operand;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/**
 * Checks the instructions under ASM and GUY, as INMOS's occam 2 toolset has them. In ASM a name
 * behind a direct function stands for the place of its word in the workspace; in GUY {@code LDL},
 * {@code LDLP} and {@code STL} of a name load its value or address and store to it, wherever it is.
 */
final class InsertChecker {
  private static final int WORD_BYTES = 4;

  private final ExpressionChecker expressions;
  private final DiagnosticCollector diagnostics;
  private final Map<String, Identifier> labels = new HashMap<>();
  private boolean byName;

  InsertChecker(ExpressionChecker expressions, DiagnosticCollector diagnostics) {
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  Process check(SyntaxProcess.CodeInsert syntax) {
    byName = syntax.byName();
    for (InsertLine line : syntax.lines()) {
      if (line instanceof InsertLine.Label label) {
        define(label.name());
      }
    }
    List<InsertedCode.Line> lines = new ArrayList<>();
    for (InsertLine line : syntax.lines()) {
      try {
        lines.add(checked(line));
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return new Process.CodeInsert(byName, List.copyOf(lines), syntax.range().start());
  }

  private InsertedCode.Line checked(InsertLine line) {
    return switch (line) {
      case InsertLine.Label label ->
          new InsertedCode.Line(
              new InsertedCode.Label(label.name().text()),
              ":" + label.name().text(),
              line.range().start());
      case Instruction instruction ->
          new InsertedCode.Line(
              code(instruction), instruction.mnemonic().text(), line.range().start());
    };
  }

  private void define(Identifier label) {
    Identifier before = labels.putIfAbsent(label.text(), label);
    if (before != null) {
      diagnostics.report(
          label.range(),
          String.format(
              Locale.ROOT,
              "label '%s' is defined in line %d already",
              label.text(),
              before.range().start().line()));
    }
  }

  private InsertedCode code(Instruction line) {
    return switch (line.mnemonic().text()) {
      case "LD" -> load(line, 1);
      case "LDAB" -> load(line, 2);
      case "LDABC" -> load(line, 3);
      case "ST" -> store(line, 1);
      case "STAB" -> store(line, 2);
      case "STABC" -> store(line, 3);
      case "BYTE" -> data(line, 1);
      case "WORD" -> data(line, WORD_BYTES);
      case "ALIGN" -> {
        operands(line, 0);
        yield new InsertedCode.Align();
      }
      case "LDLABELDIFF" -> difference(line);
      case "LDLABELP" -> new InsertedCode.LoadLabel(label(operands(line, 1).getFirst()));
      case "RESERVELOWWS" -> new InsertedCode.Reserve(number(operands(line, 1).getFirst()));
      case "PFIX" -> prefix(line, false);
      case "NFIX" -> prefix(line, true);
      default -> instruction(line);
    };
  }

  private static List<Operand> operands(Instruction line, int wanted) {
    int given = line.operands().size();
    if (given != wanted) {
      String takes =
          switch (wanted) {
            case 0 -> "no operand";
            case 1 -> "one operand";
            default -> wanted + " operands";
          };
      throw new LanguageError(
          line.range(), line.mnemonic().text() + " takes " + takes + ", here are " + given);
    }
    return line.operands();
  }

  private InsertedCode instruction(Instruction line) {
    String name = line.mnemonic().text();
    Optional<Function> function = InsertMnemonics.function(name);
    if (function.isPresent()) {
      return direct(line, function.get(), operands(line, 1).getFirst());
    }
    InsertedCode operation =
        InsertMnemonics.operation(name)
            .orElseThrow(
                () ->
                    new LanguageError(
                        line.mnemonic().range(),
                        "'" + name + "' is no instruction" + InsertMnemonics.suggestion(name)));
    operands(line, 0);
    return operation;
  }

  private InsertedCode direct(Instruction line, Function function, Operand operand) {
    return switch (operand) {
      case Operand.LabelUse label -> branch(line, function, label);
      case Operand.Special special -> special(function, special);
      case Operand.Value value -> direct(function, value.expression());
      case Operand.Address address ->
          throw new LanguageError(
              address.range(), "ADDRESSOF is for LD: write LD ADDRESSOF and a name");
      case Operand.LabelDifference distance ->
          throw new LanguageError(distance.range(), "the distance of labels is for LDLABELDIFF");
    };
  }

  private InsertedCode branch(Instruction line, Function function, Operand label) {
    if (function != Function.J && function != Function.CJ && function != Function.CALL) {
      throw new LanguageError(
          label.range(),
          line.mnemonic().text() + " takes no label; LDLABELP and LDLABELDIFF load one");
    }
    return new InsertedCode.Branch(function, label(label));
  }

  private static InsertedCode special(Function function, Operand.Special special) {
    return switch (special.name()) {
      case ".WSSIZE" -> new InsertedCode.WorkspaceSize(function, special.negative());
      // There is neither a static link nor a separate vector space.
      case ".STATIC", ".VSPTR" -> new InsertedCode.Direct(function, 0);
      default ->
          throw new LanguageError(
              special.range(),
              "'" + special.name() + "' is not known; there are .WSSIZE, .STATIC and .VSPTR");
    };
  }

  private InsertedCode direct(Function function, SyntaxExpression syntax) {
    if (function == Function.CALL
        && syntax instanceof SyntaxExpression.NameUse use
        && entry(use) instanceof NameEntry.Proc proc) {
      return new InsertedCode.CallOf(callable(proc.procedure(), use.range()));
    }
    if (byName && function == Function.STL && syntax instanceof SyntaxExpression.NameUse) {
      return new InsertedCode.Store(List.of(target(syntax)));
    }
    Expression operand = expressions.check(syntax);
    if (operand instanceof Expression.Constant constant) {
      return new InsertedCode.Direct(function, constant.word());
    }
    if (!(operand instanceof Expression.Name name) || !isStored(operand.type())) {
      throw new LanguageError(
          syntax.range(),
          "the operand of an instruction is a constant or a name; LD loads other values");
    }
    if (byName && function == Function.LDL) {
      return new InsertedCode.Load(List.of(value(syntax)));
    }
    if (byName && function == Function.LDLP) {
      return new InsertedCode.Load(List.of(new Source.Address(name)));
    }
    return new InsertedCode.AtName(function, name);
  }

  /** True for data and channels, not for timers and what the compiler keeps in ways of its own. */
  private static boolean isStored(Type type) {
    Type base = type.base();
    return base instanceof Type.Scalar
        || base instanceof Type.RecordOf
        || base instanceof Type.ChannelOf;
  }

  private static Procedure callable(Procedure procedure, TextRange range) {
    if (procedure.intrinsic().isPresent() || procedure.isRecursive()) {
      throw new LanguageError(
          range,
          "'%s' cannot be called by an instruction: it %s"
              .formatted(
                  procedure.name(),
                  procedure.isRecursive()
                      ? "is recursive and takes its workspace from the heap"
                      : "is compiled to instructions in place"));
    }
    return procedure;
  }

  private NameEntry entry(SyntaxExpression.NameUse use) {
    return expressions.names().find(use.name(), use.range());
  }

  private InsertedCode load(Instruction line, int count) {
    return new InsertedCode.Load(operands(line, count).stream().map(this::source).toList());
  }

  private Source source(Operand operand) {
    return switch (operand) {
      case Operand.Value value -> value(value.expression());
      case Operand.Address address -> address(address.expression());
      default ->
          throw new LanguageError(
              operand.range(), "LD loads a value or ADDRESSOF a name; LDLABELP loads labels");
    };
  }

  private Source value(SyntaxExpression syntax) {
    Expression value = expressions.check(syntax);
    boolean word =
        value.type() instanceof Type.ChannelOf
            || value.type().represented() instanceof Type.Scalar scalar
                && scalar.bits() <= WORD_BYTES * Byte.SIZE;
    if (!word) {
      throw new LanguageError(
          syntax.range(),
          "a register holds a word; this is of type " + value.type() + ", load ADDRESSOF it");
    }
    return new Source.Value(value);
  }

  private Source address(SyntaxExpression syntax) {
    if (syntax instanceof SyntaxExpression.NameUse use
        && entry(use) instanceof NameEntry.Proc proc) {
      return new Source.Entry(callable(proc.procedure(), use.range()));
    }
    Expression value = expressions.check(syntax);
    boolean hasAddress =
        switch (value) {
          case Expression.Name name -> isStored(name.type());
          case Expression.Subscript element -> true;
          case Expression.Slice slice -> true;
          case Expression.FieldOf field -> true;
          case Expression.Constant constant -> true;
          case Expression.ConstantArray table -> true;
          case Expression.ArrayConstructor table -> true;
          default -> false;
        };
    if (!hasAddress) {
      throw new LanguageError(
          syntax.range(), "only what is in memory has an address: a name, a part of it, a table");
    }
    return new Source.Address(value);
  }

  private InsertedCode store(Instruction line, int count) {
    List<Expression> targets = new ArrayList<>();
    for (Operand operand : operands(line, count)) {
      if (!(operand instanceof Operand.Value value)) {
        throw new LanguageError(operand.range(), "a register is stored to a variable");
      }
      targets.add(target(value.expression()));
    }
    return new InsertedCode.Store(List.copyOf(targets));
  }

  private Expression target(SyntaxExpression syntax) {
    Expression target = expressions.assignable(syntax);
    if (!(target.type().represented() instanceof Type.Scalar scalar)
        || scalar.bits() > WORD_BYTES * Byte.SIZE) {
      throw new LanguageError(
          syntax.range(), "a register holds a word; this is of type " + target.type());
    }
    return target;
  }

  private InsertedCode difference(Instruction line) {
    if (!(operands(line, 1).getFirst() instanceof Operand.LabelDifference distance)) {
      throw new LanguageError(
          line.range(), "LDLABELDIFF takes two labels: LDLABELDIFF :there - :here");
    }
    return new InsertedCode.LoadDifference(known(distance.to()), known(distance.from()));
  }

  private String label(Operand operand) {
    if (!(operand instanceof Operand.LabelUse label)) {
      throw new LanguageError(operand.range(), "a label is expected, such as :loop");
    }
    return known(label.name());
  }

  private String known(Identifier label) {
    if (!labels.containsKey(label.text())) {
      String hint =
          SimilarNames.nearest(label.text(), List.copyOf(labels.keySet()))
              .map(other -> "; did you mean ':" + other + "'?")
              .orElse("");
      throw new LanguageError(
          label.range(), "there is no label '" + label.text() + "' in this insert" + hint);
    }
    return label.text();
  }

  private int number(Operand operand) {
    if (operand instanceof Operand.Value value) {
      return expressions.constantInt(value.expression(), "this operand").word();
    }
    throw new LanguageError(operand.range(), "a constant is expected");
  }

  private InsertedCode prefix(Instruction line, boolean negative) {
    Operand operand = operands(line, 1).getFirst();
    int value = number(operand);
    if (value < 0 || value > 15) {
      throw new LanguageError(operand.range(), "a prefix byte has an operand of 0 to 15");
    }
    return new InsertedCode.Prefix(negative, value);
  }

  private InsertedCode data(Instruction line, int unitBytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Operand operand : line.operands()) {
      TextRange range = operand.range();
      long[] values = constants(operand);
      for (long each : values) {
        if (unitBytes == 1 && (each < Byte.MIN_VALUE || each > 0xFF)) {
          throw new LanguageError(range, "a byte is 0 to 255, not " + each);
        }
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.write(buffer.putLong(each).array(), 0, unitBytes);
      }
    }
    return new InsertedCode.Data(bytes.toByteArray());
  }

  private long[] constants(Operand operand) {
    if (operand instanceof Operand.Value written) {
      Expression value = expressions.value(written.expression());
      if (value instanceof Expression.Constant constant) {
        return new long[] {constant.value()};
      }
      if (value instanceof Expression.ConstantArray table) {
        return table.values();
      }
    }
    throw new LanguageError(operand.range(), "constants are expected here");
  }
}
