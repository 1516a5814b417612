package org.inmesh.bench.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.profile.LatencyHistogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
  private static final StudyRun RUN = SmallRuns.counting(3);
  private static final RunKey KEY = RunKey.of(RUN);

  private final List<String> messages = new ArrayList<>();
  @TempDir private Path folder;
  private FileStore store;

  @BeforeEach
  void open() throws IOException {
    store = FileStore.open(folder, messages::add);
  }

  private static RunRecord record(long cycles) {
    Map<Statistic, Number> statistics = new EnumMap<>(Statistic.class);
    statistics.put(Statistic.POWER, 1.0 / 3);
    statistics.put(Statistic.ENERGY, 1e23);
    statistics.put(Statistic.CORE_UTILISATION, 1.0);
    statistics.put(Statistic.ENERGY_PER_INSTRUCTION, Double.NaN);
    statistics.put(Statistic.CYCLES, cycles);
    return new RunRecord(
        KEY,
        Optional.of(Ending.CYCLE_LIMIT),
        List.of("two \"lines\"", "of report"),
        statistics,
        "caf\u00e9\n\u0000",
        Long.MAX_VALUE);
  }

  private static FoldedProfile profile(long busy) {
    return new FoldedProfile(
        2,
        1,
        1,
        1,
        1500,
        1024,
        new long[][] {{busy, 2}, {3, 4}},
        new long[][] {{0, 0}, {0, 0}},
        new long[][] {{1, 0, 0, 0, 0, 7, 0, 0}, {0, 0, 0, 0, 0, 0, 0, 0}},
        new double[] {0.1, 2e9},
        new LatencyHistogram(
            2, 7.5, 7, 8, 8, 8, 8, List.of(new LatencyHistogram.Bucket(7, 8.5, 2))));
  }

  private void put(RunRecord record) throws IOException {
    store.put(RUN, record, Optional.empty());
  }

  private List<Path> filesBelow(String name) throws IOException {
    if (!Files.exists(folder.resolve(name))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void shouldGiveBackWhatWasPut() throws IOException {
    store.put(RUN, record(7), Optional.of(profile(1)));

    assertThat(store.find(KEY)).contains(record(7));
    assertThat(store.profile(KEY)).contains(profile(1));
    assertThat(store.keys()).containsExactly(KEY);
    assertThat(messages).isEmpty();
  }

  @Test
  void shouldGiveBackARefusal() throws IOException {
    RunRecord refused =
        new RunRecord(KEY, Optional.empty(), List.of("it does not fit"), Map.of(), "", 0);
    put(refused);

    assertThat(store.find(KEY)).contains(refused);
  }

  @Test
  void shouldNotHaveWhatWasNotPut() throws IOException {
    assertThat(store.find(KEY)).isEmpty();
    assertThat(store.profile(KEY)).isEmpty();
    assertThat(store.keys()).isEmpty();
  }

  @Test
  void shouldDescribeTheRunInTheFileWithItsKeyAsName() throws IOException {
    put(record(7));

    Path file = folder.resolve("runs/" + KEY.value().substring(0, 2) + "/" + KEY + ".json");
    String text = Files.readString(file);
    assertThat(text).endsWith("}\n").doesNotContain("\r");
    var run = CanonicalJson.parse(text).path("run");
    assertThat(run.path("program").asText()).isEqualTo("small");
    assertThat(run.path("parameters").path("rounds").asInt()).isEqualTo(3);
    assertThat(run.path("machine").path("cores").asInt()).isEqualTo(4);
    assertThat(run.path("machine").path("machine").isMissingNode()).isTrue();
  }

  @Test
  void shouldWriteTheSameBytesInEveryFolder(@TempDir Path other) throws IOException {
    store.put(RUN, record(7), Optional.of(profile(1)));
    FileStore second = FileStore.open(other, messages::add);
    second.put(RUN, record(7), Optional.of(profile(1)));

    assertThat(second.file(KEY)).hasSameBinaryContentAs(store.file(KEY));
    assertThat(second.profileFile(KEY)).hasSameBinaryContentAs(store.profileFile(KEY));
  }

  @Test
  void shouldLeaveWhatIsThere() throws IOException {
    put(record(7));
    FileTime old = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(store.file(KEY), old);

    put(record(7));

    assertThat(Files.getLastModifiedTime(store.file(KEY))).isEqualTo(old);
  }

  @Test
  void shouldRefuseAnotherResultOfTheSameRun() throws IOException {
    put(record(7));

    assertThatThrownBy(() -> put(record(8)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(KEY.value())
        .hasMessageContaining("determinism");
    assertThat(store.find(KEY)).contains(record(7));
  }

  @Test
  void shouldSetAsideAFileThatIsCutOffAnywhere() throws IOException {
    put(record(7));
    byte[] whole = Files.readAllBytes(store.file(KEY));
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 3, whole.length - 1}) {
      messages.clear();
      byte[] part = new byte[length];
      System.arraycopy(whole, 0, part, 0, length);
      Files.write(store.file(KEY), part);

      assertThat(store.find(KEY)).isEmpty();
      assertThat(messages).hasSize(1);
      assertThat(messages.get(0)).contains(KEY.value()).contains("set aside");
      assertThat(store.file(KEY)).doesNotExist();

      put(record(7));
      assertThat(store.file(KEY)).hasBinaryContent(whole);
    }
    assertThat(filesBelow("damaged")).hasSize(5);
  }

  @Test
  void shouldNoticeAChangedDigit() throws IOException {
    put(record(7));
    String text = Files.readString(store.file(KEY));
    Files.writeString(store.file(KEY), text.replace("\"cycles\": 7", "\"cycles\": 8"));

    assertThat(store.find(KEY)).isEmpty();
    assertThat(messages).hasSize(1);
  }

  @Test
  void shouldNoticeTheResultOfAnotherRun() throws IOException {
    put(record(7));
    RunKey other = RunKey.of(SmallRuns.counting(4));
    Files.createDirectories(store.file(other).getParent());
    Files.copy(store.file(KEY), store.file(other));

    assertThat(store.find(other)).isEmpty();
    assertThat(messages.get(0)).contains("another run");
  }

  @Test
  void shouldHaveARunDoneAgainWhoseProfileIsDamaged() throws IOException {
    store.put(RUN, record(7), Optional.of(profile(1)));
    Files.writeString(store.profileFile(KEY), "{");

    assertThat(store.profile(KEY)).isEmpty();
    assertThat(store.find(KEY)).isEmpty();
  }

  @Test
  void shouldTakeNoNoticeOfWhatAKilledProcessHasLeftAndDeleteItLater() throws IOException {
    Path temporaries = Files.createDirectories(folder.resolve("temporary"));
    Path young = Files.writeString(temporaries.resolve(KEY + ".json1.part"), "{\"format\":");
    Path old = Files.writeString(temporaries.resolve(KEY + ".json2.part"), "{");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));

    FileStore reopened = FileStore.open(folder, messages::add);

    assertThat(reopened.find(KEY)).isEmpty();
    assertThat(reopened.keys()).isEmpty();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void shouldLeaveNoTemporaryFiles() throws IOException {
    store.put(RUN, record(7), Optional.of(profile(1)));

    assertThat(filesBelow("temporary")).isEmpty();
  }

  @Test
  void shouldTakeOverResultsOfAnotherStore(@TempDir Path other) throws IOException {
    FileStore theirs = FileStore.open(other, messages::add);
    theirs.put(RUN, record(7), Optional.of(profile(1)));

    assertThat(store.copyFrom(theirs, KEY)).isTrue();
    assertThat(store.copyFrom(theirs, KEY)).isFalse();
    assertThat(store.file(KEY)).hasSameBinaryContentAs(theirs.file(KEY));
    assertThat(store.profileFile(KEY)).hasSameBinaryContentAs(theirs.profileFile(KEY));
  }

  @Test
  void shouldRefuseToMixDifferentResults(@TempDir Path other) throws IOException {
    FileStore theirs = FileStore.open(other, messages::add);
    theirs.put(RUN, record(7), Optional.of(profile(1)));
    store.put(RUN, record(7), Optional.of(profile(2)));

    assertThatThrownBy(() -> store.copyFrom(theirs, KEY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("determinism");
  }

  private static HostTime time(String machine, double seconds, String host) {
    return new HostTime(
        KEY.value(), "small", "messages", machine, 4, seconds, host, "mesh", RUN.parameters());
  }

  @Test
  void shouldNoteTimesOfHostsApartFromResults() throws IOException {
    HostNotes notes = new HostNotes(folder);
    notes.broken(KEY, RUN, "out of memory\nsecond line");
    assertThat(notes.reason(KEY)).contains("out of memory\nsecond line");

    notes.done(KEY, time("my, \"mesh\"", 0.12345, "here"));
    Files.writeString(
        folder.resolve("host.csv"), "half a li", StandardOpenOption.APPEND); // then killed
    HostTime second = time("mesh", 2, "there");
    notes.done(KEY, second);

    assertThat(notes.reason(KEY)).isEmpty();
    assertThat(folder.resolve("host.csv"))
        .hasContent(
            "key,program,form,machine,cores,seconds,host,kind,parameters\n"
                + (KEY + ",small,messages,\"my, \"\"mesh\"\"\",4,0.123,here,mesh,rounds=3\n")
                + "half a li\n"
                + (KEY + ",small,messages,mesh,4,2.000,there,mesh,rounds=3\n"));
    assertThat(HostTimes.read(List.of(folder)))
        .containsExactly(time("my, \"mesh\"", 0.123, "here"), second);
  }

  /** Made a moment ago by another process, or left so by one that was killed. */
  @Test
  void shouldBeginAnEmptyFileOfTimesWithItsHeader() throws IOException {
    Files.createFile(folder.resolve("host.csv"));

    new HostNotes(folder).done(KEY, time("mesh", 2, "here"));

    assertThat(folder.resolve("host.csv"))
        .hasContent(
            "key,program,form,machine,cores,seconds,host,kind,parameters\n"
                + (KEY + ",small,messages,mesh,4,2.000,here,mesh,rounds=3\n"));
  }
}
