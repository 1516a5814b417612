package org.inmesh.bench.study.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the runs of a study took, {@code host.csv} in its folder: a line for each, in the order in
 * which they ended. Several processes may add to it.
 */
public final class HostTimes {
  private static final String NAME = "host.csv";

  private final Path file;

  /** The times in a study's folder, which need not be there yet. */
  public HostTimes(Path folder) {
    file = folder.resolve(NAME);
  }

  /**
   * Reads files; lines that are not whole are passed over, as a killed process may leave such.
   *
   * @param places files, or folders of studies, with or without times in them
   * @throws IOException if a file cannot be read
   */
  public static List<HostTime> read(List<Path> places) throws IOException {
    List<HostTime> times = new ArrayList<>();
    for (Path place : places) {
      Path file = Files.isDirectory(place) ? place.resolve(NAME) : place;
      if (Files.exists(file)) {
        Files.readString(file)
            .lines()
            .map(HostTime::read)
            .flatMap(Optional::stream)
            .forEach(times::add);
      }
    }
    return times;
  }

  /**
   * Adds a time. It is one write for each line, so that those of several processes do not mix.
   *
   * @throws IOException if it cannot be written
   */
  void add(HostTime time) throws IOException {
    try {
      append(time);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException unnamed) {
      throw WholeFile.withName(file, unnamed);
    }
  }

  /**
   * Whoever finds the file empty writes its header, in the same write as the first line: two that
   * begin at the same moment write it twice, and no line is lost.
   */
  private void append(HostTime time) throws IOException {
    String text = beginning() + time.line();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** What has to be there before a line; a killed process may have left half of one. */
  private String beginning() throws IOException {
    if (!Files.exists(file)) {
      return HostTime.HEADER + "\n";
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long size = channel.size();
      if (size == 0) {
        return HostTime.HEADER + "\n";
      }
      return channel.read(last, size - 1) < 1 || last.get(0) == '\n' ? "" : "\n";
    }
  }
}
