package org.inmesh.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketLogReaderTest {
  private static final String HEADER =
      "pid,src,dst,flits,create_cycle,inject_cycle,head_arrive,tail_arrive,routers\n";

  @TempDir Path folder;

  private static List<PacketRecord> read(String text) throws IOException {
    return PacketLogReader.read("log.csv", new BufferedReader(new StringReader(text)));
  }

  @Test
  void shouldReadEveryColumn() throws IOException {
    assertThat(read(HEADER + "7,4,6,5,10,12,21,25,3\n"))
        .containsExactly(new PacketRecord(7, 4, 6, 5, 10, 12, 21, 25, 3));
  }

  @Test
  void shouldReadAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), HEADER + "0,0,1,1,0,0,8,8,2\n");

    assertThat(PacketLogReader.read(file)).hasSize(1);
  }

  @Test
  void shouldRefuseAFileThatIsNotText() throws IOException {
    Path file = Files.write(folder.resolve("log.csv"), new byte[] {(byte) 0xFF, (byte) 0x80});

    assertThatThrownBy(() -> PacketLogReader.read(file))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("not a text file");
  }

  @Test
  void shouldRefuseAnEmptyFile() {
    assertThatThrownBy(() -> read(""))
        .hasMessageStartingWith("log.csv:1: a packet log begins with the line 'pid,src,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3 | 3 columns where there must be 9",
        "0,4,x,5,0,0,11,15,3 | dst is not a whole number: 'x'",
        "0,-4,6,5,0,0,11,15,3 | src must not be negative: -4",
        "0,4,6,0,0,0,11,15,3 | flits must be from 1 to 2147483647, not 0",
        "0,4,6,5,9,0,11,15,3 | must not descend",
        "0,99999999999,6,5,0,0,11,15,3 | src is too large for a node: 99999999999",
      })
  void shouldNameFileAndLineOfABadLine(String line, String message) {
    assertThatThrownBy(() -> read(HEADER + "0,0,1,1,0,0,8,8,2\n" + line + "\n"))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageStartingWith("log.csv:3: ")
        .hasMessageContaining(message);
  }
}
