package org.inmesh.mesh.traffic;

import java.util.Objects;
import java.util.Optional;
import org.inmesh.mesh.NetworkSpecification;

/**
 * A part of the traffic: packets that follow one pattern and process.
 *
 * @param pattern where packets go
 * @param process when they are created
 * @param sizes how long they are
 * @param weight the component's part of the load, in proportion to the weights of the others,
 *     finite, above 0
 * @param messageClass of its packets, at least 0
 * @param replies how the packets are answered, or nothing if they are not
 */
public record TrafficComponent(
    TrafficPattern pattern,
    InjectionProcess process,
    PacketSizes sizes,
    double weight,
    int messageClass,
    Optional<RequestReply> replies) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public TrafficComponent {
    Objects.requireNonNull(pattern);
    Objects.requireNonNull(process);
    Objects.requireNonNull(sizes);
    Objects.requireNonNull(replies);
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a component's weight is above 0, not " + weight);
    }
    if (messageClass < 0) {
      throw new IllegalArgumentException("message classes count from 0, not " + messageClass);
    }
  }

  /** Packets of message class 0 that nobody answers, with weight 1. */
  public static TrafficComponent oneWay(
      TrafficPattern pattern, InjectionProcess process, PacketSizes sizes) {
    return new TrafficComponent(pattern, process, sizes, 1, 0, Optional.empty());
  }

  /** The same component with another weight. */
  public TrafficComponent withWeight(double other) {
    return new TrafficComponent(pattern, process, sizes, other, messageClass, replies);
  }

  /** The same component in another message class. */
  public TrafficComponent withMessageClass(int other) {
    return new TrafficComponent(pattern, process, sizes, weight, other, replies);
  }

  /** The same component, its packets answered. */
  public TrafficComponent withReplies(RequestReply other) {
    return new TrafficComponent(pattern, process, sizes, weight, messageClass, Optional.of(other));
  }

  /** Mean flits that a packet brings to the network, its reply included. */
  public double meanFlits() {
    return sizes.mean() + replies.map(each -> each.replySizes().mean()).orElse(0.0);
  }

  /** The greatest message class of its packets and replies. */
  int greatestClass() {
    return Math.max(messageClass, replies.map(RequestReply::replyClass).orElse(0));
  }

  /** The greatest load in flits per node and cycle: a node creates at most one packet a cycle. */
  double maximumLoad(NetworkSpecification mesh) {
    double maximumShare = 0;
    for (int node = 0; node < mesh.nodes(); node++) {
      maximumShare = Math.max(maximumShare, pattern.share(node, mesh));
    }
    return meanFlits() * process.activeShare() / maximumShare;
  }

  /**
   * The probability that a node creates a packet in a cycle in which it may.
   *
   * @param load of this component, flits per node and cycle
   */
  double probability(int node, NetworkSpecification mesh, double load) {
    double packets = load * pattern.share(node, mesh) / meanFlits();
    return Math.min(1, packets / process.activeShare());
  }
}
