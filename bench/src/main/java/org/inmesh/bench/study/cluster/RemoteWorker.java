package org.inmesh.bench.study.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.inmesh.bench.study.execution.RunHost;
import org.inmesh.bench.study.execution.RunQueue;
import org.inmesh.bench.study.execution.Simulation;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.RunJson;
import org.inmesh.bench.study.run.RunKey;

/** A worker as the coordinator sees it. */
final class RemoteWorker implements RunHost {
  private final Member member;
  private final HazelcastInstance client;
  private final Optional<Duration> limit;

  /**
   * A worker.
   *
   * @param client by which it is reached
   * @param limit of its time for each run; empty for none
   */
  RemoteWorker(Member member, HazelcastInstance client, Optional<Duration> limit) {
    this.member = member;
    this.client = client;
    this.limit = limit;
  }

  UUID id() {
    return member.getUuid();
  }

  /** Host and port. */
  @Override
  public String name() {
    return new HostAddress(member.getAddress().getHost(), member.getAddress().getPort()).toString();
  }

  @Override
  public int threads() {
    return Integer.parseInt(member.getAttribute(Hazelcasts.THREADS));
  }

  @Override
  public long memoryBytes() {
    return Long.parseLong(member.getAttribute(Hazelcasts.MEMORY));
  }

  /** Whether the connection to it stands, as far as one can see. */
  boolean isPresent() {
    return Connection.members(client).contains(member);
  }

  @Override
  public Simulation simulation(RunQueue.Waiting waiting) {
    return new RemoteRun(RunKey.of(waiting.run()), () -> submit(waiting));
  }

  private Future<String> submit(RunQueue.Waiting waiting) {
    RunTask task =
        new RunTask(
            client.getLocalEndpoint().getUuid().toString(),
            RunKey.of(waiting.run()).value(),
            CanonicalJson.line(RunJson.of(waiting.run())),
            waiting.bytes(),
            limit);
    return client.getExecutorService(Hazelcasts.EXECUTOR).submitToMember(task, member);
  }
}
