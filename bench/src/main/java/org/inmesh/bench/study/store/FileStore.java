package org.inmesh.bench.study.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inmesh.bench.study.json.DescriptionJson;
import org.inmesh.bench.study.json.MalformedJsonException;
import org.inmesh.bench.study.json.ProfileJson;
import org.inmesh.bench.study.json.RecordJson;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.bench.study.run.StudyRun;

/**
 * Results in a folder: {@code runs/ab/KEY.json} for a key that begins with {@code ab}, and {@code
 * KEY.profile.json} beside it. A file's bytes depend on its run alone. Several processes may use
 * the same folder at the same time.
 */
public final class FileStore implements ResultStore {
  private static final int FORMAT = 1;
  private static final String ENDING = ".json";
  private static final String PROFILE_ENDING = ".profile.json";

  private final Path folder;
  private final Consumer<String> messages;
  private final WholeFile writer;

  private FileStore(Path folder, Consumer<String> messages) {
    this.folder = folder;
    this.messages = messages;
    this.writer = new WholeFile(folder.resolve("temporary"));
  }

  /**
   * Opens a store; it is made if there is none.
   *
   * @param messages is told of files that are damaged
   * @throws IOException if the folder cannot be made or read
   */
  public static FileStore open(Path folder, Consumer<String> messages) throws IOException {
    FileStore store = new FileStore(folder, messages);
    Files.createDirectories(folder.resolve("runs"));
    store.writer.deleteLeftOver();
    return store;
  }

  /** Its folder. */
  public Path folder() {
    return folder;
  }

  /**
   * The keys of all results, in ascending order.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<RunKey> keys() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("runs"), 2)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}\\.json"))
          .sorted()
          .map(name -> new RunKey(name.substring(0, name.length() - ENDING.length())))
          .toList();
    }
  }

  Path file(RunKey key) {
    return folder.resolve("runs").resolve(key.value().substring(0, 2)).resolve(key + ENDING);
  }

  Path profileFile(RunKey key) {
    return file(key).resolveSibling(key + PROFILE_ENDING);
  }

  /** A damaged file is set aside, told of, and taken as if it were not there. */
  @Override
  public Optional<RunRecord> find(RunKey key) throws IOException {
    return read(key, file(key), tree -> RecordJson.read(key, tree.path("result")));
  }

  /** If it is damaged its result is set aside too, so that the run is done again. */
  @Override
  public Optional<FoldedProfile> profile(RunKey key) throws IOException {
    return read(key, profileFile(key), tree -> ProfileJson.read(tree.path("profile")));
  }

  private <T> Optional<T> read(RunKey key, Path file, Function<JsonNode, T> reader)
      throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
    try {
      JsonNode tree = SealedJson.read(new String(bytes, StandardCharsets.UTF_8));
      check(tree.path("format").asInt() == FORMAT, "it is of another version of Inmesh");
      check(tree.path("key").asText().equals(key.value()), "it is of another run");
      return Optional.of(reader.apply(tree));
    } catch (MalformedJsonException damage) {
      setAside(key, damage.getMessage());
      return Optional.empty();
    }
  }

  private static void check(boolean right, String complaint) {
    if (!right) {
      throw new MalformedJsonException(complaint);
    }
  }

  private void setAside(RunKey key, String complaint) throws IOException {
    Path aside = folder.resolve("damaged");
    Files.createDirectories(aside);
    messages.accept(
        String.format(
            Locale.ROOT,
            "result %s: %s; it is set aside in %s, and its run is done again",
            key,
            complaint,
            aside));
    for (Path file : List.of(file(key), profileFile(key))) {
      if (Files.exists(file)) {
        Path place = Files.createTempDirectory(aside, "");
        Files.move(file, place.resolve(file.getFileName()));
      }
    }
  }

  @Override
  public void put(StudyRun run, RunRecord record, Optional<FoldedProfile> profile)
      throws IOException {
    Optional<RunRecord> there = find(record.key());
    if (there.isPresent()) {
      checkSame(record.key(), there.get().equals(record));
      return;
    }
    // The result comes last: where it is, all is.
    if (profile.isPresent()) {
      ObjectNode tree = header(record.key());
      tree.set("profile", ProfileJson.of(profile.get()));
      writer.write(profileFile(record.key()), SealedJson.text(tree));
    }
    ObjectNode tree = header(record.key());
    tree.set("run", DescriptionJson.of(run, SimulatorVersion.current()));
    tree.set("result", RecordJson.of(record));
    writer.write(file(record.key()), SealedJson.text(tree));
  }

  private static ObjectNode header(RunKey key) {
    return JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("key", key.value());
  }

  /**
   * Takes over a result of another store, if this one has none.
   *
   * @return whether it was taken over
   * @throws IOException if it cannot be read or written
   * @throws IllegalStateException if the two stores have different results under the key
   */
  public boolean copyFrom(FileStore other, RunKey key) throws IOException {
    Optional<RunRecord> theirs = other.find(key);
    if (theirs.isEmpty()) {
      return false;
    }
    Optional<RunRecord> ours = find(key);
    if (ours.isPresent()) {
      checkSame(key, ours.equals(theirs) && profile(key).equals(other.profile(key)));
      return false;
    }
    if (other.profile(key).isPresent()) {
      writer.write(profileFile(key), Files.readString(other.profileFile(key)));
    }
    writer.write(file(key), Files.readString(other.file(key)));
    return true;
  }

  private static void checkSame(RunKey key, boolean same) {
    if (!same) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "there are two different results of run %s: the simulator has lost its determinism",
              key));
    }
  }
}
