package org.inmesh.bench.study.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.execution.Collected;
import org.inmesh.bench.study.execution.LocalPool;
import org.inmesh.bench.study.execution.PoolSettings;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.bench.study.execution.RunListener;
import org.inmesh.bench.study.execution.RunningRun;
import org.inmesh.bench.study.execution.StudySession;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.RunJson;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ClusterExecutorTest {
  /** A run that takes the host a good part of a second for each million. */
  private static StudyRun counting(int millions) {
    return SmallRuns.of(
        """
        VAL INT millions IS 1:
        PROC main (CHAN OF BYTE screen)
          INT sum:
          SEQ
            sum := 0
            SEQ i = 0 FOR millions
              SEQ j = 0 FOR 1000000
                sum := sum >< (i + j)
            screen ! BYTE ((INT 'a') + (sum /\\ 15))
        :
        """,
        Map.of("millions", millions));
  }

  private static Map<String, String> results(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private static void perform(
      Path folder, List<StudyRun> runs, RunExecutor executor, RunListener listener)
      throws IOException, InterruptedException {
    StudySession session = new StudySession(FileStore.open(folder, message -> {}));
    session.run(session.missing(runs), executor, listener);
  }

  @Test
  void shouldLoseNoResultWithAWorkerThatIsKilledInTheMiddleOfARun(
      @TempDir Path folder, @TempDir Path local) throws IOException, InterruptedException {
    List<StudyRun> runs = new ArrayList<>(SmallRuns.several(6));
    StudyRun longRun = counting(6);
    runs.add(longRun);
    runs.add(counting(2));
    List<String> messages = Collections.synchronizedList(new ArrayList<>());
    Collected collected = new Collected();
    HostAddress free = WorkerProcess.freeAddress();
    try (WorkerProcess first = WorkerProcess.start(free);
        WorkerProcess second = WorkerProcess.start(WorkerProcess.freeAddressBeside(free));
        ClusterExecutor executor =
            new ClusterExecutor(
                ClusterSettings.of(List.of(first.address(), second.address()), messages::add)
                    .withSeconds(run -> run.parameters().getOrDefault("millions", 0)))) {
      first.awaitReady();
      second.awaitReady();
      Thread killer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    String host = hostOf(longRun, executor);
                    (host.equals(first.address().toString()) ? first : second).kill();
                  });
      perform(folder, runs, executor, collected);
      killer.join();
    }
    try (LocalPool pool = new LocalPool(PoolSettings.of(2))) {
      perform(local, runs, pool, new Collected());
    }

    assertThat(collected.reasons).isEmpty();
    assertThat(collected.results).isEqualTo(runs.size());
    assertThat(collected.records).containsOnlyKeys(runs);
    assertThat(results(folder)).isEqualTo(results(local));
    assertThat(collected.begun).filteredOn(longRun::equals).hasSizeGreaterThan(1);
    assertThat(messages).anyMatch(message -> message.contains("is lost"));
  }

  /** Waits until a run is under way. */
  private static String hostOf(StudyRun run, RunExecutor executor) {
    try {
      while (true) {
        for (RunningRun running : executor.running()) {
          if (running.run().equals(run)) {
            return running.host();
          }
        }
        Thread.sleep(5);
      }
    } catch (InterruptedException exception) {
      throw new IllegalStateException(exception);
    }
  }

  @Test
  void shouldSayThatThereIsNoWorker() throws IOException {
    HostAddress nobody = WorkerProcess.freeAddress();
    ClusterSettings usual = ClusterSettings.of(List.of(nobody), message -> {});
    ClusterSettings impatient =
        new ClusterSettings(
            usual.workers(),
            usual.memory(),
            usual.seconds(),
            usual.limit(),
            Duration.ZERO,
            usual.messages());
    try (ClusterExecutor executor = new ClusterExecutor(impatient)) {
      assertThatThrownBy(() -> executor.execute(SmallRuns.several(2), new Collected()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(nobody.toString())
          .hasMessageContaining("2 runs remain");
    }
  }

  @Test
  void shouldSayThatAHostIsNotKnown() {
    // RFC 6761: no name ends in .invalid.
    HostAddress unknown = new HostAddress("nowhere.invalid", HostAddress.DEFAULT_PORT);

    assertThatThrownBy(
            () -> new ClusterExecutor(ClusterSettings.of(List.of(unknown), message -> {})))
        .isInstanceOf(BadInputException.class)
        .hasMessage("no host of the name 'nowhere.invalid' is known here");
  }

  private static Worker worker(HostAddress address, long memory) {
    return Worker.start(new WorkerSettings(address.host(), address.port(), List.of(), 1, memory));
  }

  @Test
  void shouldLeaveWhatNeedsMoreMemoryThanAWorkerHasToTheOneWithMost()
      throws IOException, InterruptedException {
    HostAddress small = WorkerProcess.freeAddress();
    HostAddress great = WorkerProcess.freeAddressBeside(small);
    Map<StudyRun, String> hosts = new HashMap<>();
    Collected collected =
        new Collected() {
          @Override
          public synchronized void ended(StudyRun run, RunEnd.Done end, String host) {
            hosts.put(run, host);
            super.ended(run, end, host);
          }
        };
    List<StudyRun> runs = SmallRuns.several(3);
    ClusterSettings usual = ClusterSettings.of(List.of(small, great), message -> {});
    // The first fits both; the second fits one; the third fits none.
    ClusterSettings settings =
        new ClusterSettings(
            usual.workers(),
            run -> 500 * run.parameters().get("rounds"),
            usual.seconds(),
            usual.limit(),
            usual.patience(),
            usual.messages());
    try (Worker first = worker(small, 500);
        Worker second = worker(great, 1000);
        ClusterExecutor executor = new ClusterExecutor(settings)) {
      // On a busy host it may take longer than the executor waits for all.
      while (!executor.hasFoundAll()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      executor.execute(runs, collected);
      assertThat(first.done() + second.done()).isEqualTo(3);
    }

    assertThat(hosts).containsOnlyKeys(runs);
    assertThat(hosts.get(runs.get(1))).isEqualTo(great.toString());
    assertThat(hosts.get(runs.get(2))).isEqualTo(great.toString());
  }

  @Test
  void shouldSayThatAPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      WorkerSettings settings =
          new WorkerSettings(WorkerSettings.LOOPBACK, taken.getLocalPort(), List.of(), 1, 1);

      assertThatThrownBy(() -> Worker.start(settings))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(
              "a worker cannot listen at 127.0.0.1 port " + taken.getLocalPort());
    }
  }

  @Test
  void shouldNotUseAWorkerWithAnotherSimulator() throws IOException, InterruptedException {
    HostAddress here = WorkerProcess.freeAddress();
    Config config =
        Hazelcasts.member(
            new WorkerSettings(here.host(), here.port(), List.of(), 1, 1), here.host());
    config
        .getMemberAttributeConfig()
        .setAttribute(Hazelcasts.SIMULATOR, "another")
        .setAttribute(Hazelcasts.VERSION, "9.8");
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
    CompletableFuture<String> message = new CompletableFuture<>();
    // On a busy host it may be told before that nobody is there yet.
    Consumer<String> messages =
        text -> {
          if (!text.startsWith("no worker")) {
            message.complete(text);
          }
        };
    Collected collected = new Collected();
    try (ClusterExecutor executor =
        new ClusterExecutor(ClusterSettings.of(List.of(here), messages))) {
      message.thenRun(executor::requestStop);
      executor.execute(SmallRuns.several(1), collected);
    } finally {
      member.getLifecycleService().terminate();
    }

    assertThat(message.join())
        .contains(Integer.toString(here.port()))
        .contains("is not used: its simulator is 9.8 (another)");
    assertThat(collected.begun).isEmpty();
  }

  @Test
  void shouldNotDoARunWhoseKeyItComputesOtherwise() throws IOException {
    WorkerSettings settings =
        new WorkerSettings(
            WorkerSettings.LOOPBACK, WorkerProcess.freeAddress().port(), List.of(), 1, 1L << 30);
    try (Worker worker = Worker.start(settings)) {
      String run = CanonicalJson.line(RunJson.of(SmallRuns.counting(1)));

      assertThat(worker.perform("me", "0".repeat(64), run, 0, Optional.empty()))
          .isEqualTo(
              new RunEnd.Broken("worker and coordinator do not have the same simulator", false));
    }
  }

  @Test
  void shouldTellOfTheEndOfAWorkerThatEndsByItself() throws IOException {
    CompletableFuture<String> end = new CompletableFuture<>();
    try (Worker worker = worker(WorkerProcess.freeAddress(), 1)) {
      worker.onEnd(() -> end.complete("ended"));
      assertThat(end).isNotDone();
      // As its handler of errors does when there is no memory.
      Hazelcast.getAllHazelcastInstances()
          .forEach(member -> member.getLifecycleService().terminate());

      assertThat(end.join()).isEqualTo("ended");
      CompletableFuture<String> late = new CompletableFuture<>();
      worker.onEnd(() -> late.complete("ended before"));
      assertThat(late.join()).isEqualTo("ended before");
    }
  }

  @Test
  void shouldStopRunsOnWorkersWhenAsked() throws IOException, InterruptedException {
    HostAddress here = WorkerProcess.freeAddress();
    Collected collected = new Collected();
    try (Worker worker =
            Worker.start(new WorkerSettings(here.host(), here.port(), List.of(), 1, 1L << 30));
        ClusterExecutor executor =
            new ClusterExecutor(ClusterSettings.of(List.of(here), message -> {}))) {
      Thread stopper =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      while (worker.running() == 0) {
                        Thread.sleep(5);
                      }
                    } catch (InterruptedException exception) {
                      throw new IllegalStateException(exception);
                    }
                    executor.requestStop();
                  });
      executor.execute(List.of(SmallRuns.endless(), SmallRuns.counting(1)), collected);
      stopper.join();
      while (worker.running() > 0) {
        Thread.sleep(5);
      }
      assertThat(worker.done()).isEqualTo(1);
    }
    assertThat(collected.begun).containsExactly(SmallRuns.endless());
    assertThat(collected.records).isEmpty();
  }

  @Test
  void shouldGiveUpWhatTakesAWorkerLongerThanTheLimit() throws IOException, InterruptedException {
    HostAddress here = WorkerProcess.freeAddress();
    Collected collected = new Collected();
    try (Worker worker = worker(here, 1L << 30);
        ClusterExecutor executor =
            new ClusterExecutor(
                ClusterSettings.of(List.of(here), message -> {})
                    .withLimit(Duration.ofMillis(100)))) {
      executor.execute(List.of(SmallRuns.endless()), collected);
      assertThat(worker.running()).isZero();
    }

    assertThat(collected.records).isEmpty();
    assertThat(collected.reasons)
        .containsExactly(
            Map.entry(SmallRuns.endless(), "took the host longer than the time limit of 0.1 s"));
  }

  @Test
  void shouldStopRunsOfACoordinatorThatIsGone() throws IOException, InterruptedException {
    HostAddress here = WorkerProcess.freeAddress();
    try (Worker worker =
        Worker.start(new WorkerSettings(here.host(), here.port(), List.of(), 1, 1L << 30))) {
      ClusterExecutor executor =
          new ClusterExecutor(ClusterSettings.of(List.of(here), message -> {}));
      Thread study =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      executor.execute(List.of(SmallRuns.endless()), new Collected());
                    } catch (InterruptedException exception) {
                      throw new IllegalStateException(exception);
                    }
                  });
      while (worker.running() == 0) {
        Thread.sleep(5);
      }
      executor.close();
      study.join();
      while (worker.running() > 0) {
        Thread.sleep(5);
      }
      assertThat(worker.done()).isEqualTo(1);
    }
  }
}
