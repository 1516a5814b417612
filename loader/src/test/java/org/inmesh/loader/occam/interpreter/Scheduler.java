package org.inmesh.loader.occam.interpreter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.inmesh.coresim.RunResult.Ending;

/**
 * Coroutines: each process has a thread, of which one runs at a time and goes on until it waits.
 * When all wait, time goes on to the next moment that one of them waits for.
 */
final class Scheduler {
  /** A process that can wait. */
  static final class Task {
    private final Semaphore turn = new Semaphore(0);
    private final Runnable body;

    private Task(Runnable body) {
      this.body = body;
    }
  }

  /** Ends the thread of a process that does not go on. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1;

    Abandoned() {
      super(null, null, false, false);
    }
  }

  private record Alarm(int time, Task task) {}

  private final List<Task> all = new ArrayList<>();
  private final Deque<Task> ready = new ArrayDeque<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingInt(Alarm::time));
  private final CountDownLatch over = new CountDownLatch(1);
  private Task current;
  private int time;
  private boolean ended;
  private Throwable failure;

  /** Runs a process and those it starts. Returns how it ended, or throws what one of them threw. */
  Ending run(Runnable main) {
    boolean[] finished = new boolean[1];
    start(
        () -> {
          main.run();
          finished[0] = true;
        });
    next();
    try {
      over.await();
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(exception);
    }
    if (failure != null) {
      throw failure instanceof RuntimeException exception
          ? exception
          : new IllegalStateException(failure);
    }
    return finished[0] ? Ending.FINISHED : Ending.DEADLOCK;
  }

  /** Starts a process, which runs when its turn comes. */
  void start(Runnable body) {
    Task task = new Task(body);
    all.add(task);
    ready.add(task);
    Thread.ofVirtual().start(() -> run(task));
  }

  private void run(Task task) {
    try {
      await(task);
      task.body.run();
    } catch (Abandoned abandoned) {
      return;
    } catch (RuntimeException | Error exception) {
      // Whatever it is: nobody else would end the others.
      failure = exception;
      end();
      return;
    }
    next();
  }

  private void await(Task task) {
    task.turn.acquireUninterruptibly();
    if (ended) {
      task.turn.release();
      throw new Abandoned();
    }
    current = task;
  }

  /** Gives the turn to the next process, if there is one. */
  private void next() {
    if (ready.isEmpty() && !alarms.isEmpty()) {
      Alarm alarm = alarms.poll();
      time = Math.max(time, alarm.time());
      ready.add(alarm.task());
    }
    if (ready.isEmpty()) {
      end();
    } else {
      ready.poll().turn.release();
    }
  }

  private void end() {
    ended = true;
    all.forEach(task -> task.turn.release());
    over.countDown();
  }

  Task current() {
    return current;
  }

  /** The process that runs waits until another makes it ready. */
  void pause() {
    Task self = current;
    next();
    await(self);
  }

  /** A process that waits for several others may be made ready by more than one of them. */
  void makeReady(Task task) {
    if (!ready.contains(task)) {
      ready.add(task);
    }
  }

  int time() {
    return time;
  }

  void sleepUntil(int moment) {
    if (moment - time > 0) {
      alarms.add(new Alarm(moment, current));
      pause();
    }
  }
}
