package org.inmesh.bench.study.execution;

/** The first failure of several threads, for the one that waits for them all. */
public final class FirstFailure {
  private Throwable failure;

  /** A thread has failed; of several the first counts. */
  public synchronized void note(Throwable exception) {
    failure = failure == null ? exception : failure;
  }

  /** Throws what the first thread has thrown; nothing if none has. */
  public synchronized void rethrow() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    } else if (failure instanceof Error error) {
      throw error;
    } else if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
