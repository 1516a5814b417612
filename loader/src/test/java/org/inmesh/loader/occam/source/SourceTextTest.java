package org.inmesh.loader.occam.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {

  private static String read(byte... bytes) {
    return SourceText.of("a.occ", bytes).text();
  }

  @Test
  void shouldReadUtf8WithAndWithoutItsMark() {
    assertThat(read("-- é".getBytes(StandardCharsets.UTF_8))).isEqualTo("-- é");
    assertThat(read("\uFEFF-- é".getBytes(StandardCharsets.UTF_8))).isEqualTo("-- é");
  }

  @Test
  void shouldTakeOtherTextsForLatin1() {
    assertThat(read((byte) '-', (byte) '-', (byte) 0xE9)).isEqualTo("--é");
  }

  @Test
  void shouldEndBeforeTheControlZOfDos() {
    assertThat(read("SKIP\r\n\u001A".getBytes(StandardCharsets.UTF_8))).isEqualTo("SKIP\r\n");
  }

  @Test
  void shouldSplitLinesHoweverTheyEnd() {
    assertThat(new SourceText("a.occ", "a\r\nb\nc\rd").lines()).containsExactly("a", "b", "c", "d");
  }
}
