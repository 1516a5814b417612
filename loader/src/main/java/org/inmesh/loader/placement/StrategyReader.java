package org.inmesh.loader.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.PlacementStrategy.Along;

/** Makes a strategy of its name, as given on the command line. */
public final class StrategyReader {
  /** All that can be named. */
  public static final String NAMES =
      "default, row-major, snake, curve, random:SEED, greedy, annealed:SEED, packed:N, single,"
          + " profile=FILE, file=FILE";

  private static final List<String> WORDS =
      List.of(
          "default",
          "row-major",
          "snake",
          "curve",
          "random",
          "greedy",
          "annealed",
          "packed",
          "single",
          "profile",
          "file");

  private static final long DEFAULT_SEED = 1;

  private StrategyReader() {}

  /**
   * Reads a name, and the file that it names.
   *
   * @param text such as {@code random:7}; {@code random} and {@code annealed} alone have seed 1
   * @throws BadInputException if there is no such strategy, or a line of the file is wrong
   * @throws IOException if the file cannot be read
   */
  public static PlacementStrategy read(String text) throws IOException {
    int equals = text.indexOf('=');
    if (equals >= 0) {
      return ofFile(text, text.substring(0, equals), text.substring(equals + 1));
    }
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    String number = colon < 0 ? "" : text.substring(colon + 1);
    return switch (word) {
      case "random" -> new PlacementStrategy.Shuffled(seed(text, number));
      case "annealed" -> new PlacementStrategy.Annealed(seed(text, number));
      case "packed" -> new PlacementStrategy.Packed(components(text, number));
      default -> {
        if (colon >= 0) {
          throw unknown(text, word);
        }
        yield withoutNumber(text);
      }
    };
  }

  private static PlacementStrategy withoutNumber(String word) {
    return switch (word) {
      case "default" -> PlacementStrategy.DEFAULT;
      case "row-major" -> new Along(Along.Line.ROW_MAJOR);
      case "snake" -> new Along(Along.Line.SNAKE);
      case "curve" -> new Along(Along.Line.CURVE);
      case "greedy" -> new PlacementStrategy.Greedy();
      case "single" -> new PlacementStrategy.Single();
      default -> throw unknown(word, word);
    };
  }

  private static PlacementStrategy ofFile(String text, String word, String file)
      throws IOException {
    if (!word.equals("profile") && !word.equals("file")) {
      throw unknown(text, word);
    }
    if (file.isEmpty()) {
      throw new BadInputException("placement '%s': a file's name is missing".formatted(text));
    }
    SourceText content = SourceText.of(file, Files.readAllBytes(Path.of(file)));
    return word.equals("file")
        ? new PlacementStrategy.ByHand(CoreList.read(content))
        : new PlacementStrategy.ByTraffic(file, TrafficProfile.read(content));
  }

  private static long seed(String text, String number) {
    if (text.indexOf(':') < 0) {
      return DEFAULT_SEED;
    }
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException exception) {
      throw new BadInputException(
          "placement '%s': a seed is a whole number, as in random:7".formatted(text));
    }
  }

  private static int components(String text, String number) {
    try {
      int components = Integer.parseInt(number);
      if (components >= 1) {
        return components;
      }
    } catch (NumberFormatException exception) {
      // Said below.
    }
    throw new BadInputException(
        "placement '%s': it takes the number of components on each core, at least 1, as in packed:4"
            .formatted(text));
  }

  private static BadInputException unknown(String text, String word) {
    String suggestion =
        WORDS.contains(word) ? "" : NearestName.suggestion(word, WORDS).replace("?", "");
    return new BadInputException(
        "'%s' is no placement%s; there are %s".formatted(text, suggestion, NAMES));
  }
}
