package org.inmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inmesh.bench.report.HtmlReport;
import org.inmesh.bench.report.findings.StudyGraphs;
import org.inmesh.bench.report.findings.StudyReport;
import org.inmesh.bench.study.folder.StudyFolder;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.store.FileStore;
import org.inmesh.bench.study.table.StudyTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever uses the Java API has the locale of his host, which results know nothing of. */
class LocaleTest {
  /** Runs that finish, deadlock, reach their limit, are refused and cannot be. */
  private static final String STUDY =
      """
      programs = ["hello", "philosophers", "sieve"]
      cores = [1, 4]
      limit-cycles = 20000
      measure = ["cycles", "profile"]
      [parameters]
      kind = 0
      "sieve.primes" = [60, 20000]
      [machine]
      memory.bytes-per-core = 4096
      [[skip]]
      machine = "coherent"
      program = ["philosophers", "sieve"]
      """;

  private static final Locale HOST = Locale.getDefault();

  @TempDir private static Path folder;

  private static Map<String, String> expected;

  @BeforeAll
  static void runWithoutALocale() throws Exception {
    Locale.setDefault(Locale.ROOT);
    try {
      expected = results(folder.resolve("root"));
    } finally {
      Locale.setDefault(HOST);
    }
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(HOST);
  }

  /** All files of a study that do not tell of the host, by their names, and its report. */
  private static Map<String, String> results(Path out) throws Exception {
    StudyFolder study = StudyFolder.of(StudyFile.ofText(STUDY), out);
    StudyTable table = study.run(1);
    Map<String, String> files = new TreeMap<>();
    FileStore store = study.store();
    files.put(
        "report.html", HtmlReport.of(StudyReport.of(table, store::profile, StudyGraphs.of(table))));
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString();
        if (!name.equals("host.csv")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  @Test
  void shouldTryEveryKindOfEnding() throws IOException {
    List<String> lines = expected.get("table.csv").lines().toList();

    assertThat(lines).anyMatch(line -> line.contains(",finished,"));
    assertThat(lines).anyMatch(line -> line.contains(",deadlock,"));
    assertThat(lines).anyMatch(line -> line.contains(",cycle-limit,"));
    assertThat(lines).anyMatch(line -> line.contains(",refused,"));
    assertThat(lines).anyMatch(line -> line.contains(",impossible,"));
  }

  /** Arabic digits in the one, a decimal comma in the other. */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE"})
  void shouldWriteTheSameBytesWhateverTheLocale(String tag) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertThat("%,d %.1f".formatted(1_234, 0.5)).isNotEqualTo("1,234 0.5");

    Map<String, String> found = results(folder.resolve(tag));

    assertThat(found).isEqualTo(expected);
  }
}
