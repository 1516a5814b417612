package org.inmesh.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SuggestedLoads;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.WarmUp;
import org.inmesh.mesh.traffic.InjectionProcess;
import org.inmesh.mesh.traffic.PacketSizes;
import org.inmesh.mesh.traffic.TrafficComponent;
import org.inmesh.mesh.traffic.TrafficSpecification;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is sent over a network. */
final class TrafficOptions {
  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      defaultValue = "uniform",
      description =
          "uniform, transpose, bit-complement, bit-reverse, shuffle, tornado, neighbor,"
              + " hotspot:NODE,NODE...:WEIGHT (or NODE=RATE), permutation:FILE.csv (columns src,dst)"
              + " or matrix:FILE.csv (columns src,dst,weight); mixtures such as"
              + " uniform*0.9+hotspot:5:1*0.1; may be repeated;"
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

  @Option(
      names = "--warm-up",
      paramLabel = "PERIODS",
      defaultValue = "3",
      description =
          "periods of 10,000 cycles before measuring, or auto: until latency and accepted load are"
              + " steady; default: ${DEFAULT-VALUE}")
  private String warmUp;

  @Option(
      names = "--message-class",
      paramLabel = "CLASS",
      split = ",",
      description =
          "message class of the packets, or of those of each pattern of a mixture with commas;"
              + " network.virtual-channels says how many the router has; default: 0, but 1 for"
              + " --reply on an Epiphany, whose reads are answered by writes")
  private List<Integer> messageClasses = new ArrayList<>();

  @Mixin private ReplyOptions replyOptions;

  /** How each point is measured. */
  LatencyMeasurement plan() {
    LatencyMeasurement reference = LatencyMeasurement.ofReference();
    if (warmUp.equals("auto")) {
      return reference.withWarmUp(WarmUp.SteadyState.usual());
    }
    int periods = OptionText.whole("--warm-up", warmUp);
    return OptionText.refused("--warm-up", () -> reference.withWarmUp(new WarmUp.Periods(periods)));
  }

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
    PacketSizes lengths = OptionText.sizes("--packet-size", sizes);
    List<NetworkExperiment> curves = new ArrayList<>();
    for (NamedNetwork network : networks) {
      NetworkSpecification specification = network.specification();
      for (String text : patterns) {
        TrafficSpecification traffic =
            new TrafficSpecification(components(text, specification, when, lengths), 0, seed);
        refuse("--message-class, --reply", traffic.obstacle(specification));
        curves.add(new NetworkExperiment(network.router(), specification, traffic));
      }
    }
    return curves;
  }

  private List<TrafficComponent> components(
      String text, NetworkSpecification network, InjectionProcess when, PacketSizes lengths)
      throws IOException {
    List<PatternText.Part> parts = PatternText.parts(text, network.nodes());
    if (messageClasses.size() > 1 && messageClasses.size() != parts.size()) {
      throw new BadInputException(
          "--message-class: one class, or as many as the mixture has patterns: %s has %d, not %d"
              .formatted(text, parts.size(), messageClasses.size()));
    }
    List<TrafficComponent> components = new ArrayList<>();
    for (PatternText.Part part : parts) {
      refuse("--pattern", part.pattern().obstacle(network));
      int messageClass =
          messageClasses.isEmpty()
              ? replyOptions.requestClass(network)
              : messageClasses.get(Math.min(components.size(), messageClasses.size() - 1));
      TrafficComponent component =
          OptionText.refused(
              "--message-class",
              () ->
                  TrafficComponent.oneWay(part.pattern(), when, lengths)
                      .withWeight(part.weight())
                      .withMessageClass(messageClass));
      components.add(replyOptions.applied(component, network));
    }
    return components;
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

  private InjectionProcess process() {
    if (process.equals("bernoulli")) {
      return new InjectionProcess.Bernoulli();
    }
    String[] parts = process.split(":", -1);
    if (parts.length != 3 || !parts[0].equals("onoff")) {
      throw new BadInputException(
          "--process: bernoulli or onoff:A:B, such as onoff:0.01:0.05, not " + process);
    }
    double on = OptionText.number("--process", parts[1]);
    double off = OptionText.number("--process", parts[2]);
    return OptionText.refused("--process", () -> new InjectionProcess.OnOff(on, off));
  }
}
