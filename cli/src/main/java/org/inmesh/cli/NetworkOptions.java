package org.inmesh.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.TopologyKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which networks. What no option says is as in the machine. */
final class NetworkOptions {
  private static final Pattern MESH = Pattern.compile("(\\d{1,3})x(\\d{1,3})");

  /** Has W1 routers and XY routing. */
  private static final String DEFAULT_MACHINE = "mesh";

  private static final String DEFAULT_ROUTER = "w1";
  private static final String DEFAULT_MESH = "8x8";

  /** Values of the machine key {@code network.router} that name one. */
  private static final List<String> NAMED_ROUTERS = List.of(DEFAULT_ROUTER, "v8");

  @Option(
      names = "--mesh",
      paramLabel = "COLUMNSxROWS",
      description = "nodes, 1x1 to 256x256; default: 8x8, or those of the machine")
  private String mesh;

  @Option(
      names = "--topology",
      paramLabel = "TOPOLOGY",
      description =
          "mesh, torus, ring (all nodes in one) or concentrated-mesh (four nodes at a router);"
              + " default: mesh")
  private String topology;

  @Option(
      names = "--router",
      paramLabel = "ROUTER",
      split = ",",
      description =
          "w1 (wormhole, one channel), v8 (eight virtual channels), or a machine file, of which"
              + " only the router is taken; several with commas are compared; default: w1")
  private List<String> routers = new ArrayList<>();

