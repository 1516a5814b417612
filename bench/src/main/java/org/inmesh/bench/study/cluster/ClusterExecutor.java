package org.inmesh.bench.study.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.inmesh.bench.study.execution.Distribution;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.bench.study.execution.RunListener;
import org.inmesh.bench.study.execution.RunQueue;
import org.inmesh.bench.study.execution.RunningRun;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;

/**
 * Does runs on workers. Each worker gets as many at a time as it has threads and memory for, and
 * the next when one has ended. Workers may come and go: the runs of one that is lost are done by
 * others.
 */
public final class ClusterExecutor implements RunExecutor {
  /** How often workers are looked for, ms. */
  private static final long TICK = 200;

  /** After it somebody who waits wants to know why. */
  private static final Duration USUAL_TIME_TO_CONNECT = Duration.ofSeconds(4);

  private static final Duration TIME_TO_NOTICE_A_LOSS = Duration.ofSeconds(10);

  private final ClusterSettings settings;
  private final List<Connection> connections;
  private Distribution distribution;
  private boolean stopped;

  /**
   * An executor; it looks for its workers from now on.
   *
   * @throws BadInputException if a worker's host is not known by its name
   */
  public ClusterExecutor(ClusterSettings settings) {
    settings.workers().forEach(HostAddress::checkKnown);
    this.settings = settings;
    this.connections = settings.workers().stream().map(Connection::new).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws BadInputException if for too long there is no worker that can do the runs
   */
  @Override
  public void execute(List<StudyRun> runs, RunListener listener) throws InterruptedException {
    RunQueue queue = new RunQueue(runs, settings.memory(), settings.seconds());
    Distribution now = begin(new Distribution(queue, listener, settings.messages()));
    try {
      attend(now);
    } finally {
      now.end(0);
    }
    now.rethrow();
  }

  private synchronized Distribution begin(Distribution next) {
    distribution = next;
    if (stopped) {
      next.stop();
    }
    return next;
  }

  /** Gives work to workers that come, until all is done. */
  private void attend(Distribution now) throws InterruptedException {
    Map<UUID, RemoteWorker> workers = new HashMap<>();
    Set<UUID> unsuitable = new HashSet<>();
    Set<Connection> missed = new HashSet<>();
    long start = System.nanoTime();
    long lastSeen = start;
    boolean isTold = false;
    while (!now.hasEnded(TICK)) {
      workers.values().stream()
          .filter(worker -> !worker.isPresent())
          .forEach(worker -> now.forget(worker, "it cannot be reached"));
      workers.values().removeIf(worker -> mayReturn(worker, now));
      if (since(start).compareTo(USUAL_TIME_TO_CONNECT) > 0 || hasFoundAll()) {
        admit(workers, unsuitable, now);
      }
      Duration alone = since(lastSeen);
      if (workers.values().stream().anyMatch(worker -> now.lostFor(worker).isEmpty())) {
        lastSeen = System.nanoTime();
        isTold = false;
        if (since(start).compareTo(USUAL_TIME_TO_CONNECT) > 0) {
          tellOfMissing(missed);
        }
      } else if (alone.compareTo(settings.patience()) > 0) {
        throw new BadInputException(
            "no worker at %s for %d s, %d runs remain; with workers the same command goes on from here"
                .formatted(addresses(), settings.patience().toSeconds(), now.remaining()));
      } else if (!isTold && alone.compareTo(USUAL_TIME_TO_CONNECT) > 0) {
        isTold = true;
        tell(
            "no worker at %s now; waiting for one, %d s at most (other hosts reach a worker if it was"
                + " started with --bind and its address)",
            addresses(), settings.patience().toSeconds());
      }
    }
  }

  /** Whether each address that was named has or had a worker. */
  boolean hasFoundAll() {
    return connections.stream().allMatch(Connection::hasFound);
  }

  /** A client may show a worker for a moment that it has just lost: that is not its return. */
  private static boolean mayReturn(RemoteWorker worker, Distribution now) {
    return now.lostFor(worker)
        .filter(time -> !worker.isPresent() || time.compareTo(TIME_TO_NOTICE_A_LOSS) > 0)
        .isPresent();
  }

  private static Duration since(long nanoseconds) {
    return Duration.ofNanos(System.nanoTime() - nanoseconds);
  }

  /** Workers that come together begin together: what is great is not left to a small one. */
  private void admit(Map<UUID, RemoteWorker> workers, Set<UUID> unsuitable, Distribution now) {
    List<RemoteWorker> admitted = new ArrayList<>();
    for (Connection connection : connections) {
      for (HazelcastInstance client : connection.client()) {
        for (Member member : Connection.members(client)) {
          if (!workers.containsKey(member.getUuid()) && isSuitable(member, unsuitable)) {
            RemoteWorker worker = new RemoteWorker(member, client, settings.limit());
            workers.put(worker.id(), worker);
            admitted.add(worker);
          }
        }
      }
    }
    for (RemoteWorker worker : admitted) {
      tell("worker %s has come, threads: %d", worker.name(), worker.threads());
    }
    now.give(admitted);
  }

  /** Others do the runs; but who has named a worker wants to know that it is not there. */
  private void tellOfMissing(Set<Connection> missed) {
    for (Connection connection : connections) {
      if (!connection.hasFound() && missed.add(connection)) {
        tell("no worker at %s so far; it gets runs when it comes", connection.address());
      }
    }
  }

  private void tell(String format, Object... values) {
    settings.messages().accept(format.formatted(values));
  }

  private boolean isSuitable(Member member, Set<UUID> unsuitable) {
    SimulatorVersion ours = SimulatorVersion.current();
    if (ours.digest().equals(member.getAttribute(Hazelcasts.SIMULATOR))) {
      return true;
    }
    if (unsuitable.add(member.getUuid())) {
      tell(
          "worker %s is not used: its simulator is %s (%.12s), this one is %s (%.12s)",
          new HostAddress(member.getAddress().getHost(), member.getAddress().getPort()),
          member.getAttribute(Hazelcasts.VERSION),
          member.getAttribute(Hazelcasts.SIMULATOR),
          ours.version(),
          ours.digest());
    }
    return false;
  }

  private String addresses() {
    return connections.stream()
        .map(Connection::address)
        .map(HostAddress::toString)
        .collect(Collectors.joining(", "));
  }

  @Override
  public synchronized void requestStop() {
    stopped = true;
    if (distribution != null) {
      distribution.stop();
    }
  }

  @Override
  public synchronized List<RunningRun> running() {
    return distribution == null ? List.of() : distribution.running();
  }

  @Override
  public void close() {
    requestStop();
    connections.forEach(Connection::close);
  }
}
