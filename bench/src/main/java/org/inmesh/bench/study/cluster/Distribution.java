package org.inmesh.bench.study.cluster;

import com.hazelcast.core.HazelcastException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.inmesh.bench.study.execution.FirstFailure;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.execution.RunListener;
import org.inmesh.bench.study.execution.RunQueue;
import org.inmesh.bench.study.execution.RunningRun;
import org.inmesh.bench.study.json.MalformedJsonException;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;

/** Runs on their way to workers and back: one thread for each run that a worker does at a time. */
final class Distribution {
  /** A run that has cost so many workers may be why. */
  private static final int MOST_LOSSES = 3;

  private static final double NANOSECONDS = 1e9;

  private final RunQueue queue;
  private final RunListener listener;
  private final Consumer<String> messages;
  private final Optional<Duration> limit;
  private final List<RemoteWorker> workers = new ArrayList<>();
  private final List<Remote> running = new ArrayList<>();
  private final Map<RunKey, Integer> losses = new HashMap<>();
  private final Object telling = new Object();
  private boolean stopped;
  private final FirstFailure failure = new FirstFailure();

  Distribution(RunQueue queue, RunListener listener, ClusterSettings settings) {
    this.queue = queue;
    this.listener = listener;
    this.messages = settings.messages();
    this.limit = settings.limit();
  }

  private static final class Remote {
    private final RunQueue.Waiting waiting;
    private final RemoteWorker worker;
    private final long start = System.nanoTime();
    private Future<String> answer;

    Remote(RunQueue.Waiting waiting, RemoteWorker worker) {
      this.waiting = waiting;
      this.worker = worker;
    }

    double seconds() {
      return (System.nanoTime() - start) / NANOSECONDS;
    }
  }

  /** Lets workers take part. */
  void give(List<RemoteWorker> admitted) {
    synchronized (this) {
      workers.addAll(admitted);
    }
    for (RemoteWorker worker : admitted) {
      messages.accept("worker %s has come, threads: %d".formatted(worker.name(), worker.threads()));
      for (int i = 0; i < worker.threads(); i++) {
        Thread.ofPlatform().daemon().name(worker.name() + " " + i).start(() -> work(worker));
      }
    }
  }

  private void work(RemoteWorker worker) {
    try {
      for (Remote run = next(worker); run != null; run = next(worker)) {
        perform(run);
      }
    } catch (InterruptedException exception) {
      throw new IllegalStateException("nobody interrupts these threads", exception);
    } catch (RuntimeException | Error exception) {
      fail(exception);
    }
  }

  private synchronized Remote next(RemoteWorker worker) throws InterruptedException {
    while (!stopped && !worker.isLost() && !(queue.isEmpty() && running.isEmpty())) {
      Optional<RunQueue.Waiting> waiting = queue.take(bytes -> hasRoom(worker, bytes));
      if (waiting.isPresent()) {
        worker.capacity().take(waiting.get().bytes());
        Remote run = new Remote(waiting.get(), worker);
        running.add(run);
        return run;
      }
      wait();
    }
    return null;
  }

  /** What needs more memory than a worker has is left to the one with the most, for itself. */
  private boolean hasRoom(RemoteWorker worker, long bytes) {
    return worker.capacity().hasRoomFor(bytes)
        && (bytes <= worker.memory()
            || workers.stream().allMatch(other -> other.memory() <= worker.memory()));
  }

  private void perform(Remote run) throws InterruptedException {
    StudyRun what = run.waiting.run();
    tell(() -> listener.begun(what));
    RunEnd end;
    try {
      end = EndJson.read(RunKey.of(what), send(run).get());
    } catch (ExecutionException
        | RejectedExecutionException
        | HazelcastException
        | IllegalStateException // a cancelled answer, or a client that has ended
        | MalformedJsonException exception) {
      lose(run, exception);
      return;
    }
    if (end instanceof RunEnd.Stopped) {
      lose(run, new CancellationException("it was stopped there"));
      return;
    }
    // The result is told before the run is done with: else the study might end without it.
    try {
      if (end instanceof RunEnd.Done done) {
        tell(() -> listener.ended(what, done, run.worker.name()));
      } else if (end instanceof RunEnd.Broken broken && !isTriedAgain(run, broken)) {
        tell(() -> listener.broken(what, broken.reason()));
      }
    } finally {
      remove(run);
    }
  }

