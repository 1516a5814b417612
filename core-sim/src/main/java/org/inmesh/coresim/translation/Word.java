package org.inmesh.coresim.translation;

/** A word of memory whose index is known to be inside. */
sealed interface Word {
  /** By its distance from the workspace at the block's start. */
  record Local(int words) implements Word {}

  /** By its index. */
  record Fixed(int index) implements Word {}

  /** By its index in a local variable of the JVM. */
  record Indexed(int slot) implements Word {}
}
