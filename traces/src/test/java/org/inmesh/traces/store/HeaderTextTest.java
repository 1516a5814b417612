package org.inmesh.traces.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.header.TraceHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers with a right checksum that another program, or a person, has written. */
class HeaderTextTest {
  private static final Path TRACE = Path.of("a.trace");
  private static final String GOOD =
      new String(HeaderText.of(SampleTraces.HEADER), StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static TraceHeader read(String text) throws IOException {
    return HeaderText.header(TRACE, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldReadWhatItWrites() throws IOException {
    assertThat(HeaderText.of(read(GOOD))).asString(StandardCharsets.UTF_8).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"formatVersion\":1}", "{\"formatVersion\":1,\"machine\":null}"})
  void shouldRefuseAHeaderWithoutItsParts(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"nodes\":64', '\"nodes\":0'",
    "'\"nodes\":64', '\"nodes\":-1'",
    "'\"nodes\":64', '\"nodes\":2147483647'",
    "'\"nodes\":64', '\"nodes\":null'",
    "'\"columns\":8', '\"columns\":65'",
    "'\"networks\":1', '\"networks\":2147483647'",
    "'\"networkCyclesPerCoreCycle\":1', '\"networkCyclesPerCoreCycle\":0'",
    "'[\"GetS\"', '[null'",
    "'\"machine\"', '\"engine\"'",
    "'\"program\"', '\"programme\"'",
  })
  void shouldRefuseValuesThatNoMachineHas(String good, String bad) {
    assertThat(GOOD).contains(good);

    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void shouldNameALaterVersionWhateverElseHasChanged() throws IOException {
    TraceHeader header = SampleTraces.HEADER;
    Path later = folder.resolve("later.trace");
    try (TraceWriter writer =
        new TraceWriter(
            later,
            new TraceHeader(
                2, header.origin(), header.selection(), header.machine(), header.program()))) {
      writer.finish("finished", Map.of());
    }

    assertThatThrownBy(() -> read("{\"formatVersion\":2,\"other\":[]}"))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> TraceReader.open(later))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> TraceVerification.of(later, () -> false))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("version 2");
  }
}
