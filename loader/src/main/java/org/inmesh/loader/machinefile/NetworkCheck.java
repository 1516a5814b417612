package org.inmesh.loader.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;
import org.inmesh.mesh.fidelity.DeadlockCheck;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.routing.UnroutablePairs;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;

/**
 * Refuses networks that cannot be built or would lose a machine's messages, in terms of the keys:
 * what is wrong, where it was said, and what would be right.
 */
final class NetworkCheck {
  private static final int MOST_EXAMPLES = 3;

  private final LayeredSettings settings;
  private final NetworkSpecification network;

  private NetworkCheck(LayeredSettings settings, NetworkSpecification network) {
    this.settings = settings;
    this.network = network;
  }

  /**
   * Checks that a machine can use a network.
   *
   * @param settings that made it
   * @throws BadInputException if it cannot
   */
  static void check(LayeredSettings settings, NetworkSpecification network) {
    NetworkCheck check = new NetworkCheck(settings, network);
    check.canHaveChips();
    check.canBeUnreliable();
    if (network.model() == Model.EPIPHANY) {
      check.isEpiphany();
      return;
    }
    check.allRoutersWork();
    check.routingSuits();
    if (network.model() == Model.FLIT) {
      check.cannotDeadlock();
    }
    check.reachesEverybody();
  }

  private void canHaveChips() {
    if (!network.chips().isOne() && !Networks.knowsChips(network.model())) {
      throw settings.refusal(
          "network.chip-link-cycles needs network.model = \"packet\" or \"ideal\": in the others"
              + " all links have one length",
          NetworkKeys.CHIP_LINK,
          NetworkKeys.MODEL);
    }
    network
        .chips()
        .obstacle(network.topology())
        .ifPresent(
            obstacle -> {
              throw settings.refusal(
                  obstacle,
                  NetworkKeys.CHIP_COLUMNS,
                  NetworkKeys.CHIP_ROWS,
                  NetworkKeys.TOPOLOGY,
                  CoreKeys.CORES,
                  CoreKeys.COLUMNS,
                  CoreKeys.ROWS);
            });
  }

  private void canBeUnreliable() {
    boolean hasLinks = network.model() != Model.BUS && network.model() != Model.EPIPHANY;
    if (!network.unreliableLinks().isNone() && !hasLinks) {
      throw settings.refusal(
          "network.loss and network.reorder-probability need network.model = \"flit\", \"packet\" or"
              + " \"ideal\"; the others have no links that could be unreliable",
          NetworkKeys.LOSS,
          NetworkKeys.REORDER,
          NetworkKeys.MODEL);
    }
  }

  private void isEpiphany() {
    Topology topology = network.topology();
    require(
        topology.equals(Topology.mesh(topology.columns(), topology.rows())),
        NetworkKeys.TOPOLOGY,
        "\"mesh\"");
    require(network.routing() == RoutingAlgorithm.XY, NetworkKeys.ROUTING, "\"xy\"");
    require(
        network.cyclesPerCoreCycle() == EpiphanyNetwork.CYCLES_PER_CORE_CYCLE,
        NetworkKeys.CLOCK_RATIO,
        Integer.toString(EpiphanyNetwork.CYCLES_PER_CORE_CYCLE));
    require(
        network.hopLatency() >= EpiphanyNetwork.LEAST_HOP_LATENCY,
        NetworkKeys.HOP_LATENCY,
        "at least " + EpiphanyNetwork.LEAST_HOP_LATENCY);
    require(
        network.bufferDepth() == EpiphanyNetwork.BUFFER_DEPTH,
        NetworkKeys.BUFFER_DEPTH,
        Integer.toString(EpiphanyNetwork.BUFFER_DEPTH));
    require(network.faults().links().isEmpty(), NetworkKeys.DEAD_LINKS, "[]");
    require(network.faults().routers().isEmpty(), NetworkKeys.DEAD_ROUTERS, "[]");
  }

