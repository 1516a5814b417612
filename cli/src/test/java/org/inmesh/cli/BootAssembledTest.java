package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the assembler makes of a program, a transputer takes from its link and runs. */
class BootAssembledTest {
  /**
   * Sends two packets of the iserver protocol by the link that it came by, whose input channel is
   * in C: a line for the screen and the end.
   */
  private static final String PROGRAM =
      """
        ajw 20
        stl 1               -- A
        stl 2               -- B
        stl 3               -- C
        mint
        sthf
        mint
        stlf
        lda line
        ldl 3
        ldnlp -4            -- the link's output channel
        ldc exit - line
        out
        lda exit
        ldl 3
        ldnlp -4
        ldc end - exit
        out
        stopp
      line:
        byte 14, 0, 15, 1, 0, 0, 0, 7, 0, "arrived"
      exit:
        byte 6, 0, 35
        word 999999999      -- success
        byte 0
      end:
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"'', ''", "'  org #80002000\n', ''", "'', '  reserve 3000\n'"})
  void shouldRunWhereverItIsLoaded(String before, String behind) throws IOException {
    for (String type : new String[] {"T414", "T800"}) {
      Path source = Files.writeString(folder.resolve("a.tasm"), before + PROGRAM + behind);
      Path boot = folder.resolve("a.btl");
      Cli.Result made =
          Cli.run("asm", source.toString(), "--boot", boot.toString(), "--processor", type);
      assertThat(made.err()).isEmpty();

      Cli.Result result = Cli.run("boot", boot.toString(), "--processor", type);

      assertThat(result.out()).isEqualTo("arrived\n");
      assertThat(result.exitCode()).isZero();
    }
  }
}
