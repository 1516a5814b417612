package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the user gets wrong: exit code 2, one clear message, no stack trace. */
class WrongInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run comstime | no program 'comstime'",
        "run comstime | did you mean 'commstime'?",
        "run nowhere.occ | neither such a program in the library nor such a file; the library has",
        "run hello --machine mash | did you mean 'mesh'?",
        "run hello --machine nowhere.toml | neither such a preset nor such a file",
        "run hello --set network.hop-latency=99 | from 1 to 64",
        "run hello --set network.hop=2 | unknown key 'network.hop'",
        "run hello --set nonsense | nonsense",
        "run hello --cores 0 | --cores 0",
        "run hello --cores many | 'many' is not a whole number, such as 16",
        "run hello --param n | KEY=VALUE",
        "run sieve --param primes=lots | 'lots' is neither a whole number",
        "run sieve --param prime=3 | no parameter 'prime'; it has: primes",
        "run sieve --param primes=0 | primes=0 is out of range",
        "run hello --max-cycles 0 | --max-cycles must be at least 1",
        "run hello --stats out.txt | .json or .csv",
        "run hello --stats no/such/folder/out.json | does not exist",
        "run hello --packets no/such/folder/out.csv | does not exist",
        "run hello --machin mesh | --machine",
        "run hello --format xml | 'xml'",
        "run | PROGRAM",
        "rnu hello | no command 'rnu'; did you mean 'run'?",
        "compare sieve --threads 0 | --threads must be at least 1",
        "compare sieve --machine mesh,server-64 --cores 4 | server-64: --cores 4: memory.controllers = 8",
        "compare sieve --cores 16,x | 'x' is not a whole number, such as 16",
        "compare sieve --param prime=3 | no parameter 'prime'",
        "compile sieve --emit nothing | nothing",
        "asm nowhere.asm | nowhere.asm: there is no such file",
        "disasm --base zz x | option '--base': 'zz' is no address of 32 bits, such as #80000070",
        "disasm --address=zz x | option '--address': 'zz' is no address",
        "disasm nowhere.bin | nowhere.bin: there is no such file",
        "programs seive | no program 'seive' in the library; did you mean 'sieve'?",
        "programs --source | needs the name of a program",
        "machines epiphany | no machine 'epiphany'",
        "bench nothing | nothing",
        "bench --iterations 0 | --iterations must be at least 1",
      })
  void shouldBeToldInOneMessage(String commandLine, String message) {
    Cli.Result result = Cli.run(commandLine.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void shouldShowWhatIsPossibleWithoutACommand() {
    Cli.Result result = Cli.run();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("a command is missing");
  }

  @Test
  void shouldShowEveryMistakeOfAProgramWithItsPlace() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.occ"),
            """
            PROC main(CHAN OF BYTE screen)
              INT x:
              SEQ
                x := y + 1
                scren ! 'c'
            :
            """);

    Cli.Result result = Cli.run("run", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(file + ":4:10: 'y' is not declared")
        .contains("\n" + file + ":5:5: ")
        .contains("\n           ^\n");
  }

  @Test
  void shouldShowTheSameMistakeOnceInAComparison() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.occ"), "PROC main()\n  x := 1\n:\n");

    Cli.Result result = Cli.run("compare", file.toString(), "--cores", "1,4");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).containsOnlyOnce("bad.occ:2:3");
  }

  @Test
  void shouldRefuseAFileThatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("x.occ"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

    Cli.Result result = Cli.run("run", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("inmesh: " + file + ": this is not a text in UTF-8 or ISO 8859-1\n");
  }

  @Test
  void shouldRefuseAFolder() {
    Cli.Result result = Cli.run("run", folder.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("this is a folder");
  }

  @Test
  void shouldCallABugABugAndShowWhere() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code =
        CommandLines.explain(
            new IllegalStateException("full port"),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("this is a bug in Inmesh")
        .contains("IllegalStateException: full port")
        .contains("\tat ");
  }
}
