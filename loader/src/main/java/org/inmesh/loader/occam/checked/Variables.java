package org.inmesh.loader.occam.checked;

/** Expressions that stand for variables, channels or parts of them. */
public final class Variables {
  private Variables() {}

  /** The name that is written where a variable, a channel or a part of one is used. */
  public static Symbol rootName(Expression element) {
    return switch (element) {
      case Expression.Name name -> name.symbol();
      case Expression.Subscript subscript -> rootName(subscript.array());
      case Expression.Slice slice -> rootName(slice.array());
      case Expression.Retyped retyped -> rootName(retyped.operand());
      case Expression.FieldOf field -> rootName(field.record());
      case Expression.FieldChannel channel -> rootName(channel.end());
      case Expression.ContentOf content -> rootName(content.mobile());
      default -> throw new IllegalStateException(element.position() + ": this has no name");
    };
  }

  /** True for what {@link #rootName} is defined for: no table, no result of a function. */
  public static boolean isVariable(Expression expression) {
    return switch (expression) {
      case Expression.Name ignored -> true;
      case Expression.Subscript subscript -> isVariable(subscript.array());
      case Expression.Slice slice -> isVariable(slice.array());
      case Expression.Retyped retyped -> isVariable(retyped.operand());
      case Expression.FieldOf field -> isVariable(field.record());
      case Expression.FieldChannel channel -> isVariable(channel.end());
      case Expression.ContentOf content -> isVariable(content.mobile());
      default -> false;
    };
  }

  /** True for a mobile that has a name or is part of something that has one. */
  public static boolean isMobileVariable(Expression expression) {
    return expression.type() instanceof Type.MobileOf
        && switch (expression) {
          case Expression.Name ignored -> true;
          case Expression.Subscript ignored -> true;
          case Expression.FieldOf ignored -> true;
          default -> false;
        };
  }

  /** True for the name of an end of a channel type inside a claim of it. */
  public static boolean isClaimedEnd(Expression expression) {
    return expression instanceof Expression.Name name && name.type() instanceof Type.EndOf;
  }

  /** True for parameters for SHARED data and locks, which forked processes may have too. */
  public static boolean isSharedMemory(Symbol parameter) {
    return parameter.kind() == Symbol.Kind.REFERENCE_PARAMETER
        && (parameter.isShared() || parameter.type().isLock());
  }
}