  @Option(
      names = "--routing",
      paramLabel = "ALGORITHM",
      split = ",",
      description =
          "xy, yx, o1turn, valiant, romm, west-first, north-last, negative-first, odd-even,"
              + " minimal-adaptive, up-down, xy-no-dateline; several with commas are compared; default: xy")
  private List<String> routings = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "how closely the network is simulated: flit, packet or ideal; or epiphany, that chip's"
              + " three meshes; default: flit")
  private String model;

  @Option(
      names = {"-m", "--machine"},
      paramLabel = "MACHINE",
      description =
          "takes the network of a preset ('inmesh machines' lists them) or a TOML file; other"
              + " options go before it")
  private String machine;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description =
          "changes a value of the network, such as network.buffer-depth=4 ('inmesh machines mesh'"
              + " shows all); may be repeated")
  private List<String> settings = new ArrayList<>();

  @Mixin private FaultOptions faultOptions;

  /** A machine that is meant if no option names one; null for the preset. */
  private NamedMachine usualMachine;

  private String usualMesh = DEFAULT_MESH;

  /** A machine that is known by its name and by how its network is read with settings. */
  record NamedMachine(String name, Function<List<String>, NetworkSpecification> network) {}

  /** Takes the network of this machine if no option names one. */
  void setUsualMachine(NamedMachine machine) {
    usualMachine = machine;
  }

  /** Has so many nodes if neither an option nor a machine says how many. */
  void setUsualMesh(int columns, int rows) {
    usualMesh = columns + "x" + rows;
  }

  /** The machine that an option names. */
  Optional<String> machine() {
    return Optional.ofNullable(machine);
  }

  List<String> settings() {
    return List.copyOf(settings);
  }

  private boolean hasMachine() {
    return machine != null || usualMachine != null;
  }

  /**
   * One network for each router and routing algorithm, router by router; all can be built.
   *
   * @param seed of what is drawn: dead links and routers, random choices of routing
   */
  List<NamedNetwork> networks(long seed) {
    List<NamedNetwork> networks = new ArrayList<>();
    for (NamedNetwork base : bases()) {
      NetworkSpecification shaped = shaped(base.specification()).withSeed(seed);
      NetworkSpecification faulty = faultOptions.applied(shaped, seed);
      for (RoutingAlgorithm algorithm : algorithms(faulty)) {
        NetworkSpecification network = faulty.withRouting(algorithm);
        check(network);
        networks.add(new NamedNetwork(base.router(), network));
      }
    }
    return networks;
  }

  private static void check(NetworkSpecification network) {
    obstacle(network)
        .ifPresent(
            reason -> {
              boolean mayDeadlock = obstacle(network.withCyclesAllowed(true)).isEmpty();
              throw new BadInputException(
                  "there is no such network: "
                      + reason
                      + (mayDeadlock ? "; --allow-deadlock builds it all the same" : ""));
            });
  }

  /** Only building a network tells whether there is one. */
  private static Optional<String> obstacle(NetworkSpecification network) {
    try {
      Networks.create(network, (source, destination, flits, tag, cycle) -> {});
      return Optional.empty();
    } catch (IllegalArgumentException exception) {
      return Optional.of(exception.getMessage());
    }
  }

  private List<NamedNetwork> bases() {
    if (Model.EPIPHANY.name().equalsIgnoreCase(model)) {
      return List.of(epiphany());
    }
    NamedMachine base =
        machine == null && usualMachine != null
            ? usualMachine
            : named(machine == null ? DEFAULT_MACHINE : machine);
    if (routers.isEmpty()) {
      String name = hasMachine() ? base.name() : DEFAULT_ROUTER;
      return List.of(new NamedNetwork(name + changes(), base.network().apply(settings)));
    }
    List<NamedNetwork> bases = new ArrayList<>();
    for (String router : routers) {
      bases.add(new NamedNetwork(fileName(router) + changes(), withRouter(base, router)));
    }
    return bases;
  }

  private NamedNetwork epiphany() {
    if (!routers.isEmpty() || machine != null || !settings.isEmpty()) {
      throw new BadInputException(
          "--model epiphany is a network of its own, without --router, --machine or --set");
    }
    NetworkSpecification network = NetworkSpecification.epiphany(1, 1);
    return new NamedNetwork("epiphany", network);
  }

  private static NamedMachine named(String machine) {
    return new NamedMachine(fileName(machine), settings -> read(machine, settings));
  }

  private NetworkSpecification withRouter(NamedMachine base, String router) {
    if (NAMED_ROUTERS.contains(router)) {
      List<String> all =
          Stream.concat(Stream.of("network.router=" + router), settings.stream()).toList();
      return base.network().apply(all);
    }
    if (!router.endsWith(".toml")) {
      throw new BadInputException(
          "--router: there is no '%s'%s; there are %s and machine files, NAME.toml"
              .formatted(
                  router,
                  NearestName.suggestion(router, NAMED_ROUTERS),
                  String.join(", ", NAMED_ROUTERS)));
    }
    return base.network().apply(settings).withRouter(read(router, settings).router());
  }

  private static NetworkSpecification read(String machine, List<String> settings) {
    return MachineFile.loadNetwork(machine, settings);
  }

  /** What the settings make of a name: {@code w1 with buffer-depth=4}. */
  private String changes() {
    return settings.isEmpty() ? "" : " with " + String.join(" ", settings).replace("network.", "");
  }

  /** The name of a machine, whether it is a preset or a file. */
  private static String fileName(String machine) {
    return Path.of(machine).getFileName().toString().replaceFirst("\\.toml$", "");
  }

  private NetworkSpecification shaped(NetworkSpecification network) {
    NetworkSpecification shaped = network;
    if (mesh != null || topology != null || !hasMachine()) {
      shaped = shaped.withTopology(topology(network.topology()));
    }
    return model == null
        ? shaped
        : shaped.withModel(
            OptionText.named("--model", model, Model.values(), NetworkOptions::label));
  }

  private Topology topology(Topology base) {
    TopologyKind kind =
        topology == null
            ? TopologyKind.of(base).orElseThrow()
            : OptionText.named("--topology", topology, TopologyKind.values(), TopologyKind::label);
    String size =
        mesh != null ? mesh : hasMachine() ? base.columns() + "x" + base.rows() : usualMesh;
    Matcher matcher = MESH.matcher(size);
    if (!matcher.matches()) {
      throw new BadInputException("--mesh: a mesh is COLUMNSxROWS, such as 8x8, not " + size);
    }
    return OptionText.refused(
        "--mesh",
        () -> kind.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  private List<RoutingAlgorithm> algorithms(NetworkSpecification network) {
    return routings.isEmpty()
        ? List.of(network.routing())
        : routings.stream()
            .map(
                name ->
                    OptionText.named(
                        "--routing", name, RoutingAlgorithm.values(), RoutingAlgorithm::label))
            .toList();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
