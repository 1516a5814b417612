package org.inmesh.loader.occam.random;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.code.OccamRun;
import org.inmesh.loader.occam.interpreter.Interpretation;
import org.inmesh.loader.occam.interpreter.UnsuitableProgram;

/**
 * What came of comparing a program's compiled code with the interpreter.
 *
 * @param kind whether they could be compared, and agreed
 * @param explanation what differs, or why they could not be compared
 */
record Comparison(Kind kind, String explanation) {
  private static final Pattern LINE = Pattern.compile("test\\.occ:(\\d+):");

  /** How it came out. */
  enum Kind {
    /** The same output, and both finished. */
    FINISHED,
    /** The same output, and both failed in the same line. */
    ERROR,
    /** The same output, and both wait for ever. */
    DEADLOCK,
    /** The compiler refuses the program. */
    REFUSED,
    /** The interpreter gives up, or the machine's cycles do not suffice. */
    UNSUITABLE,
    /** There is a mistake somewhere. */
    DIFFERENT
  }

  /**
   * Runs a program both ways.
   *
   * @param sequential false if errors of several components may come in any order
   */
  static Comparison of(String source, MachineSpecification machine, boolean sequential) {
    ObjectProgram compiled;
    try {
      compiled = OccamRun.compile(source);
    } catch (BadInputException refusal) {
      return new Comparison(Kind.REFUSED, refusal.diagnostics().getFirst().message());
    } catch (RuntimeException bug) {
      return new Comparison(Kind.DIFFERENT, "the compiler throws " + bug);
    }
    Interpretation expected;
    try {
      expected = Interpretation.of(source);
    } catch (UnsuitableProgram unsuitable) {
      return new Comparison(Kind.UNSUITABLE, unsuitable.getMessage());
    } catch (RuntimeException bug) {
      return new Comparison(Kind.DIFFERENT, "the interpreter throws " + bug);
    }
    OccamRun run;
    try {
      run = OccamRun.run(compiled, machine, "");
    } catch (BadInputException refusal) {
      return new Comparison(Kind.REFUSED, refusal.diagnostics().getFirst().message());
    } catch (RuntimeException bug) {
      return new Comparison(Kind.DIFFERENT, "the machine throws " + bug);
    }
    // It is not said in which order operands are evaluated, and so which error is the first:
    // without functions they are in the same line.
    return of(
        expected,
        run,
        sequential,
        !source.contains("PAR"),
        sequential && !source.contains("FUNCTION") && !source.contains("VALOF"));
  }

  /** True if it is the same kind of difference, whatever the numbers in it. */
  boolean isLike(Comparison other) {
    return kind == other.kind && summary().equals(other.summary());
  }

  private String summary() {
    return explanation.lines().findFirst().orElse("").replaceAll("[0-9]+", "0");
  }

  private static Comparison of(
      Interpretation expected,
      OccamRun run,
      boolean sequential,
      boolean oneProcess,
      boolean sameLine) {
    Ending ending = run.result().ending();
    if (ending == Ending.CYCLE_LIMIT) {
      return new Comparison(Kind.UNSUITABLE, "it takes too many cycles");
    }
    String shown =
        "expected %s in line %d after:%n%s%nmachine: %s %s after:%n%s"
            .formatted(
                expected.ending(),
                expected.line(),
                expected.screen(),
                ending,
                run.result().report(),
                run.screen());
    if (ending != expected.ending()) {
      return new Comparison(Kind.DIFFERENT, shown);
    }
    // A PAR in a sequential program may print before or after another component fails.
    boolean anyOrder = ending == Ending.ERROR && !(sequential && oneProcess);
    if (anyOrder) {
      boolean related =
          run.screen().startsWith(expected.screen()) || expected.screen().startsWith(run.screen());
      return new Comparison(related ? Kind.ERROR : Kind.DIFFERENT, shown);
    }
    if (!run.screen().equals(expected.screen())) {
      return new Comparison(Kind.DIFFERENT, shown);
    }
    if (ending == Ending.ERROR && sameLine && !line(run).equals(Optional.of(expected.line()))) {
      return new Comparison(Kind.DIFFERENT, shown);
    }
    return new Comparison(Kind.valueOf(ending.name()), shown);
  }

  private static Optional<Integer> line(OccamRun run) {
    Matcher matcher = LINE.matcher(run.result().report().toString());
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