  private Future<String> send(Remote run) {
    Future<String> answer = run.worker.submit(run.waiting, limit);
    synchronized (this) {
      run.answer = answer;
      if (stopped) {
        cancel(run);
      }
    }
    return answer;
  }

  /** Memory may have been taken by others: the run is tried again alone. */
  private synchronized boolean isTriedAgain(Remote run, RunEnd.Broken broken) {
    boolean again = broken.outOfMemory() && !run.waiting.again();
    if (again) {
      queue.putBackForLater(run.waiting);
    }
    return again;
  }

  /** The run is done elsewhere, unless it was too often where a worker was lost. */
  private void lose(Remote run, Exception reason) {
    boolean given;
    synchronized (this) {
      if (stopped) {
        remove(run);
        return;
      }
      forget(run.worker, firstLine(reason));
      RunKey key = RunKey.of(run.waiting.run());
      given = losses.merge(key, 1, Integer::sum) < MOST_LOSSES;
      if (given) {
        queue.putBack(run.waiting);
      }
    }
    try {
      if (!given) {
        String text = MOST_LOSSES + " workers were lost that did this run; the last: " + reason;
        tell(() -> listener.broken(run.waiting.run(), text));
      }
    } finally {
      remove(run);
    }
  }

  /** A worker cannot be reached any more; its runs, if it has any, will be told of one by one. */
  synchronized void forget(RemoteWorker worker, String reason) {
    if (!worker.isLost()) {
      worker.lose();
      workers.remove(worker);
      messages.accept(
          "worker %s is lost, its runs are done elsewhere: %s".formatted(worker.name(), reason));
      notifyAll();
    }
  }

  private static String firstLine(Exception reason) {
    Throwable cause = reason.getCause() == null ? reason : reason.getCause();
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return text.lines().findFirst().orElse("");
  }

  private synchronized void remove(Remote run) {
    running.remove(run);
    run.worker.capacity().giveBack(run.waiting.bytes());
    notifyAll();
  }

  private void tell(Runnable news) {
    synchronized (telling) {
      if (!isStopped()) {
        news.run();
      }
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void fail(Throwable exception) {
    failure.note(exception);
    stop();
  }

  synchronized boolean isLost(RemoteWorker worker) {
    return worker.isLost();
  }

  /** Waits a moment, or until all is done; then says whether it is. */
  synchronized boolean hasEnded(long milliseconds) throws InterruptedException {
    if (!isDone()) {
      wait(milliseconds);
    }
    return isDone();
  }

  private boolean isDone() {
    return stopped || queue.isEmpty() && running.isEmpty();
  }

  /** Runs without a result. */
  synchronized int remaining() {
    return queue.size() + running.size();
  }

  synchronized List<RunningRun> running() {
    return running.stream()
        .map(run -> new RunningRun(run.waiting.run(), run.worker.name(), run.seconds(), 0, 0))
        .toList();
  }

  /** Has the workers stop their runs. */
  synchronized void stop() {
    stopped = true;
    running.forEach(Distribution::cancel);
    notifyAll();
  }

  /** Waits for the worker's consent, which is long in coming if its cable has been cut. */
  private static void cancel(Remote run) {
    Future<String> answer = run.answer;
    if (answer != null) {
      Thread.ofPlatform().daemon().name("cancel").start(() -> cancel(answer));
    }
  }

  private static void cancel(Future<String> answer) {
    try {
      answer.cancel(true);
    } catch (HazelcastException | IllegalStateException gone) {
      // The end of its connection tells the worker as well.
    }
  }

  /** Throws what has failed here, if anything has. */
  void rethrow() {
    failure.rethrow();
  }
}
