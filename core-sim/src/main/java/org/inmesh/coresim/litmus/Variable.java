package org.inmesh.coresim.litmus;

/** What a final state has a value of. In order: registers by thread and name, then locations. */
public sealed interface Variable extends Comparable<Variable> {

  /**
   * A register of a thread.
   *
   * @param thread from 0
   */
  record Register(int thread, String name) implements Variable {
    @Override
    public int compareTo(Variable other) {
      if (!(other instanceof Register)) {
        return -1;
      }
      Register register = (Register) other;
      return thread != register.thread
          ? Integer.compare(thread, register.thread)
          : name.compareTo(register.name);
    }

    /** As herd writes it: {@code 0:rax}. */
    @Override
    public String toString() {
      return thread + ":" + name;
    }
  }

  /** A word of shared memory. */
  record Location(String name) implements Variable {
    @Override
    public int compareTo(Variable other) {
      return other instanceof Location ? name.compareTo(((Location) other).name) : 1;
    }

    /** As herd writes it: {@code [x]}. */
    @Override
    public String toString() {
      return "[" + name + "]";
    }
  }
}
