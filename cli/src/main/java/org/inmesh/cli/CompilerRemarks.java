package org.inmesh.cli;

import java.io.PrintStream;
import java.util.List;
import org.inmesh.loader.Diagnostic;

/** What the compiler remarks about a program that it accepts. */
final class CompilerRemarks {
  /** As many as errors: more helps nobody. */
  private static final int MOST_WARNINGS = 20;

  private CompilerRemarks() {}

  /** Shows warnings, then notes, each in lines of its own. */
  static void show(List<Diagnostic> warnings, List<String> notes, PrintStream err) {
    warnings.stream().limit(MOST_WARNINGS).forEach(each -> err.println("warning: " + each));
    if (warnings.size() > MOST_WARNINGS) {
      err.println("warning: " + (warnings.size() - MOST_WARNINGS) + " more are not shown");
    }
    notes.forEach(note -> err.println("note: " + note));
  }
}
