package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** asm, disasm and compile. */
class CodeCommandsTest {
  /** From the transputer's manuals: ldc #754 is 27 25 44, mul is 25 F3. */
  private static final String SOURCE = "  ldc #754\nloop:\n  mul\n  j loop\n";

  private static final byte[] CODE = {0x27, 0x25, 0x44, 0x25, (byte) 0xF3, 0x60, 0x0C};

  @TempDir Path folder;

  @Test
  void shouldAssembleToAFile() throws IOException {
    Path source = Files.writeString(folder.resolve("a.asm"), SOURCE);
    Path output = folder.resolve("a.bin");

    Cli.Result result = Cli.run("asm", source.toString(), "-o", output.toString());

    assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(output).hasBinaryContent(CODE);
  }

  @Test
  void shouldAssembleToAListingThatTheDisassemblerReads() throws IOException {
    Cli.Result listing = new Cli().input(SOURCE).execute("asm", "-");
    assertThat(listing.out()).contains("00000000  27 25 44").contains("ldc 1876");

    assertThat(new Cli().input(listing.out()).execute("disasm").out()).isEqualTo(listing.out());

    Cli.Result source = new Cli().input(listing.out()).execute("disasm", "-", "--source");
    Path again = folder.resolve("again.bin");
    new Cli().input(source.out()).execute("asm", "-o", again.toString());
    assertThat(again).hasBinaryContent(CODE);
  }

  @Test
  void shouldDisassembleABinaryFileAtAnAddress() throws IOException {
    Path binary = Files.write(folder.resolve("a.bin"), CODE);

    Cli.Result result = Cli.run("disasm", binary.toString(), "--base", "#80000048", "--binary");

    assertThat(result.out()).startsWith("80000048  27 25 44").contains("j -4  -- to L8000004B");
  }

  @Test
  void shouldMakeABootFileAndTakeItApart() throws IOException {
    Path source = Files.writeString(folder.resolve("a.tasm"), SOURCE);
    Path boot = folder.resolve("a.btl");

    Cli.Result made = Cli.run("asm", source.toString(), "--boot", boot.toString());

    assertThat(made).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(boot)
        .hasBinaryContent(new byte[] {7, 0x27, 0x25, 0x44, 0x25, (byte) 0xF3, 0x60, 0x0C});
    assertThat(Cli.run("disasm", boot.toString(), "--boot", "--processor", "t414").out())
        .startsWith("-- bootstrap: 7 bytes, to MemStart, #80000048\n80000048  27 25 44")
        .contains("8000004D  60 0C                    j -4  -- to L8000004B");

    Path again = folder.resolve("again.btl");
    String text = Cli.run("disasm", boot.toString(), "--boot", "--source").out();
    new Cli().input(text).execute("asm", "-o", again.toString());
    assertThat(again).hasSameBinaryContentAs(boot);
  }

  @Test
  void shouldDisassembleARangeOfAMemoryDump() throws IOException {
    Path dump = Files.write(folder.resolve("dump"), CODE);

    Cli.Result result =
        Cli.run(
            "disasm",
            dump.toString(),
            "--binary",
            "--address",
            "#80000000",
            "--from",
            "#80000003",
            "--to",
            "#80000005");

    assertThat(result.out()).isEqualTo("80000003  25 F3                    mul\n");
  }

  @Test
  void shouldMarkOperationsThatTheProcessorHasNotGot() throws IOException {
    Path code = Files.write(folder.resolve("a.bin"), new byte[] {0x25, (byte) 0xFA, (byte) 0xF5});

    assertThat(Cli.run("disasm", code.toString(), "--processor", "T414").out())
        .contains("dup  -- not an operation of the T414\n")
        .endsWith("add\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--boot | : this is no boot file: byte 1: here should be a bootstrap of 39 bytes",
        "--boot --address 1 | --address, --from and --to are not for --boot",
        "--from 8 | : there is no range from #00000008 to #00000007: the file is #00000000 to",
        "--address 5 --from 0 | : there is no range from #00000000 to #0000000C",
        "--from 3 --to 2 | : there is no range from #00000003 to #00000002",
        "--processor T9000 | expected one of [T414, T425, T800, T805]"
      })
  void shouldRefuseToDisassemble(String options, String message) throws IOException {
    Path code = Files.write(folder.resolve("a.bin"), CODE);
    String[] arguments = ("disasm " + code + " --binary " + options).split(" ");

    Cli.Result result = Cli.run(arguments);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void shouldRefuseAnInstructionOfAnotherProcessor() {
    Cli.Result result = new Cli().input("  fpadd\n").execute("asm", "--processor", "T425");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "standard input:1:3: 'fpadd' is no instruction of the T425; these have it: T800, T805\n");
  }

  @Test
  void shouldNameThePlaceOfAnAssemblyMistake() {
    Cli.Result result = new Cli().input("  ldc 1\n  ladd\n  lcd 2\n").execute("asm");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("standard input:3:3: ");
  }

  @Test
  void shouldRefuseATextThatIsNoListing() {
    Cli.Result result = new Cli().input("00000000  45  ldc 5\nhello world\n").execute("disasm");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("inmesh: standard input:2: this is not a line of a code");
  }

  @ParameterizedTest
  @CsvSource({
    "tokens, PROC",
    "tree, sieve",
    "asm, -- sieve.occ:",
    "image, processes ready at the start",
    "placement, core 0 at"
  })
  void shouldShowEveryStage(String stage, String part) {
    Cli.Result result = Cli.run("compile", "sieve", "--emit", stage, "-p", "primes=3");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains(part).contains("filter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "sieve", "bank", "stencil"})
  void shouldEmitAssemblyThatAssembles(String program) {
    String assembly = Cli.run("compile", program, "--emit", "asm").out();

    Cli.Result result = new Cli().input(assembly).execute("asm");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }
}
