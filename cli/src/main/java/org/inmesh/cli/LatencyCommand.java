package org.inmesh.cli;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.latency.LatencyMeasurement;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times single accesses to coherent memory. */
@Command(
    name = "latency",
    sortOptions = false,
    header = "Times single accesses to a machine's coherent memory.",
    description =
        "Brings a line into a state in another core's cache, waits until all is quiet, and times a"
            + " load, a store or a compare and swap by a core: the mean over the nodes of the"
            + " holder's chip as the line's home. Core cycles, one for the access itself included; what instructions"
            + " cost besides is not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh latency --machine tile-gx36",
      "  inmesh latency --cores 64 --requester 0 --holder 63 --home 7 --format csv",
    })
final class LatencyCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Mixin private CoherentMachineOptions machine;

  @Option(
      names = {"-c", "--cores"},
      paramLabel = "N",
      description = "number of cores, instead of the machine's own")
  private Integer cores;

  @Option(
      names = "--requester",
      paramLabel = "CORE",
      defaultValue = "0",
      description = "whose accesses are timed; default: ${DEFAULT-VALUE}")
  private int requester;

  @Option(
      names = "--holder",
      paramLabel = "CORE",
      description = "who has the line; default: the nearest and the farthest of each chip")
  private Integer holder;

  @Option(
      names = "--home",
      paramLabel = "NODE",
      description = "the line's home; default: all of the holder's chip, 64 of them at most")
  private Integer home;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  LatencyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    MachineSpecification specification =
        machine.read(cores == null ? OptionalInt.empty() : OptionalInt.of(cores), List.of());
    if (specification.cores() < 3) {
      throw new BadInputException("latencies are measured on machines of three cores or more");
    }
    checkCore("--requester", requester, specification);
    if (holder != null) {
      checkCore("--holder", holder, specification);
      if (holder == requester) {
        throw new BadInputException("--holder and --requester must be different cores");
      }
    }
    if (home != null) {
      checkCore("--home", home, specification);
    }
    LatencyReport report = new LatencyReport(specification, requester, format, streams.out());
    List<Integer> holders =
        holder == null ? LineHolders.of(specification, requester) : List.of(holder);
    for (int each : holders) {
      LatencyMeasurement measurement = new LatencyMeasurement(specification, requester, each);
      report.add(each, measurement, home == null ? measurement.homes() : List.of(home));
    }
    report.end();
    streams.out().flush();
    return ExitCode.OK;
  }

  private static void checkCore(String option, int core, MachineSpecification machine) {
    if (core < 0 || core >= machine.cores()) {
      throw new BadInputException(
          "%s must be a core from 0 to %d, not %d".formatted(option, machine.cores() - 1, core));
    }
  }
}
