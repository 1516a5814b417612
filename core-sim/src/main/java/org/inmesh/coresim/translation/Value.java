package org.inmesh.coresim.translation;

/** What is known of a word on the register stack while a block is compiled. */
sealed interface Value {

  /** In a local variable of the JVM. */
  record Local(int slot) implements Value {}

  /** Known. */
  record Constant(int value) implements Value {}

  /** The address of a word, by its distance in words from the workspace at the block's start. */
  record WorkspaceAddress(int words) implements Value {}

  /** 1 if a value equals a number, otherwise 0. */
  record Equal(Value left, int right) implements Value {}

  /** 1 if a value is greater than another, otherwise 0. */
  record Greater(Value left, Value right) implements Value {}

  /** 1 if what is 0 or 1 is 0, otherwise 0. */
  record Not(Value condition) implements Value {}

  /** True if it can only be 0 or 1. */
  default boolean isCondition() {
    return this instanceof Equal || this instanceof Greater || this instanceof Not;
  }
}
