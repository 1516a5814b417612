package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.inmesh.bench.traffic.PacketList;
import org.inmesh.bench.traffic.PacketListRun;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.measurement.FailureCounts;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.traces.PacketRecord;
import picocli.CommandLine.Option;

/** The options that say which packets to send one by one, and how that is done. */
final class PacketListOptions {
  @Option(
      names = "--packets",
      paramLabel = "FILE",
      description =
          "sends these packets instead: CSV with columns src,dst,flits,create_cycle and perhaps"
              + " class, also .gz; writes"
              + " pid,src,dst,flits,create_cycle,inject_cycle,head_arrive,tail_arrive,routers, and"
              + " the class if it was given, in the same order")
  private Path packets;

  @Option(
      names = "--end",
      paramLabel = "CYCLE",
      description =
          "with --packets, the run ends before this cycle; what has not happened by then is -1;"
              + " default: when every packet has arrived")
  private Long end;

  /** Whether packets are to be sent one by one. */
  boolean isGiven() {
    return packets != null;
  }

  /** Refuses what has no meaning. */
  void check() {
    if (end != null && packets == null) {
      throw new BadInputException("--end has no meaning without --packets");
    }
    if (end != null && end < 0) {
      throw new BadInputException("--end must be at least 0, not " + end);
    }
  }

  /**
   * Sends the packets and writes what became of them.
   *
   * @param output file, or null for standard output
   * @param networkThreads host threads that simulate the network
   * @return whether the network went on to the end, and did not deadlock
   */
  boolean send(
      List<NamedNetwork> networks,
      int networkThreads,
      Path output,
      Streams streams,
      Interruption interruption)
      throws IOException, InterruptedException {
    if (output != null) {
      OutputFile.check(output);
    }
    if (networks.size() > 1) {
      throw new BadInputException("--packets takes one router and one routing algorithm");
    }
    NetworkSpecification network = networks.getFirst().specification();
    PacketList list = PacketList.read(packets, network);
    try (StripeTeam team = networkThreads > 1 ? new StripeTeam(networkThreads) : null) {
      PacketListRun run =
          new PacketListRun(
              (receiver, observer) -> Networks.create(network, receiver, observer, team),
              list.packets(),
              end == null ? PacketListRun.UNTIL_ALL_HAVE_ARRIVED : end);
      interruption.onRequest(run::requestStop);
      List<PacketRecord> records =
          ProgressLine.during(
              streams,
              () ->
                  "%s of %s packets have arrived"
                      .formatted(NumberText.count(run.arrived()), NumberText.count(run.packets())),
              run::run);
      PacketListReport.write(list, records, output, streams);
      tellFailures(run.failures(), streams);
      run.deadlock()
          .ifPresent(
              deadlock ->
                  streams
                      .err()
                      .println(DeadlockText.of(networks.getFirst().router(), network, deadlock)));
      return run.deadlock().isEmpty();
    }
  }

  private static void tellFailures(FailureCounts failures, Streams streams) {
    if (!failures.isNone()) {
      streams
          .err()
          .println(
              "inmesh: packets lost: %s, delayed: %s, unroutable: %s"
                  .formatted(
                      NumberText.count(failures.lost()),
                      NumberText.count(failures.delayed()),
                      NumberText.count(failures.unroutable())));
    }
  }
}
