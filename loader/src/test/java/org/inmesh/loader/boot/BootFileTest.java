package org.inmesh.loader.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;

class BootFileTest {
  private static BootFile read(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return BootFile.of("a.btl", bytes);
  }

  @Test
  void shouldTakeAStageAndWhatFollows() {
    assertThat(read(2, 0x22, 0xF0, 1, 2, 3).bytes()).hasSize(6);
  }

  @Test
  void shouldTakePokesBeforeTheStage() {
    assertThat(read(0, 0, 0, 0, 0x80, 1, 2, 3, 4, 2, 0x22, 0xF0).bytes()).hasSize(12);
    assertThat(read(0, 0, 0, 0, 0x80, 1, 2, 3, 4).bytes()).hasSize(9);
  }

  @Test
  void shouldRefuseAnEmptyFile() {
    assertThatThrownBy(() -> read())
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("a.btl: the file is empty");
  }

  @Test
  void shouldRefuseAStageThatIsNotAllThere() {
    assertThatThrownBy(() -> read(5, 1, 2))
        .hasMessage(
            "a.btl: this is no boot file, or only the beginning of one: its first stage has 5 bytes,"
                + " but the file only 2 more");
  }

  @Test
  void shouldRefuseAPeek() {
    assertThatThrownBy(() -> read(1, 0, 0, 0, 0x80)).hasMessageContaining("byte 0 asks");
    assertThat(BootFile.unchecked("a.btl", new byte[] {1, 0, 0, 0, -128}).bytes()).hasSize(5);
  }
}
