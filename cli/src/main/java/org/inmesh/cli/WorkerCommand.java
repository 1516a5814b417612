package org.inmesh.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.inmesh.bench.study.cluster.HostAddress;
import org.inmesh.bench.study.cluster.Worker;
import org.inmesh.bench.study.cluster.WorkerSettings;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does runs of studies that are started on other hosts. */
@Command(
    name = "worker",
    sortOptions = false,
    header = "Does runs for studies of other hosts: 'inmesh study --cluster'.",
    description =
        "Does runs for studies that are started elsewhere with 'inmesh study --cluster', until"
            + " Ctrl-C. Start one on each host, with --bind and its address in your network."
            + " Whoever reaches its port can use it: there are no passwords, so let it listen in"
            + " networks only in which you trust everybody. bench/studies.md has more.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh worker                              # for studies of this host alone",
      "  inmesh worker --bind 10.0.0.7 --memory 12g",
      "  inmesh study my.toml --out out/my --cluster 10.0.0.7,10.0.0.8"
    })
final class WorkerCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65535;

  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "this host's address at which it listens; default: 127.0.0.1, this host alone")
  private String bind = WorkerSettings.LOOPBACK;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "at which it listens; default: " + HostAddress.DEFAULT_PORT)
  private int port = HostAddress.DEFAULT_PORT;

  @Option(
      names = "--join",
      paramLabel = "HOST[:PORT],...",
      description =
          "workers to form a cluster with: a study that is given one of them finds all, also those"
              + " that join later; not needed if the study is given them all")
  private String join = "";

  @Mixin private RunsAtATimeOptions host;

  WorkerCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    host.check();
    if (port < 1 || port > LAST_PORT) {
      throw new BadInputException("--port must be a number from 1 to 65535, not " + port);
    }
    List<HostAddress> others = join.isEmpty() ? List.of() : HostAddress.list(join);
    CountDownLatch end = new CountDownLatch(1);
    try (Worker worker =
        Worker.start(new WorkerSettings(bind, port, others, host.threads(), host.memory()))) {
      interruption.onRequest(end::countDown);
      worker.onEnd(end::countDown);
      SimulatorVersion simulator = SimulatorVersion.current();
      streams
          .out()
          .printf(
              "worker at %s, threads: %d, memory: %s, simulator %s (%.12s)%n",
              new HostAddress(bind, port),
              host.threads(),
              MemoryText.of(host.memory()),
              simulator.version(),
              simulator.digest());
      streams.out().flush();
      ProgressLine.during(
          streams,
          () -> "%d runs under way, %d ended".formatted(worker.running(), worker.done()),
          () -> {
            end.await();
            return true;
          });
      streams.out().printf("%d runs ended, %d given up%n", worker.done(), worker.running());
      streams.out().flush();
    }
    if (!interruption.requested()) {
      streams
          .err()
          .println("inmesh: the worker has ended by itself; there may be too little memory");
      return ExitCode.BUG;
    }
    return ExitCode.INTERRUPTED;
  }
}
