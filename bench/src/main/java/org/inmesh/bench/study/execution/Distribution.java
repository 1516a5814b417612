package org.inmesh.bench.study.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;

/**
 * Runs on their way to hosts and back: one thread for each run that a host does at a time, which
 * takes the next run when one has ended. The threads share this object's monitor; the listener has
 * one of its own, as it may write.
 */
public final class Distribution {
  /** A run that has cost so many hosts may be why. */
  private static final int MOST_LOSSES = 3;

  private static final double NANOSECONDS = 1e9;

  private final RunQueue queue;
  private final RunListener listener;
  private final Consumer<String> messages;
  private final Map<RunHost, Place> places = new IdentityHashMap<>();
  private final List<Running> running = new ArrayList<>();
  private final Map<RunKey, Integer> losses = new HashMap<>();
  private final Object telling = new Object();
  private final FirstFailure failure = new FirstFailure();
  private boolean stopped;
  private boolean forgotten;

  /**
   * A distribution without hosts.
   *
   * @param messages is told of hosts that are lost, from any thread
   */
  public Distribution(RunQueue queue, RunListener listener, Consumer<String> messages) {
    this.queue = queue;
    this.listener = listener;
    this.messages = messages;
  }

  private static final class Place {
    private final RunHost host;
    private final Capacity capacity;
    private long lostSince;
    private boolean isLost;

    Place(RunHost host) {
      this.host = host;
      capacity = new Capacity(host.threads(), host.memoryBytes());
    }
  }

  private record Running(RunQueue.Waiting waiting, Place place, Simulation simulation, long start) {
    RunningRun shown() {
      double seconds = (System.nanoTime() - start) / NANOSECONDS;
      return new RunningRun(
          waiting.run(), place.host.name(), seconds, simulation.cycle(), simulation.instructions());
    }
  }

  /** Lets hosts take part. */
  public void give(List<? extends RunHost> hosts) {
    List<Place> admitted = hosts.stream().map(Place::new).toList();
    synchronized (this) {
      admitted.forEach(place -> places.put(place.host, place));
    }
    for (Place place : admitted) {
      for (int i = 0; i < place.host.threads(); i++) {
        // Not to be waited for at the end of the process.
        Thread.ofPlatform().daemon().name(place.host.name() + " " + i).start(() -> work(place));
      }
    }
  }

  private void work(Place place) {
    try {
      for (Running run = next(place); run != null; run = next(place)) {
        perform(run);
      }
    } catch (InterruptedException exception) {
      throw new IllegalStateException("nobody interrupts these threads", exception);
    } catch (RuntimeException | Error exception) {
      fail(exception);
    }
  }

  private void fail(Throwable exception) {
    failure.note(exception);
    stop();
  }

  private synchronized Running next(Place place) throws InterruptedException {
    while (!isDone() && !place.isLost) {
      Optional<RunQueue.Waiting> waiting = queue.take(bytes -> hasRoom(place, bytes));
      if (waiting.isPresent()) {
        place.capacity.take(waiting.get().bytes());
        Simulation simulation = place.host.simulation(waiting.get());
        Running run = new Running(waiting.get(), place, simulation, System.nanoTime());
        running.add(run);
        return run;
      }
      wait();
    }
    return null;
  }

  /** What needs more memory than a host has is left to the one with the most, for itself. */
  private boolean hasRoom(Place place, long bytes) {
    long memory = place.host.memoryBytes();
    return place.capacity.hasRoomFor(bytes)
        && (bytes <= memory
            || places.values().stream()
                .allMatch(other -> other.isLost || other.host.memoryBytes() <= memory));
  }

