package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.inmesh.bench.validation.Validations;
import org.junit.jupiter.api.Test;

class ValidateCommandTest {
  @Test
  void shouldListWhatCanBeValidated() throws IOException {
    Cli.Result text = Cli.run("validate");
    assertThat(text.exitCode()).isZero();
    assertThat(text.out()).containsPattern("(?m)^epiphany-iii +Epiphany-III: ");

    JsonNode json = new ObjectMapper().readTree(Cli.run("validate", "-f", "json").out());
    assertThat(json.findValuesAsText("name")).isEqualTo(Validations.names());
  }

  /**
   * A difference is a result: square roots miss their figure, and the command has done its work.
   */
  @Test
  void shouldSetPublishedNumbersBesideOurs() {
    Cli.Result result = Cli.run("validate", "t800-module");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern(
            "a process started \\(startp\\) +cycles +12 +12 +\\+0\\.00 +\\+0\\.0 +put in")
        .containsPattern("longest, at square roots +cycles +78 +62 +-16\\.00 +-20\\.5 +prediction")
        .containsPattern("(?m)^  \\[1\\] ");
  }

  @Test
  void shouldWriteStructuredRows() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(Cli.run("validate", "epiphany-iv", "-f", "json").out());
    JsonNode link = json.get(1);
    assertThat(link.get("validation").asText()).isEqualTo("epiphany-iv");
    assertThat(link.get("unit").asText()).isEqualTo("GB/s");
    assertThat(link.get("reference").asDouble()).isEqualTo(4.8);
    assertThat(link.get("difference_percent").asDouble()).isBetween(-1.0, 1.0);
    assertThat(link.get("tolerance_percent").isNull()).isTrue();
    assertThat(json.get(2).get("ours").isNull()).isTrue();

    // Each name is measured once.
    assertThat(Cli.run("validate", "epiphany-iv", "epiphany-iv", "--format", "csv").out().lines())
        .hasSize(5)
        .first()
        .isEqualTo(
            "validation,quantity,unit,reference,ours,difference,difference_percent,"
                + "tolerance_percent,within_tolerance,basis,source");
  }

  @Test
  void shouldRefuseAWrongNameBeforeMeasuring() {
    Cli.Result result = Cli.run("validate", "epiphany-iv", "epiphany-ivv");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("'epiphany-ivv'").contains("did you mean 'epiphany-iv'?");
  }
}
