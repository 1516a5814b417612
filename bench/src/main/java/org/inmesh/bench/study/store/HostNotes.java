package org.inmesh.bench.study.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;

/**
 * What hosts have to say of runs, which results never do: {@code host.csv} has a line for each run
 * that was done, and {@code broken/KEY.txt} says why a run has no result.
 */
public final class HostNotes {
  private static final String HEADER = "key,program,form,machine,cores,seconds,host\n";

  private final Path times;
  private final Path broken;
  private final WholeFile writer;

  /** Notes in a study's folder. */
  public HostNotes(Path folder) {
    times = folder.resolve("host.csv");
    broken = folder.resolve("broken");
    writer = new WholeFile(folder.resolve("temporary"));
  }

  /**
   * Notes how long a run took and forgets that it was ever broken.
   *
   * @param machine its name
   * @param cores of the machine
   * @param seconds of the host
   * @throws IOException if it cannot be written
   */
  public void done(RunKey key, StudyRun run, String machine, int cores, double seconds, String host)
      throws IOException {
    String time = String.format(Locale.ROOT, "%.3f", seconds);
    append(CsvText.line(List.of(key, run.program(), run.form().key(), machine, cores, time, host)));
    Files.deleteIfExists(brokenFile(key));
  }

  /** One write for each line, so that those of several processes do not mix. */
  private void append(String line) throws IOException {
    try {
      Files.writeString(times, HEADER, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException usual) {
      // Then it has its header.
    }
    String start = endsInLine() ? "" : "\n";
    try (FileChannel channel = FileChannel.open(times, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap((start + line).getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** A killed process may have left half a line. */
  private boolean endsInLine() throws IOException {
    try (FileChannel channel = FileChannel.open(times, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long size = channel.size();
      return size == 0 || channel.read(last, size - 1) < 1 || last.get(0) == '\n';
    }
  }

  /**
   * Notes why a run has no result.
   *
   * @throws IOException if it cannot be written
   */
  public void broken(RunKey key, StudyRun run, String reason) throws IOException {
    String head = "%s, %s form\n".formatted(run.program(), run.form().key());
    writer.write(brokenFile(key), head + reason + "\n");
  }

  /**
   * Why a run has no result, if that was noted.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<String> reason(RunKey key) throws IOException {
    Path file = brokenFile(key);
    return Files.exists(file)
        ? Optional.of(
            Files.readString(file).lines().skip(1).reduce((a, b) -> a + "\n" + b).orElse(""))
        : Optional.empty();
  }

  private Path brokenFile(RunKey key) {
    return broken.resolve(key + ".txt");
  }
}
