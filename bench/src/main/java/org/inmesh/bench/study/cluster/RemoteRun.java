package org.inmesh.bench.study.cluster;

import com.hazelcast.core.HazelcastException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.execution.Simulation;
import org.inmesh.bench.study.json.MalformedJsonException;
import org.inmesh.bench.study.run.RunKey;

/** A run that a worker does; it does not tell how far it is. */
final class RemoteRun implements Simulation {
  private final RunKey key;
  private final Supplier<Future<String>> worker;
  private Future<String> answer;
  private boolean stopped;

  /**
   * A run.
   *
   * @param worker to which it is sent
   */
  RemoteRun(RunKey key, Supplier<Future<String>> worker) {
    this.key = key;
    this.worker = worker;
  }

  @Override
  public RunEnd execute() {
    try {
      RunEnd end = EndJson.read(key, send().get());
      return end instanceof RunEnd.Stopped ? new RunEnd.Lost("it stops its runs") : end;
    } catch (ExecutionException
        | RejectedExecutionException
        | HazelcastException
        | IllegalStateException // a cancelled answer, or a client that has ended
        | MalformedJsonException exception) {
      return new RunEnd.Lost(firstLine(exception));
    } catch (InterruptedException exception) {
      throw new IllegalStateException("nobody interrupts this thread", exception);
    }
  }

  private static String firstLine(Exception reason) {
    Throwable cause = reason.getCause() == null ? reason : reason.getCause();
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return text.lines().findFirst().orElse("");
  }

  private Future<String> send() {
    Future<String> sent = worker.get();
    synchronized (this) {
      answer = sent;
      if (stopped) {
        cancel();
      }
    }
    return sent;
  }

  @Override
  public synchronized void requestStop() {
    stopped = true;
    if (answer != null) {
      cancel();
    }
  }

  /** Waits for the worker's consent, which is long in coming if its cable has been cut. */
  private void cancel() {
    Future<String> unwanted = answer;
    Thread.ofPlatform()
        .daemon()
        .name("cancel")
        .start(
            () -> {
              try {
                unwanted.cancel(true);
              } catch (HazelcastException | IllegalStateException gone) {
                // The end of its connection tells the worker as well.
              }
            });
  }
}