  private void perform(Running run) {
    StudyRun what = run.waiting.run();
    // What becomes of it is told, or noted as a failure, before the run is done with: all might end
    // without it otherwise.
    try {
      tell(() -> listener.begun(what));
      switch (run.simulation.execute()) {
        case RunEnd.Done done -> tell(() -> listener.ended(what, done, run.place.host.name()));
        case RunEnd.Broken broken -> giveUp(run, broken);
        case RunEnd.Lost lost -> lose(run, lost.reason());
        case RunEnd.Stopped stop -> {
          // As somebody has asked for; nobody wants to know.
        }
      }
    } catch (RuntimeException | Error exception) {
      fail(exception);
    } finally {
      remove(run);
    }
  }

  /** Memory may have been taken by others: the run is tried again alone. */
  private void giveUp(Running run, RunEnd.Broken broken) {
    synchronized (this) {
      boolean elsewhere = run.place.host.threads() > 1 || places.size() > 1;
      if (broken.outOfMemory() && !run.waiting.again() && elsewhere) {
        queue.putBackForLater(run.waiting);
        return;
      }
    }
    tell(() -> listener.broken(run.waiting.run(), broken.reason()));
  }

  /** The run is done elsewhere, unless it was too often where a host was lost. */
  private void lose(Running run, String reason) {
    synchronized (this) {
      if (stopped) {
        return;
      }
      forget(run.place.host, reason);
      if (losses.merge(RunKey.of(run.waiting.run()), 1, Integer::sum) < MOST_LOSSES) {
        queue.putBack(run.waiting);
        return;
      }
    }
    String text = MOST_LOSSES + " workers were lost that did this run; the last: " + reason;
    tell(() -> listener.broken(run.waiting.run(), text));
  }

  /** A host cannot be reached any more; its runs, if it has any, will say so one by one. */
  public synchronized void forget(RunHost host, String reason) {
    Place place = places.get(host);
    if (!place.isLost) {
      place.isLost = true;
      place.lostSince = System.nanoTime();
      messages.accept(
          "worker %s is lost, its runs are done elsewhere: %s".formatted(host.name(), reason));
      notifyAll();
    }
  }

  /** How long ago a host was lost; empty if it was not. */
  public synchronized Optional<Duration> lostFor(RunHost host) {
    Place place = places.get(host);
    return place.isLost
        ? Optional.of(Duration.ofNanos(System.nanoTime() - place.lostSince))
        : Optional.empty();
  }

  private synchronized void remove(Running run) {
    running.remove(run);
    run.place.capacity.giveBack(run.waiting.bytes());
    notifyAll();
  }

  private void tell(Runnable news) {
    synchronized (telling) {
      if (!forgotten) {
        news.run();
      }
    }
  }

  /** Waits a moment, or until all is done or the end is asked for; then says whether it is. */
  public synchronized boolean hasEnded(long milliseconds) throws InterruptedException {
    if (!isDone()) {
      wait(milliseconds);
    }
    return isDone();
  }

  private boolean isDone() {
    return stopped || queue.isEmpty() && running.isEmpty();
  }

  /** Runs without a result. */
  public synchronized int remaining() {
    return queue.size() + running.size();
  }

  /** What is being done now. */
  public synchronized List<RunningRun> running() {
    return running.stream().map(Running::shown).toList();
  }

  /** Asks for an early end: nothing more is begun. */
  public synchronized void stop() {
    stopped = true;
    running.forEach(run -> run.simulation.requestStop());
    notifyAll();
  }

  /**
   * Ends it. What runs that could not be waited for have to say is of no interest any more.
   *
   * @param grace to wait for stopped runs, ms
   */
  public void end(long grace) throws InterruptedException {
    stop();
    long last = System.nanoTime() + Duration.ofMillis(grace).toNanos();
    synchronized (this) {
      while (!running.isEmpty() && System.nanoTime() < last) {
        wait(Math.max(1, (last - System.nanoTime()) / 1_000_000));
      }
    }
    synchronized (telling) {
      forgotten = true;
    }
  }

  /** Throws what has failed here, if anything has. */
  public void rethrow() {
    failure.rethrow();
  }
}
