package org.inmesh.loader.machinefile;

import java.util.Arrays;
import java.util.List;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Chips;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.TopologyKind;
import org.inmesh.mesh.topology.UnreliableLinks;

/** Makes a network of what the keys say. */
final class NetworkBuilder {
  private static final MachineKey[] SHAPE = {
    NetworkKeys.TOPOLOGY, CoreKeys.CORES, CoreKeys.COLUMNS, CoreKeys.ROWS
  };

  private final LayeredSettings settings;
  private final int columns;
  private final int rows;

  NetworkBuilder(LayeredSettings settings, int columns, int rows) {
    this.settings = settings;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * The network. Whether packets can be routed in it is checked by {@link NetworkCheck}.
   *
   * @throws BadInputException if its routers cannot be, or it cannot have this size or these faults
   */
  NetworkSpecification build() {
    Topology topology = topology();
    int clockDivider = settings.number(NetworkKeys.CLOCK_DIVIDER);
    if (clockDivider > 1 && settings.number(NetworkKeys.CLOCK_RATIO) > 1) {
      throw settings.refusal(
          "a network is faster or slower than its cores: %s or %s must be 1"
              .formatted(NetworkKeys.CLOCK_DIVIDER.path(), NetworkKeys.CLOCK_RATIO.path()),
          NetworkKeys.CLOCK_DIVIDER,
          NetworkKeys.CLOCK_RATIO);
    }
    return new NetworkSpecification(
        settings.choice(NetworkKeys.MODEL, Model.class),
        topology,
        settings.choice(NetworkKeys.ROUTING, RoutingAlgorithm.class),
        router(),
        settings.number(NetworkKeys.FLIT_BYTES),
        settings.number(NetworkKeys.CLOCK_RATIO),
        settings.number(NetworkKeys.NETWORK_SEED),
        faults(topology),
        settings.flag(NetworkKeys.CYCLES_ALLOWED),
        unreliableLinks(),
        clockDivider,
        new Chips(
            settings.number(NetworkKeys.CHIP_COLUMNS),
            settings.number(NetworkKeys.CHIP_ROWS),
            settings.number(NetworkKeys.CHIP_LINK)));
  }

  private UnreliableLinks unreliableLinks() {
    boolean delays = settings.probability(NetworkKeys.REORDER) > 0;
    if (delays && settings.number(NetworkKeys.REORDER_CYCLES) == 0) {
      throw settings.refusal(
          "network.reorder-probability needs network.reorder-cycles, the longest delay: 1 or more",
          NetworkKeys.REORDER,
          NetworkKeys.REORDER_CYCLES);
    }
    return new UnreliableLinks(
        settings.probability(NetworkKeys.LOSS),
        settings.probability(NetworkKeys.REORDER),
        settings.number(NetworkKeys.REORDER_CYCLES),
        List.of(),
        settings.number(NetworkKeys.FAULT_SEED));
  }

  private Topology topology() {
    TopologyKind kind = settings.choice(NetworkKeys.TOPOLOGY, TopologyKind.class);
    try {
      return kind.of(columns, rows);
    } catch (IllegalArgumentException e) {
      throw settings.refusal(e.getMessage(), SHAPE);
    }
  }

  private RouterSpecification router() {
    RouterKeys.check(settings);
    try {
      return RouterKeys.build(settings);
    } catch (IllegalArgumentException e) {
      throw settings.refusal(e.getMessage(), RouterKeys.all());
    }
  }

  @SuppressWarnings("unchecked")
  private Faults faults(Topology topology) {
    List<Faults.Link> links =
        ((List<List<Integer>>) settings.value(NetworkKeys.DEAD_LINKS))
            .stream().map(ends -> new Faults.Link(ends.get(0), ends.get(1))).toList();
    List<Integer> routers = (List<Integer>) settings.value(NetworkKeys.DEAD_ROUTERS);
    checkExist(topology, new Faults(links, List.of()), NetworkKeys.DEAD_LINKS);
    checkExist(topology, new Faults(List.of(), routers), NetworkKeys.DEAD_ROUTERS);
    return new Faults(links, routers);
  }

  private void checkExist(Topology topology, Faults faults, MachineKey key) {
    try {
      new FaultyTopology(topology, faults);
    } catch (IllegalArgumentException e) {
      MachineKey[] keys = Arrays.copyOf(SHAPE, SHAPE.length + 1);
      System.arraycopy(SHAPE, 0, keys, 1, SHAPE.length);
      keys[0] = key;
      throw settings.refusal(key.path() + ": " + e.getMessage(), keys);
    }
  }
}
