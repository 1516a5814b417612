package org.inmesh.bench.study.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;

/** Collects what an executor tells. */
public class Collected implements RunListener {
  /** Runs that were begun. */
  public final List<StudyRun> begun = new ArrayList<>();

  /** Results by run. */
  public final Map<StudyRun, RunRecord> records = new LinkedHashMap<>();

  /** How many results came, twice the same counted twice. */
  public int results;

  /** Reasons by run. */
  public final Map<StudyRun, String> reasons = new LinkedHashMap<>();

  @Override
  public synchronized void begun(StudyRun run) {
    begun.add(run);
    notifyAll();
  }

  @Override
  public synchronized void ended(StudyRun run, RunEnd.Done end, String host) {
    records.put(run, end.record());
    results++;
    notifyAll();
  }

  @Override
  public synchronized void broken(StudyRun run, String reason) {
    reasons.put(run, reason);
    notifyAll();
  }

  /** Waits for so many runs to be begun. */
  public synchronized void awaitBegun(int count) throws InterruptedException {
    while (begun.size() < count) {
      wait();
    }
  }
}
