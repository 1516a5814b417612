package org.inmesh.bench.study.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;

/**
 * What hosts have to say of runs, which results never do: how long those took that were done, and
 * in {@code broken/KEY.txt} why a run has no result.
 */
public final class HostNotes {
  private final HostTimes times;
  private final Path broken;
  private final WholeFile writer;

  /** Notes in a study's folder. */
  public HostNotes(Path folder) {
    times = new HostTimes(folder);
    broken = folder.resolve("broken");
    writer = new WholeFile(folder.resolve("temporary"));
  }

  /**
   * Notes how long a run took and forgets that it was ever broken.
   *
   * @throws IOException if it cannot be written
   */
  public void done(RunKey key, HostTime time) throws IOException {
    times.add(time);
    Files.deleteIfExists(brokenFile(key));
  }

  /**
   * Notes why a run has no result.
   *
   * @throws IOException if it cannot be written
   */
  public void broken(RunKey key, StudyRun run, String reason) throws IOException {
    String head = String.format(Locale.ROOT, "%s, %s form\n", run.program(), run.form().key());
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
