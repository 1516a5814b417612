package org.inmesh.loader.litmus;

import java.util.Collection;
import java.util.function.Function;
import org.inmesh.coresim.litmus.Variable;
import org.inmesh.coresim.litmus.Variable.Register;
import org.inmesh.loader.BadInputException;

/** Which threads there are. */
final class Threads {
  private Threads() {}

  /** Refuses registers of threads that a test has not. */
  static void check(
      Collection<Variable> variables, int threads, Function<String, BadInputException> complaint) {
    for (Variable variable : variables) {
      if (variable instanceof Register register && register.thread() >= threads) {
        throw complaint.apply(
            "%s is a register of thread %d, but the test has %d threads, numbered from 0"
                .formatted(variable, register.thread(), threads));
      }
    }
  }
}
