package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of coherence traffic on the command line. */
class SynfullCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private String model;

  @BeforeEach
  void findTheModel() throws URISyntaxException {
    model = Path.of(getClass().getResource("synfull/blackscholes.model.gz").toURI()).toString();
  }

  private static ObjectNode replayed(String... arguments) throws IOException {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return (ObjectNode) JSON.readTree(result.out());
  }

  @Test
  void shouldReplayAModelByItsSeed() throws IOException {
    String[] arguments = {"replay", model, "--cycles", "30000", "--seed", "2", "--format", "json"};
    JsonNode first = replayed(arguments);
    assertThat(first.get("packets").asLong()).isPositive();
    assertThat(first.get("packets")).isEqualTo(first.get("packets_read"));
    assertThat(first.get("not_sent").asLong()).isZero();
    assertThat(replayed(arguments)).isEqualTo(first);
    arguments[5] = "3";
    assertThat(replayed(arguments)).isNotEqualTo(first);
  }

  /** Reading ahead does not change what a model sends, nor does the way through a file. */
  @Test
  void shouldReplayTheSameAsATrace() throws IOException {
    String trace = folder.resolve("model.trace").toString();
    Cli.Result converted = Cli.run("trace", "convert", model, trace, "--cycles", "20000");
    assertThat(converted.exitCode()).as(converted.err()).isZero();
    ObjectNode direct =
        replayed("replay", model, "--cycles", "20000", "--window", "2000", "--format", "json");
    assertThat(direct.get("late").asLong()).isZero();
    direct.put("trace", "model.trace");
    assertThat(replayed("replay", trace, "--format", "json")).isEqualTo(direct);
  }

  @Test
  void shouldNameThePlaceOfWhatIsWrong() throws IOException {
    Path wrong = folder.resolve("wrong.model");
    Files.writeString(wrong, "HIER_CLASSES 2\nTIME_SPAN many\n");
    Cli.Result result = Cli.run("replay", wrong.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(wrong + ":2:11: at 'many': TIME_SPAN must be a whole number")
        .doesNotContain("Exception");
  }
}
