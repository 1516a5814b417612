package org.inmesh.cli;

import java.util.List;
import java.util.function.Function;
import org.inmesh.bench.study.estimate.Estimator;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.bench.study.execution.RunListener;
import org.inmesh.bench.study.execution.RunningRun;
import org.inmesh.bench.study.run.StudyRun;

/** How far a study has come. */
final class StudyProgress implements RunListener {
  /** A line that is longer than the terminal is wide could not be written over. */
  private static final int WIDTH = 100;

  /** So many runs show how good the estimates are on this host. */
  private static final int ENOUGH = 3;

  private final RunExecutor executor;
  private final Estimator estimator;
  private final Function<StudyRun, String> labels;
  private final int before;
  private final int all;
  private final long start = System.nanoTime();
  private double estimatedLeft;
  private double estimatedDone;
  private double tookDone;
  private int ended;
  private int atATime = 1;
  private int broken;

  /**
   * Before anything is done.
   *
   * @param labels what to call a run
   * @param before runs that had results already
   * @param runs to be done
   */
  StudyProgress(
      RunExecutor executor,
      Estimator estimator,
      Function<StudyRun, String> labels,
      int before,
      List<StudyRun> runs) {
    this.executor = executor;
    this.labels = labels;
    this.estimator = estimator;
    this.before = before;
    all = before + runs.size();
    estimatedLeft = runs.stream().mapToDouble(run -> estimator.of(run).seconds()).sum();
  }

  @Override
  public void begun(StudyRun run) {
    // What is running is asked of the executor.
  }

  @Override
  public synchronized void ended(StudyRun run, RunEnd.Done end, String host) {
    double estimate = estimator.of(run).seconds();
    estimatedLeft -= estimate;
    estimatedDone += estimate;
    tookDone += end.hostSeconds();
    ended++;
  }

  @Override
  public synchronized void broken(StudyRun run, String reason) {
    estimatedLeft -= estimator.of(run).seconds();
    broken++;
  }

  /** Runs done, rate, time left, and what is running. */
  synchronized String text() {
    double seconds = (System.nanoTime() - start) * 1e-9;
    List<RunningRun> running = executor.running();
    StringBuilder text = new StringBuilder();
    text.append("%d of %d runs done".formatted(before + ended, all));
    if (broken > 0) {
      text.append(", %d failed".formatted(broken));
    }
    text.append(", ").append(NumberText.clock(seconds));
    if (ended > 0) {
      text.append(", %s/min".formatted(NumberText.decimal(ended * 60 / seconds, 1)));
    }
    text.append(", about %s left".formatted(NumberText.clock(left(running))));
    for (RunningRun run : running) {
      String more = "; %s %s".formatted(labels.apply(run.run()), clock(run));
      if (text.length() + more.length() > WIDTH) {
        text.append("; %d running".formatted(running.size()));
        break;
      }
      text.append(more);
    }
    return text.toString();
  }

  private static String clock(RunningRun run) {
    String instructions =
        run.instructions() == 0 ? "" : ", " + NumberText.scaled(run.instructions());
    return "(" + NumberText.clock(run.hostSeconds()) + instructions + ")";
  }

  private double left(List<RunningRun> running) {
    double pace = ended < ENOUGH || estimatedDone == 0 ? 1 : tookDone / estimatedDone;
    // Between two runs a thread has none for a moment.
    atATime = Math.max(atATime, running.size());
    double under = running.stream().mapToDouble(RunningRun::hostSeconds).sum();
    return Math.max(0, estimatedLeft * pace - under) / atATime;
  }
}
