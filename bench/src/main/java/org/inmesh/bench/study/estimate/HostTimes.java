package org.inmesh.bench.study.estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
