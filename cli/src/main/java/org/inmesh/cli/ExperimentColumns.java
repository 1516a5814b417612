package org.inmesh.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.topology.TopologyKind;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.inmesh.mesh.traffic.RequestReply;
import org.inmesh.mesh.traffic.TrafficComponent;
import org.inmesh.mesh.traffic.TrafficSpecification;

/** What experiments have in common, and the columns that tell them apart. */
final class ExperimentColumns {
  private final List<NetworkExperiment> experiments;

  /** The router is named in each row. */
  private final boolean routers;

  /** The routing algorithm is named in each row. */
  private final boolean routings;

  /** For these experiments, at least one; all have the same topology and model. */
  ExperimentColumns(List<NetworkExperiment> experiments) {
    this.experiments = experiments;
    routers = experiments.stream().map(NetworkExperiment::router).distinct().count() > 1;
    routings = experiments.stream().map(ExperimentColumns::routing).distinct().count() > 1;
  }

  private static String routing(NetworkExperiment experiment) {
    return experiment.network().routing().label();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What all experiments share: {@code 8x8 mesh of w1 routers, xy routing}. */
  String network() {
    NetworkExperiment first = experiments.getFirst();
    NetworkSpecification network = first.network();
    StringBuilder text = new StringBuilder(network.topology().label());
    text.append(routers ? "" : " of " + first.router() + " routers");
    text.append(routings ? "" : ", " + routing(first) + " routing");
    text.append(failures(network));
    text.append(network.model() == Model.FLIT ? "" : ", model '" + label(network.model()) + "'");
    return text.toString();
  }

  /** Dead and unreliable links: {@code , 2 dead links, loss 0.01}. */
  private static String failures(NetworkSpecification network) {
    UnreliableLinks unreliable = network.unreliableLinks();
    StringBuilder text = new StringBuilder();
    if (!network.faults().links().isEmpty()) {
      text.append(", dead links: ").append(network.faults().links().size());
    }
    if (!network.faults().routers().isEmpty()) {
      text.append(", dead routers: ").append(network.faults().routers().size());
    }
    if (unreliable.lossProbability() > 0) {
      text.append(", loss ").append(SweepReport.load(unreliable.lossProbability()));
    }
    if (unreliable.delayProbability() > 0) {
      text.append(", delays of up to ")
          .append(unreliable.maximumDelay())
          .append(" cycles with ")
          .append(SweepReport.load(unreliable.delayProbability()));
    }
    return text.toString();
  }

  /** {@code packets of 1 flit, answered by 5 after 0 cycles}. */
  private static String packets(TrafficSpecification traffic) {
    StringBuilder text = new StringBuilder("packets of " + traffic.sizesLabel());
    text.append(traffic.sizesLabel().equals("1") ? " flit" : " flits");
    replies(traffic)
        .ifPresent(
            replies -> {
              text.append(", answered by ").append(replies.replySizes().label());
              text.append(" after ").append(replies.serviceTime()).append(" cycles");
              if (replies.maximumOutstanding() != RequestReply.UNBOUNDED) {
                text.append(", at most ")
                    .append(replies.maximumOutstanding())
                    .append(" unanswered");
              }
            });
    return text.toString();
  }

  /** All components have the same. */
  private static Optional<RequestReply> replies(TrafficSpecification traffic) {
    return traffic.components().getFirst().replies();
  }

  /** {@link #network} and the traffic. */
  String heading() {
    TrafficSpecification traffic = experiments.getFirst().traffic();
    return "%s; %s, %s, seed %d of %s"
        .formatted(
            network(),
            traffic.processLabel(),
            packets(traffic),
            traffic.seed(),
            TrafficSpecification.GENERATOR);
  }

  /** {@link #heading}, with the pattern if all have the same. */
  String subtitle() {
    List<String> patterns =
        experiments.stream()
            .map(experiment -> experiment.traffic().patternLabel())
            .distinct()
            .toList();
    TrafficSpecification traffic = experiments.getFirst().traffic();
    return "%s; %s%s, %s, seed %d"
        .formatted(
            network(),
            patterns.size() == 1 ? patterns.getFirst() + ", " : "",
            traffic.processLabel(),
            packets(traffic),
            traffic.seed());
  }

  /** Heads of the columns that tell experiments apart, followed by others. */
  String[] heads(String... others) {
    List<String> heads = new ArrayList<>();
    if (routers) {
      heads.add("router");
    }
    if (routings) {
      heads.add("routing");
    }
    heads.add("pattern");
    return Stream.concat(heads.stream(), Arrays.stream(others)).toArray(String[]::new);
  }

  /** What tells an experiment apart, followed by other cells. */
  String[] cells(NetworkExperiment experiment, String... others) {
    return Stream.concat(names(experiment).stream(), Arrays.stream(others)).toArray(String[]::new);
  }

  private List<String> names(NetworkExperiment experiment) {
    List<String> names = new ArrayList<>();
    if (routers) {
      names.add(experiment.router());
    }
    if (routings) {
      names.add(routing(experiment));
    }
    names.add(experiment.traffic().patternLabel());
    return names;
  }

  /** Letters for {@link TextTable}: names left, others right. */
  String alignment(int others) {
    return "l".repeat(heads().length) + "r".repeat(others);
  }

  /** What tells a curve apart: {@code v8, uniform}. */
  String curve(NetworkExperiment experiment) {
    return String.join(", ", names(experiment));
  }

  /** Named values of an experiment but for its load, the same names in every report. */
  static Map<String, Object> values(NetworkExperiment experiment) {
    NetworkSpecification network = experiment.network();
    TrafficSpecification traffic = experiment.traffic();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("router", experiment.router());
    row.put(
        "topology", TopologyKind.of(network.topology()).map(TopologyKind::label).orElse("other"));
    row.put("columns", network.columns());
    row.put("rows", network.rows());
    row.put("routing", routing(experiment));
    row.put("model", label(network.model()));
    row.put("pattern", traffic.patternLabel());
    row.put("process", traffic.processLabel());
    row.put("packet_flits", traffic.components().getFirst().sizes().flits());
    row.put(
        "message_classes",
        traffic.components().stream().map(TrafficComponent::messageClass).toList());
    Optional<RequestReply> replies = replies(traffic);
    row.put("reply_flits", replies.map(each -> each.replySizes().flits()).orElse(null));
    row.put("service_cycles", replies.map(RequestReply::serviceTime).orElse(null));
    row.put(
        "outstanding_requests",
        replies
            .map(RequestReply::maximumOutstanding)
            .filter(most -> most != RequestReply.UNBOUNDED)
            .orElse(null));
    row.put("dead_links", network.faults().links().size());
    row.put("dead_routers", network.faults().routers().size());
    row.put("loss_probability", network.unreliableLinks().lossProbability());
    row.put("delay_probability", network.unreliableLinks().delayProbability());
    row.put("delay_max", network.unreliableLinks().maximumDelay());
    row.put("generator", TrafficSpecification.GENERATOR);
    row.put("seed", traffic.seed());
    return row;
  }
}
