package org.inmesh.bench.study.execution;

import java.util.List;
import org.inmesh.bench.study.run.StudyRun;

/** Does runs, some at a time: on threads of this host, or on other hosts. */
public interface RunExecutor extends AutoCloseable {

  /**
   * Does all runs and returns when each was told to the listener, or the end was asked for. The
   * order in which they end is not defined; their results do not depend on it.
   *
   * @param runs with different keys
   * @throws InterruptedException if this thread is interrupted; what is under way is then stopped
   * @throws org.inmesh.loader.BadInputException if there is nobody to do them; a listener has got
   *     what was done before
   */
  void execute(List<StudyRun> runs, RunListener listener) throws InterruptedException;

  /**
   * Asks for an early end, for good: runs under way are stopped and forgotten, others not begun.
   */
  void requestStop();

  /** What is being done now; may be asked from another thread. */
  List<RunningRun> running();

  @Override
  void close();
}
