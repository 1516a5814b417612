package org.inmesh.cli;

import java.util.List;
import java.util.Optional;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.bench.traffic.Watching;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.energy.NetworkEnergy;
import org.inmesh.mesh.energy.RouterTechnology;
import picocli.CommandLine.Option;

/** The options that ask for more than latency and accepted load. */
final class ReportOptions {
  private static final double DEFAULT_CLOCK = 1_000;
  private static final double DEFAULT_LENGTH = 1;

  @Option(
      names = "--links",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "5",
      description =
          "load of links and routers: the N busiest of each point, 5 without a number; JSON and CSV"
              + " have all")
  private Integer links;

  @Option(
      names = "--flows",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "5",
      description =
          "latency from each node to each other: the N slowest of each point, 5 without a number;"
              + " JSON and CSV have all")
  private Integer flows;

  @Option(
      names = "--fairness",
      description = "load accepted of each source: least, mean, most and Jain's index")
  private boolean fairness;

  @Option(
      names = "--energy",
      paramLabel = "TECHNOLOGY",
      description =
          "power, energy and area of routers and links: Bulk45LVT, Bulk32LVT, Bulk22LVT or"
              + " TG11LVT; with --links in JSON and CSV of each")
  private String technology;

  @Option(
      names = "--clock",
      paramLabel = "MHZ",
      description = "of the network, for --energy; default: 1000")
  private Double clock;

  @Option(
      names = "--link-length",
      paramLabel = "MM",
      description = "of the links between routers, for --energy; default: 1")
  private Double linkLength;

  /** What is to be watched. */
  Watching watching() {
    return new Watching(links != null || technology != null, flows != null);
  }

  /** Links and routers of each point to print, if any. */
  Optional<Integer> links() {
    return Optional.ofNullable(links);
  }

  /** Flows of each point to print, if any. */
  Optional<Integer> flows() {
    return Optional.ofNullable(flows);
  }

  /** Whether fairness is to be printed. */
  boolean fairness() {
    return fairness;
  }

  /** Whether energy is to be printed. */
  boolean hasEnergy() {
    return technology != null;
  }

  /** The energy of a point whose links were watched; nothing if it was not asked for. */
  Optional<NetworkEnergy> energy(SweepPoint.Measured point) {
    return technology == null
        ? Optional.empty()
        : point
            .utilisation()
            .map(
                utilisation ->
                    NetworkEnergy.of(
                        RouterTechnology.named(technology),
                        point.experiment().network(),
                        utilisation,
                        clock == null ? DEFAULT_CLOCK : clock,
                        linkLength == null ? DEFAULT_LENGTH : linkLength));
  }

  /**
   * Refuses what cannot be.
   *
   * @throws BadInputException if a number is out of range, or the energy of a network is not known
   */
  void check(List<NetworkExperiment> experiments) {
    checkCount("--links", links);
    checkCount("--flows", flows);
    if (technology == null) {
      if (clock != null || linkLength != null) {
        throw new BadInputException("--clock and --link-length have no meaning without --energy");
      }
      return;
    }
    if (clock != null && !(clock > 0 && clock < Double.POSITIVE_INFINITY)) {
      throw new BadInputException("--clock: a clock is above 0 MHz, not " + clock);
    }
    if (linkLength != null && !(linkLength >= 0 && linkLength < Double.POSITIVE_INFINITY)) {
      throw new BadInputException("--link-length: a link is at least 0 mm long, not " + linkLength);
    }
    String name =
        OptionText.named("--energy", technology, RouterTechnology.names(), known -> known);
    for (NetworkExperiment experiment : experiments) {
      RouterTechnology.named(name)
          .obstacle(experiment.network())
          .ifPresent(
              reason -> {
                throw new BadInputException("--energy: " + reason);
              });
    }
  }

  private static void checkCount(String option, Integer count) {
    if (count != null && count < 1) {
      throw new BadInputException(option + " must be at least 1, not " + count);
    }
  }
}
