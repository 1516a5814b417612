package org.inmesh.loader.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;

class TomlFileTest {
  @Test
  void shouldReadTextBehindAByteOrderMark() {
    TomlFile file =
        TomlFile.read("my.toml", "\uFEFFcores = 16\r\n[network]\r\nhop-latency = 2\r\n");

    assertThat(file.document().path("cores").intValue()).isEqualTo(16);
    assertThat(file.places().of("cores").position().column()).isEqualTo(1);
    assertThat(file.places().of("network.hop-latency").position().line()).isEqualTo(3);
  }

  @Test
  void shouldSayWhatALineIsIfOneIsNoToml() {
    assertThatThrownBy(() -> TomlFile.read("my.toml", "cores = 4\nextends = epiphany-iv\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "my.toml:2:11: this is not TOML: here must be a [table], or key = value");
  }
}
