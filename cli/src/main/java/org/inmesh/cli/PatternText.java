package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.inmesh.bench.traffic.PatternFiles;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.traffic.HotSpot;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficPattern;

/** Traffic patterns as they stand on the command line. */
final class PatternText {
  private PatternText() {}

  /**
   * A pattern of a mixture.
   *
   * @param weight its part of the load, relative to the others, above 0
   */
  record Part(TrafficPattern pattern, double weight) {}

  /**
   * The patterns of {@code PATTERN}, or of a mixture {@code PATTERN*WEIGHT+PATTERN*WEIGHT}.
   *
   * @throws BadInputException if one is none
   */
  static List<Part> parts(String text, int nodes) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (String part : text.split("\\+", -1)) {
      int star = part.lastIndexOf('*');
      double weight = star < 0 ? 1 : OptionText.number("--pattern", part.substring(star + 1));
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new BadInputException("--pattern: a weight is above 0, not " + weight);
      }
      parts.add(new Part(pattern(star < 0 ? part : part.substring(0, star), nodes), weight));
    }
    return parts;
  }

  private static TrafficPattern pattern(String text, int nodes) throws IOException {
    if (text.isBlank()) {
      throw new BadInputException("--pattern: the name of a pattern is missing");
    }
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
    List<Double> rates = new ArrayList<>();
    for (String node : parts[0].split(",", -1)) {
      String[] nodeAndRate = node.split("=", 2);
      nodes.add(OptionText.whole("--pattern", nodeAndRate[0]));
      rates.add(nodeAndRate.length == 1 ? 1 : OptionText.number("--pattern", nodeAndRate[1]));
    }
    double weight = OptionText.number("--pattern", parts[1]);
    return OptionText.refused("--pattern", () -> new HotSpot(nodes, rates, weight));
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
