package org.inmesh.bench.study.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inmesh.bench.study.store.HostTime;

/**
 * What the library's kernels took once, with their defaults, two at a time on two busy cores: the
 * table in {@code bench/README.md} but for the runs that were stopped.
 */
final class KernelTimes {
  private KernelTimes() {}

  /** Without keys and hosts. */
  static List<HostTime> read() {
    try (InputStream stream = KernelTimes.class.getResourceAsStream("kernels.csv")) {
      String text =
          new String(
              Objects.requireNonNull(stream, "kernels.csv").readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(KernelTimes::time).toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static HostTime time(String line) {
    String[] cells = line.split(",");
    return new HostTime(
        "",
        cells[0],
        cells[1],
        cells[2],
        Integer.parseInt(cells[3]),
        Double.parseDouble(cells[4]),
        "",
        cells[2],
        Map.of());
  }
}
