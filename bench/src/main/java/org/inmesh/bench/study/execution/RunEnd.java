package org.inmesh.bench.study.execution;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.bench.study.run.RunRecord;

/** What became of a run that was begun. */
public sealed interface RunEnd {

  /**
   * It has a result, good or bad.
   *
   * @param record the result, the same wherever it was done
   * @param profile where and when things happened; empty if that was not measured
   * @param hostSeconds that it took, loading included; the only value here that differs
   */
  record Done(RunRecord record, Optional<FoldedProfile> profile, double hostSeconds)
      implements RunEnd {}

  /**
   * It has no result for reasons that are not its own.
   *
   * @param reason for people; of a bug with its stack trace
   * @param outOfMemory whether it may have a result where there is more memory
   */
  record Broken(String reason, boolean outOfMemory) implements RunEnd {
    /** What a run of the simulator threw. */
    static Broken by(Throwable failure) {
      if (failure instanceof OutOfMemoryError) {
        return new Broken("out of memory: " + failure.getMessage(), true);
      }
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return new Broken(text.toString().replace("\r\n", "\n").strip(), false);
    }
  }

  /** Somebody wanted it to end; nothing is known of it. */
  record Stopped() implements RunEnd {}

  /**
   * Its host cannot do it any more; others can.
   *
   * @param reason one line
   */
  record Lost(String reason) implements RunEnd {}
}
