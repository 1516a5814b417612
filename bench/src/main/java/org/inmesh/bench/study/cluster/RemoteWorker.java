package org.inmesh.bench.study.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.inmesh.bench.study.execution.Capacity;
import org.inmesh.bench.study.execution.RunQueue;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.RunJson;
import org.inmesh.bench.study.run.RunKey;

/** A worker as the coordinator sees it. */
final class RemoteWorker {
  private static final long QUARANTINE = 10_000_000_000L;

  private final Member member;
  private final HazelcastInstance client;
  private final IExecutorService executor;
  private final String owner;
  private final int threads;
  private final long memory;
  private final Capacity capacity;
  private boolean lost;
  private long lostSince;

  RemoteWorker(Member member, HazelcastInstance client) {
    this.member = member;
    this.client = client;
    this.executor = client.getExecutorService(Hazelcasts.EXECUTOR);
    this.owner = client.getLocalEndpoint().getUuid().toString();
    this.threads = Integer.parseInt(member.getAttribute(Hazelcasts.THREADS));
    this.memory = Long.parseLong(member.getAttribute(Hazelcasts.MEMORY));
    this.capacity = new Capacity(threads, memory);
  }

  UUID id() {
    return member.getUuid();
  }

  /** Host and port. */
  String name() {
    return new HostAddress(member.getAddress().getHost(), member.getAddress().getPort()).toString();
  }

  /** Runs that it does at a time. */
  int threads() {
    return threads;
  }

  /** Of the heap for runs, bytes. */
  long memory() {
    return memory;
  }

  /** Whether the connection to it stands, as far as one can see. */
  boolean isPresent() {
    return Connection.members(client).contains(member);
  }

  Capacity capacity() {
    return capacity;
  }

  boolean isLost() {
    return lost;
  }

  void lose() {
    lost = true;
    lostSince = System.nanoTime();
  }

  /**
   * Whether it counts as new, if it is there, after it was lost: its client has noticed the loss,
   * or has had the time to.
   */
  boolean mayReturn() {
    return !isPresent() || System.nanoTime() - lostSince > QUARANTINE;
  }

  Future<String> submit(RunQueue.Waiting waiting, Optional<Duration> limit) {
    RunTask task =
        new RunTask(
            owner,
            RunKey.of(waiting.run()).value(),
            CanonicalJson.line(RunJson.of(waiting.run())),
            waiting.bytes(),
            limit);
    return executor.submitToMember(task, member);
  }
}
