package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inmesh.bench.traffic.NetworkShape;
import org.inmesh.bench.traffic.PatternFiles;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.traffic.HotSpot;
import org.inmesh.mesh.traffic.InjectionProcess;
import org.inmesh.mesh.traffic.PacketSizes;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import picocli.CommandLine.Option;

/** The options that say which network, and what is sent over it. */
final class TrafficOptions {
  private static final Pattern MESH = Pattern.compile("(\\d{1,3})x(\\d{1,3})");

  @Option(
      names = "--mesh",
      paramLabel = "COLUMNSxROWS",
      defaultValue = "8x8",
      description = "size of the mesh, 1x1 to 256x256; default: ${DEFAULT-VALUE}")
  private String mesh;

  @Option(
      names = "--router",
      paramLabel = "ROUTER",
      defaultValue = "w1",
      description =
          "w1 (wormhole, one channel) or v8 (eight virtual channels); default: ${DEFAULT-VALUE}")
  private PublishedRouter router;

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

  /** As in tables: {@code w1}. */
  String routerName() {
    return router.name().toLowerCase(Locale.ROOT);
  }

  /** Networks of this size and with this router. */
  NetworkFactory networks() {
    Matcher matcher = MESH.matcher(mesh);
    if (!matcher.matches()) {
      throw new BadInputException("--mesh: a mesh is COLUMNSxROWS, such as 8x8, not " + mesh);
    }
    try {
      return NetworkFactory.of(
          router.mesh(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    } catch (IllegalArgumentException exception) {
      throw new BadInputException("--mesh: " + exception.getMessage());
    }
  }

  /** One specification for each pattern and load, pattern by pattern. */
  List<TrafficSpecification> traffic(List<Double> loads) throws IOException {
    NetworkSpecification shape = NetworkShape.of(networks());
    InjectionProcess when = process();
    PacketSizes lengths = refused("--packet-size", () -> new PacketSizes(sizes));
    List<TrafficSpecification> all = new ArrayList<>();
    for (String name : patterns) {
      TrafficPattern pattern = pattern(name, shape.nodes());
      for (double load : loads) {
        TrafficSpecification traffic = new TrafficSpecification(pattern, when, lengths, load, seed);
        refuse("--pattern", pattern.obstacle(shape));
        refuse("--rates", traffic.obstacle(shape));
        all.add(traffic);
      }
    }
    return all;
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
