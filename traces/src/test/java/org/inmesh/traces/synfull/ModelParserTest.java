package org.inmesh.traces.synfull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.synfull.SynfullModel.MacroPhase;
import org.inmesh.traces.synfull.SynfullModel.MicroPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelParserTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {Samples.BLACKSCHOLES, Samples.WATER_SPATIAL})
  void shouldReadTheTablesOfThePublishedModels(String name) {
    List<String> lines = Samples.lines(name);
    SynfullModel model = Samples.model(name);
    assertThat(model.tiles()).isEqualTo(16);
    assertThat(model.timeSpan()).isEqualTo(Long.parseLong(lines.get(1).split(" ")[1]));
    assertWeights(model.steady(), Samples.column(Samples.table(lines, 0, "HIER_MARKOV_STEADY"), 0));
    assertThat(model.phases()).hasSize(2);
    for (int macro = 1; macro <= 2; macro++) {
      MacroPhase phase = model.phases().get(macro - 1);
      assertWeights(phase.next(), Samples.table(lines, 0, "HIER_MARKOV")[macro - 1]);
      assertWeights(
          phase.steady(), Samples.column(Samples.table(lines, macro, "MARKOV_STEADY"), 0));
      assertThat(phase.resolution()).isEqualTo(200);
      assertThat(phase.microPhases()).hasSize(3);
      for (int micro = 1; micro <= 3; micro++) {
        checkMicroPhase(lines, macro, micro, phase.microPhases().get(micro - 1));
      }
      for (double[] row : Samples.table(lines, macro, "FORWARD_PROBABILITY")) {
        SynfullModel.Forwarding forwarding = phase.forwarding().get((int) row[0] / 2);
        assertThat(forwarding.write()).isEqualTo(row[1]);
        assertThat(forwarding.read()).isEqualTo(row[2]);
      }
    }
  }

  private static void checkMicroPhase(List<String> lines, int macro, int micro, MicroPhase phase) {
    assertWeights(phase.next(), Samples.table(lines, macro, "MARKOV")[micro - 1]);
    for (RequestType type : RequestType.values()) {
      SynfullModel.Requests requests = phase.requests().get(type.ordinal());
      double[][] volume = Samples.table(lines, macro, type.label() + "_INJECTION");
      assertWeights(requests.volume(), Samples.column(volume, micro - 1));
      double[][] spatial = Samples.table(lines, macro, type.label() + "_SPATIAL");
      assertWeights(requests.sources(), Samples.column(spatial, micro - 1));
      double[][] flows = Samples.table(lines, macro, type.label() + "_FLOWS");
      for (int cache = 0; cache < 16; cache++) {
        assertWeights(requests.destinations().get(cache), Samples.flows(flows, 2 * cache, micro));
      }
    }
    double[][] owners = Samples.table(lines, macro, "FORWARD_FLOWS");
    double[][] invalidated = Samples.table(lines, macro, "INVALIDATE_FLOWS");
    for (int directory = 0; directory < 16; directory++) {
      int node = 2 * directory + 1;
      assertWeights(phase.owners().get(directory), Samples.flows(owners, node, micro));
      assertWeights(phase.invalidated().get(directory), Samples.flows(invalidated, node, micro));
    }
    for (double[] row : Samples.table(lines, macro, "INVALIDATE_PROBABILITY")) {
      if (row[0] == micro) {
        Distribution numbers = phase.invalidations().get((int) row[1] / 2);
        assertThat(numbers.weight((int) row[2])).isEqualTo(row[3]);
      }
    }
  }

  private static void assertWeights(Distribution actual, double[] expected) {
    assertThat(actual.toArray()).containsExactly(expected);
  }

  /** Lines of the small model, which one is replaced by what, and what is found wrong there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 | HIER_CLASSES 0 | 1:14: at '0': HIER_CLASSES must be from 1 to 1000",
        "1 | HIER_CLASSES | 1:13: at the end of the line: there must be 2 columns here",
        "1 | hello | 1:1: at 'hello': a line 'HIER_CLASSES NUMBER' must stand here",
        "2 | TIME_SPAN 1e5 | 2:11: at '1e5': TIME_SPAN must be a whole number",
        "4 | 0.5 | 4:1: at '0.5': the row adds up to 0.5, not to 1",
        "4 | -1 | 4:1: at '-1': a probability must be from 0",
        "4 | NaN | 4:1: at 'NaN': a probability must be a number",
        "4 | 1 1 | 4:3: at '1': there must be 1 columns here",
        "7 | 0.9 | 6:1: the shares add up to 0.9, not to 1",
        "9 | HIER_BEGIN_ID 2 | 9:15: at '2': HIER_BEGIN_ID must be from 1 to 1",
        "10 | MEMORY 2 | 10:8: at '2': MEMORY must be from 1 to 1",
        "11 | NUM_NODES 5 | 11:1: half of the nodes are caches",
        "11 | NUM_NODES 4 | 23:1: at '0': the table WRITE_SPATIAL has only 2 rows",
        "11 | NUM_NODES 8 | 24:1: at 'END': rows of the table WRITE_SPATIAL are missing: 1",
        "20 | READ_SPATIAL | 20:1: at 'READ_SPATIAL': a line 'WRITE_SPATIAL' must stand here",
        "21 | x | 21:1: at 'x': a weight must be a number",
        "21 | 0 | 84:1: micro phase 1 sends, but WRITE_SPATIAL has no cache that does",
        "41 | 1 1 1 0 | 41:1: at '1': caches have even numbers",
        "41 | 0 6 1 0 | 41:3: at '6': a node must be from 0 to 5",
        "41 | 0 2 1 0 | 41:3: at '2': directories have odd numbers",
        "41 | 0 1 2 0 | 41:5: at '2': a micro phase must be from 1 to 1",
        "41 | 2 1 1 0 | 42:1: at '2': these nodes and this micro phase have been there before",
        "41 | 0 1 1 | 41:6: at the end of the line: there must be 4 columns here",
        "41 | END | 41:1: at 'END': rows of the table WRITE_FLOWS are missing: 9",
        "49 | END | 49:1: at 'END': rows of the table WRITE_FLOWS are missing: 1",
        "44 | 0 3 1 0 | 84:1: cache 0 sends in micro phase 1, but WRITE_FLOWS has nowhere",
        "86 | 0 | 84:1: micro phase 1 has no weight in this table",
        "98 | 2 1 0 | 98:1: at '2': directories have odd numbers",
        "112 | 1 3 1 0 | 112:5: at '1': the number of invalidations of this row must be from 0 to 0",
        "114 | 1 1 2 0 | 114:1: at '1': the row for 2 invalidations of directory 3 is missing",
        "127 | MORE | 127:1: at 'MORE': a line 'END_HIER' must stand here"
      })
  void shouldNameThePlaceOfWhatIsWrong(int line, String replacement, String message) {
    List<String> lines = new ArrayList<>(SmallModel.oneWriteAnInterval().lines().toList());
    lines.set(line - 1, replacement);
    assertThatThrownBy(() -> Samples.parse(String.join("\n", lines)))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageStartingWith("some.model:" + message);
  }

  @Test
  void shouldRefuseEveryBeginningOfAModel() {
    List<String> lines = SmallModel.oneWriteAnInterval().lines().toList();
    for (int count = 0; count < lines.size(); count++) {
      String text = String.join("\n", lines.subList(0, count));
      int end = count + 1;
      assertThatThrownBy(() -> Samples.parse(text))
          .isInstanceOf(TraceFormatException.class)
          .hasMessageStartingWith("some.model:" + end + ":1: at the end of the file: ");
    }
  }

  /** What SynFull's model generator writes for a macro phase in which nothing was sent. */
  @Test
  void shouldReadAMacroPhaseWithoutMessages() throws IOException {
    String text =
        SmallModel.oneWriteAnInterval()
            .replace("HIER_CLASSES 1", "HIER_CLASSES 2")
            .replace("HIER_MARKOV\n1\n", "HIER_MARKOV\n0 1\n0.5 0.5\n")
            .replace("HIER_MARKOV_STEADY\n1\n", "HIER_MARKOV_STEADY\n0.25\n0.75\n");
    SynfullModel model = Samples.parse(text + "HIER_BEGIN_ID  2 \nEND_HIER\n");
    assertThat(model.phases().get(1).microPhases()).isEmpty();
    assertThatThrownBy(() -> Samples.parse(text))
        .hasMessageContaining("there is no 'HIER_BEGIN_ID 2'");
    assertThatThrownBy(() -> Samples.parse(text + "HIER_BEGIN_ID  1 \nEND_HIER\n"))
        .hasMessageContaining("macro phase 1 has been described before");
  }

  @Test
  void shouldTakeMoreForwardedThanRequestedAsAlways() throws IOException {
    String text = SmallModel.oneWriteAnInterval().replace("3 1 0\nEND", "3 1.25 0.5\nEND");
    SynfullModel.Forwarding forwarding =
        Samples.parse(text).phases().getFirst().forwarding().get(1);
    assertThat(forwarding).isEqualTo(new SynfullModel.Forwarding(1, 0.5));
  }

  @Test
  void shouldSayThatACompressedFileIsDamaged() throws IOException {
    byte[] bytes = Files.readAllBytes(Samples.path(Samples.BLACKSCHOLES));
    Path cut = folder.resolve("cut.model.gz");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> SynfullImport.read(cut))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageStartingWith(cut + ": the compressed file is damaged: ");
    for (int i = 0; i < bytes.length; i += 97) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 0x10;
      Path file = folder.resolve("flipped.model.gz");
      Files.write(file, flipped);
      assertThatThrownBy(() -> SynfullImport.read(file))
          .as("byte %d", i)
          .isInstanceOf(TraceFormatException.class)
          .hasMessageStartingWith(file.toString());
    }
  }
}
