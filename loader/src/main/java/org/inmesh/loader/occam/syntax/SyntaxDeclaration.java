package org.inmesh.loader.occam.syntax;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.TextRange;

/** A declaration as written. */
public sealed interface SyntaxDeclaration {

  /** Where; of a PROC its heading. */
  TextRange range();

  /** {@code INT a, b:}. */
  record Variables(TypeSyntax type, List<Identifier> names, TextRange range)
      implements SyntaxDeclaration {}

  /**
   * {@code VAL INT x IS e:} or {@code INT x IS y:}; the type may be missing.
   *
   * @param direction the mark behind the name of a channel
   */
  record Abbreviation(
      boolean value,
      Optional<TypeSyntax> type,
      Identifier name,
      Type.Direction direction,
      SyntaxExpression expression,
      TextRange range)
      implements SyntaxDeclaration {}

  /** {@code PROTOCOL name IS INT; INT::[]BYTE:}. */
  record SequentialProtocol(Identifier name, List<ProtocolSyntax> items, TextRange range)
      implements SyntaxDeclaration {}

  /** {@code PROTOCOL name CASE} or {@code PROTOCOL name EXTENDS a, b CASE}, and tags. */
  record VariantProtocol(
      Identifier name, List<Identifier> extended, List<TagSyntax> tags, TextRange range)
      implements SyntaxDeclaration {}

  /** {@code tag; INT}. */
  record TagSyntax(Identifier name, List<ProtocolSyntax> items) {}

  /**
   * {@code VAL INT x RETYPES e:} or {@code []INT x RESHAPES y:}.
   *
   * @param value true after VAL
   * @param reshapes true if the innermost type stays the same
   */
  record Retyping(
      boolean value,
      TypeSyntax type,
      Identifier name,
      boolean reshapes,
      SyntaxExpression expression,
      TextRange range)
      implements SyntaxDeclaration {}

  /** {@code INITIAL INT x IS e:}, a variable with its first value. */
  record Initial(TypeSyntax type, Identifier name, SyntaxExpression value, TextRange range)
      implements SyntaxDeclaration {}

  /** {@code PLACE x IN WORKSPACE:} or {@code PLACE x AT address:}. */
  record Placement(SyntaxExpression placed, Optional<SyntaxExpression> address, TextRange range)
      implements SyntaxDeclaration {}

  /** {@code PROC name (parameters)} and its body; recursive after REC or RECURSIVE. */
  record ProcedureDefinition(
      boolean recursive,
      Identifier name,
      List<Parameter> parameters,
      SyntaxProcess body,
      TextRange range)
      implements SyntaxDeclaration {}

  /**
   * {@code INT FUNCTION name (parameters)} and what it computes; recursive after REC or RECURSIVE.
   */
  record FunctionDefinition(
      boolean recursive,
      List<TypeSyntax> results,
      Identifier name,
      List<Parameter> parameters,
      ValueProcess body,
      TextRange range)
      implements SyntaxDeclaration {}

  /**
   * {@code CHAN TYPE name}, MOBILE RECORD and channels.
   *
   * @param recursive after REC or RECURSIVE: its channels may carry its own ends
   * @param channels empty for {@code CHAN TYPE name:}, which announces one
   */
  record ChannelTypeDefinition(
      Identifier name, boolean recursive, List<ChannelField> channels, TextRange range)
      implements SyntaxDeclaration {}

  /** {@code CHAN INT c?:} in a channel type. */
  record ChannelField(TypeSyntax type, Identifier name, Type.Direction direction) {}

  /** {@code DATA TYPE name IS type:}. */
  record DataType(Identifier name, TypeSyntax type, TextRange range) implements SyntaxDeclaration {}

  /** {@code DATA TYPE name}, perhaps MOBILE or PACKED, RECORD and fields. */
  record RecordType(
      Identifier name, boolean mobile, boolean packed, List<Fields> fields, TextRange range)
      implements SyntaxDeclaration {}

  /** {@code INT x, y:} in a RECORD. */
  record Fields(TypeSyntax type, List<Identifier> names) {}

  /** One that could not be read, with the names it may have declared. */
  record Broken(List<String> names, TextRange range) implements SyntaxDeclaration {}

  /**
   * A formal parameter.
   *
   * @param value true after VAL
   * @param direction the mark behind the name of a channel
   */
  record Parameter(boolean value, TypeSyntax type, Identifier name, Type.Direction direction) {}
}
