package org.inmesh.loader.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;

class KeyLocatorTest {
  private static final String TEXT =
      """
      title = "x"
      text = \"""
      hidden = 1
      \"""
      [table]
        "dotted.key" = 1
      a . b = 2
      [[list]]
      key = 1
      [[list]]
      key = 2
      """;

  private final KeyLocator places = new KeyLocator("a.toml", TEXT);

  private String place(String path) {
    return places.of(path).position().toString();
  }

  @Test
  void shouldFindKeysAndTables() {
    assertThat(place("title")).isEqualTo("a.toml:1:1");
    assertThat(place("table")).isEqualTo("a.toml:5:2");
    assertThat(place("table.dotted.key")).isEqualTo("a.toml:6:3");
    assertThat(place("table.a.b")).isEqualTo("a.toml:7:1");
  }

  @Test
  void shouldNumberTheTablesOfAList() {
    assertThat(place("list")).isEqualTo("a.toml:8:3");
    assertThat(place("list.0.key")).isEqualTo("a.toml:9:1");
    assertThat(place("list.1")).isEqualTo("a.toml:10:3");
    assertThat(place("list.1.key")).isEqualTo("a.toml:11:1");
    assertThat(places.secondDefinition()).isEmpty();
  }

  @Test
  void shouldNotTakeLinesOfATextForKeys() {
    // Where nothing is found it is the beginning of the file.
    assertThat(place("hidden")).isEqualTo("a.toml:1:1");
  }

  @Test
  void shouldPointAtWhatIsSetTwice() {
    assertThatThrownBy(() -> TomlFile.read("b.toml", "x = 1\n\n  x = 2\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("b.toml:3:3: this is set twice");
  }
}
