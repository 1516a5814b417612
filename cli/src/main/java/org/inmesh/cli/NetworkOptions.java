package org.inmesh.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.TopologyKind;
import picocli.CommandLine.Option;

/** The options that say which networks. */
final class NetworkOptions {
  private static final Pattern MESH = Pattern.compile("(\\d{1,3})x(\\d{1,3})");

  /** No measurement in flits and cycles depends on it. */
  private static final int FLIT_BYTES = 4;

  @Option(
      names = "--mesh",
      paramLabel = "COLUMNSxROWS",
      defaultValue = "8x8",
      description = "nodes, 1x1 to 256x256; default: ${DEFAULT-VALUE}")
  private String mesh;

  @Option(
      names = "--topology",
      paramLabel = "TOPOLOGY",
      defaultValue = "mesh",
      description =
          "mesh, torus, ring (all nodes in one) or concentrated-mesh (four nodes at a router);"
              + " default: ${DEFAULT-VALUE}")
  private String topology;

  @Option(
      names = "--router",
      paramLabel = "ROUTER",
      split = ",",
      defaultValue = "w1",
      description =
          "w1 (wormhole, one channel) or v8 (eight virtual channels); several with commas are"
              + " compared; default: ${DEFAULT-VALUE}")
  private List<String> routers = new ArrayList<>();

  @Option(
      names = "--routing",
      paramLabel = "ALGORITHM",
      split = ",",
      defaultValue = "xy",
      description =
          "routing algorithm; several with commas are compared; default: ${DEFAULT-VALUE}")
  private List<String> routings = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "flit",
      description =
          "how closely the network is simulated: flit, packet or ideal; default: ${DEFAULT-VALUE}")
  private String model;

  /** One network for each router and routing algorithm, router by router; all can be built. */
  List<NamedNetwork> networks() {
    Topology shape = topology();
    List<NamedNetwork> networks = new ArrayList<>();
    for (String name : routers) {
      RouterSpecification router = router(name);
      for (String algorithm : routings) {
        RoutingAlgorithm routing =
            named("--routing", algorithm, RoutingAlgorithm.values(), NetworkOptions::label);
        NetworkSpecification network =
            NetworkSpecification.mesh(1, 1, router, FLIT_BYTES, 1)
                .withTopology(shape)
                .withRouting(routing)
                .withModel(named("--model", model, Model.values(), NetworkOptions::label));
        check(network);
        networks.add(new NamedNetwork(name, network));
      }
    }
    return networks;
  }

  /** Only building a network tells whether there is one. */
  private static void check(NetworkSpecification network) {
    try {
      Networks.create(network, (source, destination, flits, tag, cycle) -> {});
    } catch (IllegalArgumentException exception) {
      throw new BadInputException("there is no such network: " + exception.getMessage());
    }
  }

  private Topology topology() {
    Matcher size = MESH.matcher(mesh);
    if (!size.matches()) {
      throw new BadInputException("--mesh: a mesh is COLUMNSxROWS, such as 8x8, not " + mesh);
    }
    TopologyKind kind = named("--topology", topology, TopologyKind.values(), TopologyKind::label);
    try {
      return kind.of(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    } catch (IllegalArgumentException exception) {
      throw new BadInputException("--mesh: " + exception.getMessage());
    }
  }

  private static RouterSpecification router(String name) {
    return named("--router", name, PublishedRouter.values(), NetworkOptions::label).router();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> T named(String option, String name, T[] values, Function<T, String> label) {
    for (T value : values) {
      if (label.apply(value).equals(name)) {
        return value;
      }
    }
    List<String> names = Arrays.stream(values).map(label).toList();
    throw new BadInputException(
        "%s: there is no '%s'%s; there are %s"
            .formatted(
                option, name, NearestName.suggestion(name, names), String.join(", ", names)));
  }
}
