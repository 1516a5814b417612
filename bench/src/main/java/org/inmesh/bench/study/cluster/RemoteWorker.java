package org.inmesh.bench.study.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.util.UUID;
import java.util.concurrent.Future;
import org.inmesh.bench.study.execution.Capacity;
import org.inmesh.bench.study.execution.RunQueue;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.RunJson;
import org.inmesh.bench.study.run.RunKey;

/** A worker as the coordinator sees it. */
final class RemoteWorker {
  private final Member member;
  private final IExecutorService executor;
  private final String owner;
  private final int threads;
  private final Capacity capacity;
  private boolean lost;

  RemoteWorker(Member member, HazelcastInstance client) {
    this.member = member;
    this.executor = client.getExecutorService(Hazelcasts.EXECUTOR);
    this.owner = client.getLocalEndpoint().getUuid().toString();
    this.threads = Integer.parseInt(member.getAttribute(Hazelcasts.THREADS));
    this.capacity = new Capacity(threads, Long.parseLong(member.getAttribute(Hazelcasts.MEMORY)));
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

  Capacity capacity() {
    return capacity;
  }

  boolean isLost() {
    return lost;
  }

  void lose() {
    lost = true;
  }

  Future<String> submit(RunQueue.Waiting waiting) {
    RunTask task =
        new RunTask(
            owner,
            RunKey.of(waiting.run()).value(),
            CanonicalJson.line(RunJson.of(waiting.run())),
            waiting.bytes());
    return executor.submitToMember(task, member);
  }
}
