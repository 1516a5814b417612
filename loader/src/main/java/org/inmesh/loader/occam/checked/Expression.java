package org.inmesh.loader.occam.checked;

import org.inmesh.coresim.program.SourcePosition;

/**
 * An expression whose types agree, all constant parts of it folded: an expression that depends on
 * literals and constant VALs only is a {@link Constant} or {@link ConstantArray}. Variables,
 * elements and channels are expressions too; they are also what assignments and communications
 * name.
 */
public sealed interface Expression {

  /** Type of the value. */
  Type type();

  /** Where it is written. */
  SourcePosition position();

  /**
   * A scalar constant.
   *
   * @param value BOOL: 0 or 1; BYTE: 0 to 255; other integers: the number; REAL32 and REAL64: the
   *     bits of IEEE 754, those of a REAL32 sign extended
   */
  record Constant(Type type, long value, SourcePosition position) implements Expression {
    /** The value of a type that fills at most a word. */
    public int word() {
      return (int) value;
    }
  }

  /**
   * A string, a table such as {@code [1, 2, 3]}, or a constant VAL array.
   *
   * @param values the scalars in row-major order, as in {@link Constant}; not to be changed
   */
  record ConstantArray(Type.ArrayOf type, long[] values, SourcePosition position)
      implements Expression {}

  /** The value of a name, or the variable, channel, timer or array itself. */
  record Name(Symbol symbol, SourcePosition position) implements Expression {
    @Override
    public Type type() {
      return symbol.type();
    }
  }

  /**
   * An element (or a sub-array) of an array. A constant index has been checked against a known
   * length; any other is checked at run time.
   */
  record Subscript(Expression array, Expression index, Type type, SourcePosition position)
      implements Expression {}

  /**
   * {@code [array FROM from FOR count]}. Its type's length is that of count if constant, otherwise
   * {@link Type.ArrayOf#OPEN}.
   */
  record Slice(
      Expression array,
      Expression from,
      Expression count,
      Type.ArrayOf type,
      SourcePosition position)
      implements Expression {}

  /** An array written element by element, not all of them constant. */
  record ArrayConstructor(
      java.util.List<Expression> elements, Type.ArrayOf type, SourcePosition position)
      implements Expression {}

  /** {@code r[x]}: a part of a record. */
  record FieldOf(Expression record, RecordLayout.Field field, SourcePosition position)
      implements Expression {
    @Override
    public Type type() {
      return field.type();
    }
  }

  /** A record written field by field. */
  record RecordConstructor(
      java.util.List<Expression> values, Type.RecordOf type, SourcePosition position)
      implements Expression {}

  /** {@code [i = from FOR count | element]}; the count is constant. */
  record ReplicatedArray(
      Process.Replicator replicator, Expression element, Type.ArrayOf type, SourcePosition position)
      implements Expression {}

  /**
   * The bytes of a value or variable as another type of the same size. An open length is the one
   * that makes the sizes equal; if that is not possible, it is an error.
   */
  record Retyped(Expression operand, Type type, SourcePosition position) implements Expression {}

  /** An operation on one operand. */
  record Unary(UnaryOperator operator, Expression operand, Type type, SourcePosition position)
      implements Expression {}

  /** An operation on two operands; AND and OR leave the right one alone when the left decides. */
  record Binary(
      BinaryOperator operator,
      Expression left,
      Expression right,
      Type type,
      SourcePosition position)
      implements Expression {}

  /** {@code INT b}, {@code BYTE i} (range checked), {@code BOOL i}, {@code INT ROUND x}. */
  record Conversion(Expression operand, Rounding rounding, Type type, SourcePosition position)
      implements Expression {
    /** True between types of which one is, or both are, other names of the same scalar. */
    public boolean keepsValue() {
      return operand.type().represented() == type.represented();
    }
  }

  /** {@code SIZE a} of an array whose length is known only at run time. Type INT. */
  record SizeOf(Expression array, SourcePosition position) implements Expression {
    @Override
    public Type type() {
      return Type.Scalar.INT;
    }
  }

  /**
   * {@code client[request]}: a channel of an end of a channel type.
   *
   * @param end a variable that holds it, or the name of a claimed one
   */
  record FieldChannel(
      Expression end, ChannelType.Field field, Type.ChannelOf type, SourcePosition position)
      implements Expression {
    /** What it is a channel of. */
    public ChannelType channelType() {
      return end.type().end().orElseThrow().channels();
    }
  }

  /** What is done with a mobile ({@link Type.MobileOf}) as such. */
  sealed interface OfMobile extends Expression {
    /** The expressions that it contains. */
    java.util.List<Expression> operands();
  }

  /**
   * The data that a mobile holds, as the variable or value that it would be without MOBILE. Of an
   * undefined mobile an error at run time.
   *
   * @param allocates true if it is to be written to and its size is known: an undefined mobile gets
   *     memory then
   */
  record ContentOf(Expression mobile, boolean allocates, Type type, SourcePosition position)
      implements OfMobile {
    @Override
    public java.util.List<Expression> operands() {
      return java.util.List.of(mobile);
    }
  }

  /** A new mobile with a copy of data: {@code CLONE m}, or a value where a mobile is expected. */
  record Clone(Expression content, Type.MobileOf type, SourcePosition position)
      implements OfMobile {
    @Override
    public java.util.List<Expression> operands() {
      return java.util.List.of(content);
    }
  }

  /**
   * {@code MOBILE [n]BYTE}: a new mobile with arbitrary content.
   *
   * @param lengths one for each open length of the type's content, the outermost first
   */
  record Allocation(java.util.List<Expression> lengths, Type.MobileOf type, SourcePosition position)
      implements OfMobile {
    @Override
    public java.util.List<Expression> operands() {
      return lengths;
    }
  }

  /** {@code DEFINED m}. */
  record Defined(Expression mobile, SourcePosition position) implements OfMobile {
    @Override
    public Type type() {
      return Type.Scalar.BOOL;
    }

    @Override
    public java.util.List<Expression> operands() {
      return java.util.List.of(mobile);
    }
  }

  /**
   * A call of a FUNCTION with one result. It has no effect but its value, so that it does not
   * matter when and how often it is evaluated.
   */
  record FunctionCall(
      Procedure function, java.util.List<Expression> arguments, SourcePosition position)
      implements Expression {
    @Override
    public Type type() {
      return function.results().getFirst();
    }
  }

  /** How a conversion from or to a REAL gives a value that the new type can hold. */
  enum Rounding {
    /** The value stays the same: between integers, or from REAL32 to REAL64. */
    EXACT,
    /** To the nearest value, of two equally near ones the even one. */
    ROUND,
    /** Towards zero. */
    TRUNC
  }

  /** Operators with one operand. */
  enum UnaryOperator {
    /** {@code -}, overflow is an error. */
    NEGATE,
    /** {@code MINUS}, modulo. */
    MODULO_NEGATE,
    NOT,
    BIT_NOT
  }

  /** Operators with two operands of one type; only the count of a shift is an INT. */
  enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    PLUS,
    MINUS,
    TIMES,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    AND,
    OR,
    EQUAL,
    NOT_EQUAL,
    LESS,
    GREATER,
    LESS_OR_EQUAL,
    GREATER_OR_EQUAL,
    AFTER
  }
}
