package org.inmesh.mesh.traffic;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Synthetic traffic. The same specification gives the same packets.
 *
 * @param components parts of the traffic, at least one; they share the load out by their weights
 * @param load offered: flits per node and network cycle, mean over the nodes, at least 0; the
 *     replies to requests count, as in BookSim 2
 * @param seed of the one generator that all chance comes from, {@link #GENERATOR}
 */
public record TrafficSpecification(List<TrafficComponent> components, double load, long seed) {

  /** The random number generator: that of {@link java.util.SplittableRandom}. */
  public static final String GENERATOR = "SplitMix64";

  /**
   * Checks the load.
   *
   * @throws IllegalArgumentException if it is not a number from 0, or there is no component
   */
  public TrafficSpecification {
    components = List.copyOf(components);
    if (components.isEmpty()) {
      throw new IllegalArgumentException("traffic needs a component");
    }
    if (!(load >= 0 && load < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("load must be at least 0, not " + load);
    }
  }

  /** Traffic of one component, of packets of message class 0 that nobody answers. */
  public TrafficSpecification(
      TrafficPattern pattern, InjectionProcess process, PacketSizes sizes, double load, long seed) {
    this(List.of(TrafficComponent.oneWay(pattern, process, sizes)), load, seed);
  }

  /** Bernoulli traffic of packets of one length. */
  public static TrafficSpecification bernoulli(
      TrafficPattern pattern, double load, int flits, long seed) {
    return new TrafficSpecification(
        pattern, new InjectionProcess.Bernoulli(), PacketSizes.fixed(flits), load, seed);
  }

  /** The same traffic with another load. */
  public TrafficSpecification withLoad(double other) {
    return new TrafficSpecification(components, other, seed);
  }

  /**
   * Where flits go on the whole: the pattern of the only component, or a mixture by weight. The
   * ways of replies are not in it.
   */
  public TrafficPattern pattern() {
    return components.size() == 1
        ? components.getFirst().pattern()
        : new PatternMixture(
            components.stream()
                .map(each -> new PatternMixture.Part(each.pattern(), each.weight()))
                .toList());
  }

  /** Mean length of the packets, flits; replies count as packets. */
  public double meanPacketFlits() {
    double packets = 0;
    double flits = 0;
    for (TrafficComponent component : components) {
      double sent = component.weight() / component.meanFlits();
      packets += component.replies().isPresent() ? 2 * sent : sent;
      flits += component.weight();
    }
    return flits / packets;
  }

  /** The label of {@link #pattern}: {@code uniform*0.9+tornado*0.1} for a mixture. */
  public String patternLabel() {
    return pattern().label();
  }

  /** The labels of the components' processes, each once, joined by {@code " + "}. */
  public String processLabel() {
    return labels(component -> component.process().label());
  }

  /** The labels of the components' packet sizes, each once, joined by {@code " + "}. */
  public String sizesLabel() {
    return labels(component -> component.sizes().label());
  }

  private String labels(Function<TrafficComponent, String> label) {
    return components.stream().map(label).distinct().collect(Collectors.joining(" + "));
  }

  /** A component's part of the load, flits per node and cycle. */
  public double load(TrafficComponent component) {
    return load * part(component);
  }

  private double part(TrafficComponent component) {
    double total = components.stream().mapToDouble(TrafficComponent::weight).sum();
    return component.weight() / total;
  }

  /** Message classes from 0 to the greatest that a packet or a reply has. */
  public int messageClasses() {
    return 1 + components.stream().mapToInt(TrafficComponent::greatestClass).max().orElseThrow();
  }

  /**
   * The greatest load that this traffic can offer on a mesh: a node creates at most one packet of
   * each component in a cycle.
   */
  public double maximumLoad(NetworkSpecification mesh) {
    return components.stream()
        .mapToDouble(component -> component.maximumLoad(mesh) / part(component))
        .min()
        .orElseThrow();
  }

  /** Why there can be no such traffic on this mesh, or nothing if there can. */
  public Optional<String> obstacle(NetworkSpecification mesh) {
    for (TrafficComponent component : components) {
      Optional<String> obstacle = component.pattern().obstacle(mesh);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    int classes = mesh.messageClasses();
    if (messageClasses() > classes) {
      return Optional.of(
          "the traffic has %d message classes, the network has %d"
              .formatted(messageClasses(), classes));
    }
    double maximum = maximumLoad(mesh);
    return load <= maximum
        ? Optional.empty()
        : Optional.of("load must be from 0 to " + maximum + ", not " + load);
  }
}
