package org.inmesh.bench.study.cluster;

import com.hazelcast.client.Client;
import com.hazelcast.client.ClientListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.inmesh.bench.study.execution.Capacity;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.execution.RunExecution;
import org.inmesh.bench.study.execution.Simulation;
import org.inmesh.bench.study.execution.TimeLimit;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.RunJson;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;

/** Does runs for coordinators of studies until it is closed. */
public final class Worker implements AutoCloseable {
  /** Where a task finds the worker at its member. */
  static final String CONTEXT = "inmesh.worker";

  private final Capacity capacity;
  private final List<Owned> running = new ArrayList<>();

  /** Coordinators that were here and are not; their runs may still wait in the member's queue. */
  private final Set<String> gone = new HashSet<>();

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private HazelcastInstance member;
  private boolean closed;
  private long done;

  private record Owned(String owner, Simulation simulation) {}

  private Worker(Capacity capacity) {
    this.capacity = capacity;
  }

  /**
   * Starts a worker.
   *
   * @throws BadInputException if it cannot listen there, or one that it is to join is unknown
   */
  public static Worker start(WorkerSettings settings) {
    settings.join().forEach(HostAddress::checkKnown);
    Config config = Hazelcasts.member(settings, address(settings.bind()));
    SimulatorVersion simulator = SimulatorVersion.current();
    config
        .getMemberAttributeConfig()
        .setAttribute(Hazelcasts.SIMULATOR, simulator.digest())
        .setAttribute(Hazelcasts.VERSION, simulator.version())
        .setAttribute(Hazelcasts.THREADS, Integer.toString(settings.threads()))
        .setAttribute(Hazelcasts.MEMORY, Long.toString(settings.memoryBytes()));
    Worker worker = new Worker(new Capacity(settings.threads(), settings.memoryBytes()));
    config.getUserContext().put(CONTEXT, worker);
    config.addListenerConfig(new ListenerConfig(worker.new Coordinators()));
    LifecycleListener life =
        event -> {
          if (event.getState() == LifecycleState.SHUTDOWN) {
            worker.ended.complete(null);
          }
        };
    config.addListenerConfig(new ListenerConfig(life));
    try {
      worker.member = Hazelcast.newHazelcastInstance(config);
      return worker;
    } catch (HazelcastException | IllegalStateException exception) {
      throw new BadInputException(
          "a worker cannot listen at %s port %d: %s"
              .formatted(settings.bind(), settings.port(), exception.getMessage()));
    }
  }

  private static String address(String bind) {
    try {
      return InetAddress.getByName(bind).getHostAddress();
    } catch (UnknownHostException exception) {
      throw new BadInputException("'%s' is no address of this host".formatted(bind));
    }
  }

  /** A coordinator that is gone, killed perhaps, wants no results. */
  private final class Coordinators implements ClientListener {
    @Override
    public void clientConnected(Client client) {
      isBack(client.getUuid().toString());
    }

    @Override
    public void clientDisconnected(Client client) {
      stopRunsOf(client.getUuid().toString());
    }
  }

  private synchronized void isBack(String owner) {
    gone.remove(owner);
  }

  private synchronized void stopRunsOf(String owner) {
    gone.add(owner);
    notifyAll();
    for (Owned run : running) {
      if (run.owner().equals(owner)) {
        run.simulation().requestStop();
      }
    }
  }

  /** Does a run, on a thread of its own so that this one can be interrupted. */
  RunEnd perform(String owner, String key, String text, long bytes, Optional<Duration> limit) {
    StudyRun run = RunJson.read(CanonicalJson.parse(text));
    if (!RunKey.of(run).value().equals(key)) {
      return new RunEnd.Broken("worker and coordinator do not have the same simulator", false);
    }
    Owned owned = new Owned(owner, new TimeLimit(new RunExecution(run), limit));
    try {
      if (!begin(owned, bytes)) {
        return new RunEnd.Stopped();
      }
    } catch (InterruptedException exception) {
      return new RunEnd.Stopped();
    }
    try {
      return owned.simulation().execute();
    } finally {
      end(owned, bytes);
    }
  }

  private synchronized boolean begin(Owned run, long bytes) throws InterruptedException {
    while (isWanted(run) && !capacity.hasRoomFor(bytes)) {
      wait();
    }
    boolean begins = isWanted(run);
    if (begins) {
      capacity.take(bytes);
      running.add(run);
    }
    return begins;
  }

  private boolean isWanted(Owned run) {
    return !closed && !gone.contains(run.owner());
  }

  private synchronized void end(Owned run, long bytes) {
    running.remove(run);
    capacity.giveBack(bytes);
    done++;
    notifyAll();
  }

  /**
   * Says what to do when the worker ends, by itself too: Hazelcast's member gives up when there is
   * no memory for its own threads. Done at once if it has ended already.
   */
  public void onEnd(Runnable action) {
    ended.thenRun(action);
  }

  /** Runs under way; may be asked from another thread. */
  public synchronized int running() {
    return running.size();
  }

  /** Runs that have ended, for whatever reason; may be asked from another thread. */
  public synchronized long done() {
    return done;
  }

  /** Leaves and stops all runs, which their coordinators will have done elsewhere. */
  @Override
  public void close() {
    member.getLifecycleService().terminate();
    synchronized (this) {
      closed = true;
      running.forEach(run -> run.simulation().requestStop());
      notifyAll();
    }
  }
}