  private void require(boolean holds, MachineKey key, String wanted) {
    if (!holds) {
      Object value =
          key.equals(NetworkKeys.HOP_LATENCY) ? network.hopLatency() : settings.value(key);
      Object given = value instanceof String text ? "\"" + text + "\"" : value;
      throw settings.refusal(
          "network.model = \"epiphany\" needs %s to be %s, not %s; the preset epiphany-iii has all of it"
              .formatted(key.path(), wanted, given),
          key,
          NetworkKeys.MODEL);
    }
  }

  private void allRoutersWork() {
    if (!network.faults().routers().isEmpty()) {
      throw settings.refusal(
          "network.dead-routers must be [] in a machine, which uses all its cores; only"
              + " 'inmesh traffic' takes others",
          NetworkKeys.DEAD_ROUTERS);
    }
  }

  private void routingSuits() {
    network
        .routing()
        .obstacle(network.topology(), network.faults())
        .ifPresent(
            obstacle -> {
              throw settings.refusal(
                  obstacle,
                  NetworkKeys.ROUTING,
                  NetworkKeys.TOPOLOGY,
                  NetworkKeys.DEAD_LINKS,
                  CoreKeys.CORES,
                  CoreKeys.COLUMNS,
                  CoreKeys.ROWS);
            });
  }

  private void cannotDeadlock() {
    DeadlockCheck.obstacle(network)
        .ifPresent(
            obstacle -> {
              throw switch (obstacle.kind()) {
                case TOO_FEW_CHANNELS ->
                    settings.refusal(
                        obstacle.message()
                            + "; network.virtual-channels = "
                            + enoughChannels()
                            + " would do",
                        NetworkKeys.CHANNELS,
                        NetworkKeys.ROUTING,
                        NetworkKeys.TOPOLOGY,
                        NetworkKeys.DEAD_LINKS);
                case BLOCKED_ESCAPES ->
                    settings.refusal(
                        obstacle.message() + "; network.wait-for-tail-credit = true would do",
                        NetworkKeys.WAIT_FOR_TAIL_CREDIT,
                        NetworkKeys.ROUTING);
                case CYCLE ->
                    settings.refusal(
                        obstacle.message()
                            + "; network.allow-deadlock = true builds it all the same",
                        NetworkKeys.ROUTING,
                        NetworkKeys.TOPOLOGY,
                        NetworkKeys.DEAD_LINKS);
              };
            });
  }

  /** The least that is enough. */
  private List<Integer> enoughChannels() {
    int needed = network.relation().channelClasses();
    return network.router().channelsOfClass().stream()
        .map(channels -> Math.max(channels, needed))
        .toList();
  }

  private void reachesEverybody() {
    if (network.faults().isNone()) {
      return;
    }
    UnroutablePairs lost = pairsLostBy(network.routing());
    if (lost.count() == 0) {
      return;
    }
    String examples =
        lost.examples().stream()
            .limit(MOST_EXAMPLES)
            .map(pair -> "from " + pair.source() + " to " + pair.destination())
            .collect(Collectors.joining(", "));
    boolean isWhole = pairsLostBy(RoutingAlgorithm.UP_DOWN).count() == 0;
    List<MachineKey> keys = new ArrayList<>(List.of(NetworkKeys.DEAD_LINKS));
    String hint = "the network falls into parts";
    if (isWhole) {
      keys.add(NetworkKeys.ROUTING);
      hint = "network.routing = \"up-down\" or \"minimal-adaptive\" finds ways round";
    }
    throw settings.refusal(
        String.format(
            Locale.ROOT,
            "network.dead-links leave %s no way for %d of the %d pairs of routers, such as %s; %s",
            network.routing().label(),
            lost.count(),
            lost.livingPairs(),
            examples,
            hint),
        keys.toArray(MachineKey[]::new));
  }

  private UnroutablePairs pairsLostBy(RoutingAlgorithm algorithm) {
    Topology topology = network.topology();
    Faults faults = network.faults();
    return UnroutablePairs.of(topology, faults, algorithm.relation(topology, faults));
  }
}
