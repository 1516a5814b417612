package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.PatternFiles;
import org.inmesh.bench.traffic.SuggestedLoads;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.traffic.HotSpot;
import org.inmesh.mesh.traffic.InjectionProcess;
import org.inmesh.mesh.traffic.PacketSizes;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import picocli.CommandLine.Option;

/** The options that say what is sent over a network. */
final class TrafficOptions {
  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      defaultValue = "uniform",
      description =
          "uniform, transpose, bit-complement, bit-reverse, shuffle, tornado, neighbor,"
              + " hotspot:NODE,NODE...:WEIGHT, permutation:FILE.csv (columns src,dst) or"
              + " matrix:FILE.csv (columns src,dst,weight); may be repeated;"
              + " default: ${DEFAULT-VALUE}")
  private List<String> patterns = new ArrayList<>();

  @Option(
      names = "--process",
      paramLabel = "PROCESS",
      defaultValue = "bernoulli",
      description =
          "bernoulli, or onoff:A:B for bursts: probabilities in a cycle of going on and of going"
              + " off; default: ${DEFAULT-VALUE}")
  private String process;

  @Option(
      names = "--packet-size",
      paramLabel = "FLITS",
      split = ",",
      defaultValue = "1",
      description =
          "flits of a packet, or several with commas, equally probable; default: ${DEFAULT-VALUE}")
  private List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of all chance; default: ${DEFAULT-VALUE}")
  private long seed;

  /** Of all chance. */
  long seed() {
    return seed;
  }

  /**
   * An experiment for each network and pattern, network by network, without a load.
   *
   * @throws BadInputException if a pattern has no meaning on a network, or anything else is wrong
   */
  List<NetworkExperiment> curves(List<NamedNetwork> networks) throws IOException {
    InjectionProcess when = process();
    PacketSizes lengths = refused("--packet-size", () -> new PacketSizes(sizes));
    List<NetworkExperiment> curves = new ArrayList<>();
    for (NamedNetwork network : networks) {
      NetworkSpecification specification = network.specification();
      for (String name : patterns) {
        TrafficPattern pattern = pattern(name, specification.nodes());
        refuse("--pattern", pattern.obstacle(specification));
        TrafficSpecification traffic = new TrafficSpecification(pattern, when, lengths, 0, seed);
        curves.add(new NetworkExperiment(network.router(), specification, traffic));
      }
    }
    return curves;
  }

  /**
   * Experiments at some loads, curve by curve.
   *
   * @param rates see {@link Rates}; null for loads that suit each curve
   * @throws BadInputException if a load is more than the traffic can offer
   */
  static List<NetworkExperiment> at(String rates, List<NetworkExperiment> curves) {
    List<NetworkExperiment> points = new ArrayList<>();
    for (NetworkExperiment curve : curves) {
      List<Double> loads = rates == null ? SuggestedLoads.upToCapacity(curve) : Rates.parse(rates);
      for (double load : loads) {
        NetworkExperiment point = curve.withLoad(load);
        refuse("--rates", point.traffic().obstacle(point.network()));
        points.add(point);
      }
    }
    return points;
  }

  private static void refuse(String option, Optional<String> obstacle) {
    obstacle.ifPresent(
        reason -> {
          throw new BadInputException(option + ": " + reason);
        });
  }

  /** What a constructor refuses is wrong with an option. */
  private static <T> T refused(String option, Supplier<T> construction) {
    try {
      return construction.get();
    } catch (IllegalArgumentException exception) {
      throw new BadInputException(option + ": " + exception.getMessage());
    }
  }

  private InjectionProcess process() {
    if (process.equals("bernoulli")) {
      return new InjectionProcess.Bernoulli();
    }
    String[] parts = process.split(":", -1);
    if (parts.length != 3 || !parts[0].equals("onoff")) {
      throw new BadInputException(
          "--process: bernoulli or onoff:A:B, such as onoff:0.01:0.05, not " + process);
    }
    double on = number("--process", parts[1]);
    double off = number("--process", parts[2]);
    return refused("--process", () -> new InjectionProcess.OnOff(on, off));
  }

  private static double number(String option, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException exception) {
      throw new BadInputException(option + ": '" + text + "' is not a number");
    }
  }

  private static TrafficPattern pattern(String text, int nodes) throws IOException {
    String[] parts = text.split(":", 2);
    String argument = parts.length == 2 ? parts[1] : "";
    return switch (parts[0]) {
      case "hotspot" -> hotSpot(argument);
      case "permutation" -> PatternFiles.permutation(path(argument), nodes);
      case "matrix" -> PatternFiles.matrix(path(argument), nodes);
      default -> synthetic(text);
    };
  }

  private static TrafficPattern synthetic(String name) {
    for (SyntheticPattern pattern : SyntheticPattern.values()) {
      if (pattern.label().equals(name)) {
        return pattern;
      }
    }
    List<String> names =
        Arrays.stream(SyntheticPattern.values())
            .map(SyntheticPattern::label)
            .collect(Collectors.toCollection(ArrayList::new));
    names.addAll(List.of("hotspot", "permutation", "matrix"));
    throw new BadInputException(
        "--pattern: no pattern '"
            + name
            + "'"
            + NearestName.suggestion(name, names)
            + "; the patterns are "
            + String.join(", ", names));
  }

  private static HotSpot hotSpot(String argument) {
    String[] parts = argument.split(":", -1);
    if (parts.length != 2) {
      throw new BadInputException(
          "--pattern: a hot spot is hotspot:NODE,NODE...:WEIGHT, such as hotspot:27,36:0.2");
    }
    List<Integer> nodes = new ArrayList<>();
    for (String node : parts[0].split(",", -1)) {
      try {
        nodes.add(Integer.valueOf(node));
      } catch (NumberFormatException exception) {
        throw new BadInputException("--pattern: '" + node + "' is not the number of a node");
      }
    }
    double weight = number("--pattern", parts[1]);
    return refused("--pattern", () -> new HotSpot(nodes, weight));
  }

  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new BadInputException("--pattern: the name of a file is missing after the colon");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException exception) {
      throw new BadInputException(name + ": this cannot be the name of a file");
    }
  }
}
