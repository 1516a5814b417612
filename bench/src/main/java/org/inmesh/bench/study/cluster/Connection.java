package org.inmesh.bench.study.cluster;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.util.Collection;
import java.util.List;

/**
 * The coordinator's connection to an address: tried again and again until there is a worker, and
 * when that is lost. Trying takes its time, so it has a thread of its own.
 */
final class Connection implements AutoCloseable {
  private static final long PAUSE = 1000;

  private final HostAddress address;
  private HazelcastInstance client;
  private boolean closed;

  Connection(HostAddress address) {
    this.address = address;
    Thread.ofPlatform().daemon().name("connection to " + address).start(this::keepConnected);
  }

  HostAddress address() {
    return address;
  }

  private void keepConnected() {
    try {
      while (!isClosed()) {
        if (client().isEmpty()) {
          connect();
        }
        pause();
      }
    } catch (InterruptedException exception) {
      throw new IllegalStateException("nobody interrupts this thread", exception);
    }
  }

  private void connect() {
    try {
      HazelcastInstance connected = HazelcastClient.newHazelcastClient(Hazelcasts.client(address));
      synchronized (this) {
        client = connected;
        if (closed) {
          connected.getLifecycleService().terminate();
        }
      }
    } catch (HazelcastException | IllegalStateException nobodyThere) {
      // There may be somebody later; who has waited too long is told by the executor.
    }
  }

  private synchronized void pause() throws InterruptedException {
    if (!closed) {
      wait(PAUSE);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** The connection, if there is one now: one client or none. */
  synchronized List<HazelcastInstance> client() {
    return client != null && client.getLifecycleService().isRunning() ? List.of(client) : List.of();
  }

  /** Whether there ever was a worker. */
  synchronized boolean hasFound() {
    return client != null;
  }

  /** The workers that can be reached now. */
  static Collection<Member> members(HazelcastInstance client) {
    try {
      return client.getLifecycleService().isRunning()
          ? client.getCluster().getMembers()
          : List.of();
    } catch (HazelcastException | IllegalStateException lost) {
      return List.of();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.getLifecycleService().terminate();
    }
    notifyAll();
  }
}
