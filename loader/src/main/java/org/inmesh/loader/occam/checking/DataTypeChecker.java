package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.RecordLayout;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/** Checks declarations of DATA TYPEs, the fields of records, and sizes. */
final class DataTypeChecker {
  /** Records in which records are doubled again and again would make code without bounds. */
  private static final int MOST_MOBILES = 1000;

  private final ExpressionChecker expressions;

  DataTypeChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  /** {@code DATA TYPE name IS type:} makes a type of its own with the values of another. */
  Type named(SyntaxDeclaration.DataType syntax) {
    Type type = data(syntax.type(), "a DATA TYPE");
    Type.Name name = name(syntax.name());
    return switch (type) {
      case Scalar scalar -> new Type.Named(name, scalar);
      case Type.Named named -> new Type.Named(name, named.scalar());
      case Type.ArrayOf array ->
          new Type.ArrayOf(array.length(), array.element(), Optional.of(name));
      case Type.RecordOf structure -> new Type.RecordOf(name, structure.layout());
      case Type.MobileOf mobile -> new Type.MobileOf(mobile.content(), Optional.of(name));
      default -> throw new IllegalStateException(type + " is no data");
    };
  }

  private static Type.Name name(Identifier name) {
    return new Type.Name(name.text(), name.range().start());
  }

  private Type data(TypeSyntax syntax, String what) {
    Type type = TypeChecker.withLengths(syntax, expressions, what);
    if (!type.isData()) {
      throw new LanguageError(syntax.range(), what + " consists of data; this is of type " + type);
    }
    return type;
  }

  /** A RECORD. */
  Type record(SyntaxDeclaration.RecordType syntax, DiagnosticCollector diagnostics) {
    List<RecordLayout.Member> members = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean wrong = syntax.fields().isEmpty();
    for (SyntaxDeclaration.Fields line : syntax.fields()) {
      try {
        Type type = data(line.type(), "a field");
        if (type.hasMobiles() && (!syntax.mobile() || syntax.packed())) {
          throw new LanguageError(
              line.type().range(),
              "only a MOBILE RECORD that is not PACKED has fields that are mobile: write MOBILE in"
                  + " front of RECORD");
        }
        for (Identifier name : line.names()) {
          if (!seen.add(name.text())) {
            throw new LanguageError(
                name.range(), "there are two fields '" + name.text() + "' in this RECORD");
          }
          members.add(new RecordLayout.Member(name.text(), type));
        }
      } catch (LanguageError error) {
        diagnostics.report(error);
        wrong = true;
      }
    }
    if (wrong) {
      throw LanguageError.alreadyReported();
    }
    try {
      Type.Name name = name(syntax.name());
      RecordLayout layout = RecordLayout.of(members, syntax.packed());
      if (layout.mobiles() > MOST_MOBILES) {
        throw new LanguageError(
            syntax.range(),
            String.format(
                Locale.ROOT,
                "this RECORD contains %d mobiles, with those inside its mobiles; at most %d are"
                    + " possible; use arrays of them",
                layout.mobiles(),
                MOST_MOBILES));
      }
      Type structure = new Type.RecordOf(name, layout);
      return syntax.mobile() ? new Type.MobileOf(structure, Optional.of(name)) : structure;
    } catch (ArithmeticException error) {
      throw new LanguageError(
          syntax.range(), "the RECORD is larger than the memory of any machine");
    }
  }

  /** {@code r[x]}. */
  Expression field(Expression value, Type.RecordOf type, SyntaxExpression.Subscript syntax) {
    if (!(syntax.index() instanceof SyntaxExpression.NameUse name)) {
      throw new LanguageError(
          syntax.index().range(),
          "a field of " + type + " is selected by its name; " + listed(type));
    }
    RecordLayout.Field field = field(type, new Identifier(name.name(), name.range()));
    return new Expression.FieldOf(value, field, syntax.range().start());
  }

  private static RecordLayout.Field field(Type.RecordOf type, Identifier name) {
    return type.layout().field(name.text()).orElseThrow(() -> noField(type, name));
  }

  private static LanguageError noField(Type.RecordOf type, Identifier name) {
    List<String> names = type.layout().fields().stream().map(RecordLayout.Field::name).toList();
    String hint =
        SimilarNames.nearest(name.text(), names)
            .map(other -> "did you mean '" + other + "'?")
            .orElse(listed(type));
    return new LanguageError(
        name.range(), "'" + name.text() + "' is not a field of " + type + "; " + hint);
  }

  private static String listed(Type.RecordOf type) {
    return type.layout().fields().stream()
        .map(RecordLayout.Field::name)
        .collect(Collectors.joining(", ", "its fields are ", ""));
  }

  /** A table of one value for each field. */
  Expression literal(SyntaxExpression.Table syntax, Type.RecordOf type) {
    List<RecordLayout.Field> fields = type.layout().fields();
    List<SyntaxExpression> written = syntax.elements();
    if (written.size() != fields.size()) {
      throw new LanguageError(
          syntax.range(),
          type + " has " + fields.size() + " fields; here are " + written.size() + " values");
    }
    List<Expression> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      RecordLayout.Field field = fields.get(i);
      if (field.type().hasMobiles()) {
        throw new LanguageError(
            written.get(i).range(),
            "field '" + field.name() + "' is mobile, so it is assigned by itself, not in a table");
      }
      String what = "field '" + field.name() + "' of " + type;
      values.add(expressions.valueOf(written.get(i), field.type(), what));
    }
    return new Expression.RecordConstructor(List.copyOf(values), type, syntax.range().start());
  }

  /** {@code 5(LENGTH)}: a literal that must be one of a DATA TYPE. */
  Expression ofType(SyntaxExpression.OfType syntax) {
    Type type = TypeChecker.named(syntax.type(), expressions);
    Expression value = expressions.value(syntax.literal(), Optional.of(type));
    if (value instanceof Constant constant && type.represented() == constant.type()) {
      return new Constant(type, constant.value(), constant.position());
    }
    ExpressionChecker.require(value, type, syntax.literal().range(), "this literal");
    return value;
  }

  /** {@code BYTESIN (R)} of the name of a type. */
  Optional<Expression> sizeOfNamed(SyntaxExpression.BytesIn syntax) {
    return syntax.operand() instanceof SyntaxExpression.NameUse use
            && expressions.entry(new Identifier(use.name(), use.range()))
                instanceof NameEntry.DataType data
        ? Optional.of(ValueSize.expression(data.type(), syntax.range()))
        : Optional.empty();
  }

  /** {@code MOSTPOS LENGTH}. */
  Expression extreme(SyntaxExpression.ExtremeOf syntax) {
    Type type = TypeChecker.named(syntax.type(), expressions);
    if (!(type.represented() instanceof Scalar scalar) || !scalar.isInteger()) {
      throw new LanguageError(
          syntax.type().range(),
          "only integers have a greatest and a least value; " + type + " has not");
    }
    long value = syntax.most() ? scalar.most() : scalar.least();
    return new Constant(type, value, syntax.range().start());
  }

  /** {@code OFFSETOF (R, x)}. */
  Expression offsetOf(SyntaxExpression.OffsetOf syntax) {
    if (!(TypeChecker.named(syntax.type(), expressions).content()
        instanceof Type.RecordOf structure)) {
      throw new LanguageError(
          syntax.type().range(), "OFFSETOF needs a RECORD; '" + syntax.type().text() + "' is none");
    }
    int offset = field(structure, syntax.field()).offset();
    return new Constant(Scalar.INT, offset, syntax.range().start());
  }
}
