package org.inmesh.bench.study.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs have taken that were done before, as {@code host.csv} in studies' folders has it.
 *
 * @param times in the order of the files
 */
public record HostTimes(List<HostTime> times) {
  private static final Pattern LINE =
      Pattern.compile(
          "([0-9a-f]{64}),(\"[^\"]*\"|[^,\"]*),(\\w+),(\"[^\"]*\"|[^,\"]*),(\\d{1,9}),"
              + "(\\d+(?:\\.\\d+)?),.*");

  /** Nothing is known. */
  public static final HostTimes NONE = new HostTimes(List.of());

  /**
   * What the library's kernels took once, with their defaults, two at a time on two busy cores: the
   * table in {@code bench/README.md} but for the runs that were stopped.
   */
  static HostTimes ofKernels() {
    try (InputStream stream = HostTimes.class.getResourceAsStream("kernels.csv")) {
      String text =
          new String(
              Objects.requireNonNull(stream, "kernels.csv").readAllBytes(), StandardCharsets.UTF_8);
      return new HostTimes(text.lines().skip(1).map(HostTimes::ofKernel).toList());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static HostTime ofKernel(String line) {
    String[] cells = line.split(",");
    return new HostTime(
        "", cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), Double.parseDouble(cells[4]));
  }

  /** Copies the list. */
  public HostTimes {
    times = List.copyOf(times);
  }

  /**
   * The time of a run.
   *
   * @param key of the run
   * @param program its name
   * @param form its key
   * @param machine its name
   * @param cores of the machine
   * @param seconds of the host
   */
  public record HostTime(
      String key, String program, String form, String machine, int cores, double seconds) {}

  /**
   * Reads files; lines that are not whole are passed over, as a killed process may leave such.
   *
   * @param places files, or folders of studies, with or without times in them
   * @throws IOException if a file cannot be read
   */
  public static HostTimes read(List<Path> places) throws IOException {
    List<HostTime> times = new ArrayList<>();
    for (Path place : places) {
      Path file = Files.isDirectory(place) ? place.resolve("host.csv") : place;
      if (!Files.exists(file)) {
        continue;
      }
      for (String line : Files.readAllLines(file)) {
        Matcher match = LINE.matcher(line);
        if (match.matches()) {
          times.add(
              new HostTime(
                  match.group(1),
                  match.group(2).replace("\"", ""),
                  match.group(3),
                  match.group(4).replace("\"", ""),
                  Integer.parseInt(match.group(5)),
                  Double.parseDouble(match.group(6))));
        }
      }
    }
    return new HostTimes(times);
  }
}
