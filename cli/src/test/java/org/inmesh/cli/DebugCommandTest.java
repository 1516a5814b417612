package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inmesh.cli.Cli.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebugCommandTest {
  private static final String CALL =
      """
      PROC double(VAL INT x, INT y)
        y := x * 2
      :
      PROC main(CHAN OF BYTE screen)
        INT a:
        INT b:
        SEQ
          b := 7
          a := 20
          double(a, b)
          a := b + 1
          screen ! BYTE (a + 24)
      :
      """;

  private static final String DEADLOCK =
      """
      PROC left(CHAN OF INT in, out)
        INT x:
        SEQ
          in ? x
          out ! x
      :
      PROC right(CHAN OF INT in, out)
        INT y:
        SEQ
          in ? y
          out ! y
      :
      PROC main()
        CHAN OF INT a, b:
        PAR
          left(a, b)
          right(b, a)
      :
      """;

  @TempDir Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("p.occ"), text).toString();
  }

  /** What the debugger says, without the folder's name. */
  private List<String> debug(String program, String commands, String... options)
      throws IOException {
    String file = file(program);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "debug";
    arguments[1] = file;
    System.arraycopy(options, 0, arguments, 2, options.length);
    Result result = new Cli().input(commands).execute(arguments);
    assertThat(result.exitCode()).isZero();
    return result
        .out()
        .replace(folder + "/", "")
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }

  @Test
  void shouldShowProceduresAndVariablesAtABreakpoint() throws IOException {
    List<String> out =
        debug(CALL, "break double\nrun\nbacktrace\nframe 1\nprint a\nprint b\nquit\n");

    // It needs no room of its own, so that its first instruction is of its first process.
    assertThat(out).containsSubsequence("breakpoint 1: double", "2 y := x * 2");
    assertThat(out).containsSubsequence("INT x = 20", "INT y = 7", "INT a = 20", "INT b = 7");
    assertThat(out).anyMatch(line -> line.startsWith("1 p.occ:10 (main)"));
    assertThat(out).endsWith("10 double(a, b)", "INT a = 20", "INT b = 7");
  }

  @Test
  void shouldShowAnArrayOfABranchWhoseLengthsAreInTwoWorkspaces() throws IOException {
    String program =
        """
        PROC show(VAL [][]INT a, CHAN BYTE out!)
          PAR
            VAL [][]INT v IS [a FROM 1 FOR (SIZE a) - 1]:
            out ! BYTE v[0][0]
            INT y:
            y := SIZE a
        :
        PROC main(CHAN BYTE keyboard?, screen!, error!)
          [3][2]INT b:
          SEQ
            b := [[7, 8], [9, 10], [11, 12]]
            show(b, screen!)
        :
        """;

    List<String> out = debug(program, "break 4\nrun\nprint a\nprint v\nquit\n");

    assertThat(out)
        .endsWith("[][]INT a = [[7, 8], [9, 10], [11, 12]]", "[][]INT v = [[9, 10], [11, 12]]");
  }

  @Test
  void shouldStepIntoACallAndOverIt() throws IOException {
    List<String> into = debug(CALL, "break 10\nrun\nstep\nstep\nstep\nquit\n");
    List<String> over = debug(CALL, "break 10\nrun\nnext\nquit\n");

    assertThat(into).containsSubsequence("10 double(a, b)", "2 y := x * 2", "11 a := b + 1");
    assertThat(over).containsSubsequence("10 double(a, b)", "11 a := b + 1");
    assertThat(over).doesNotContain("2 y := x * 2");
  }

  @Test
  void shouldStopWhenAWatchedVariableChangesAndSayWhoDidIt() throws IOException {
    List<String> out = debug(CALL, "break 9\nrun\nwatch b\ncontinue\nquit\n");

    assertThat(out).contains("watch 2: b was 7 (#00000007), is 40 (#00000028)");
    assertThat(out)
        .anyMatch(line -> line.matches("changed in cycle \\d+ by core 0 at .* stnl 0, p.occ:2 .*"));
    assertThat(out).endsWith("2 y := x * 2");
  }

  @Test
  void shouldShowTheProgramsOutputAndItsEnd() throws IOException {
    List<String> out = debug(CALL, "run\nregisters\nrun\nquit\n");

    // 20 x 2 + 1 + 24 is 65, an A.
    assertThat(out.get(1)).isEqualTo("A");
    assertThat(out.get(2)).startsWith("the program has finished in cycle ");
    assertThat(out.getLast()).startsWith("the program has finished in cycle ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldStepAnInstructionOfACore(String machine) throws IOException {
    List<String> out =
        debug(
            CALL, "break 9\nrun\nstepi 2\nregisters\nquit\n", "--machine", machine, "--cores", "4");

    // After ldc 20; stl the next instruction belongs to the call.
    assertThat(out).containsSubsequence("9 a := 20", "10 double(a, b)");
    assertThat(out)
        .anyMatch(line -> line.startsWith("A "))
        .contains("error clear halt-on-error set");
  }

  @Test
  void shouldShowWhoWaitsForWhomInADeadlock() throws IOException {
    List<String> out = debug(DEADLOCK, "run\nchannels\nprocesses all\nprint x\nquit\n");

    assertThat(out).anyMatch(line -> line.startsWith("the program is deadlocked in cycle "));
    assertThat(out)
        .contains(
            "a from right to left: left waits to input at p.occ:4 (left)",
            "b from left to right: right waits to input at p.occ:10 (right)");
    assertThat(out)
        .anyMatch(
            line ->
                line.endsWith(
                    "left at p.occ:4 (left): waits to input from a, whose other end is right"));
  }

  @Test
  void shouldLetAFailedProgramBeLookedInto() throws IOException {
    List<String> out =
        debug(
            """
            PROC main(CHAN OF BYTE screen)
              [3]INT a:
              INT i:
              SEQ
                i := 0
                a[0] := 5
                a[1] := 6
                a[2] := 7
                i := a[1] / i
            :
            """,
            "run\nbacktrace\nprint a[2]\nprint a[3]\nquit\n");

    assertThat(out).contains("the program has failed", "9 i := a[1] / i");
    assertThat(out).contains("[3]INT a = [5, 6, 7]", "INT i = 0", "INT a[2] = 7");
    assertThat(out.getLast()).isEqualTo("subscript 3 is not below 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldNotChangeTheTiming(String machine) {
    String[] arguments = {"debug", "commstime", "-p", "loops=5", "--machine", machine};
    Result plain = new Cli().input("run\nquit\n").execute(arguments);
    Result stopped =
        new Cli()
            .input("b delta\nrun\ns\nb 21\nc\nn\nsi 3\nwatch n\nc\nc\ns\ndelete\nc\nquit\n")
            .execute(arguments);

    String end =
        plain
            .out()
            .lines()
            .filter(line -> line.startsWith("the program has"))
            .findFirst()
            .orElseThrow();
    assertThat(stopped.out().lines()).contains(end);
    assertThat(stopped.out()).contains("breakpoint 1: delta");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo            | no command 'foo'; 'help' lists them",
        "co             | 'co' may be continue, cores, core",
        "break nowhere  | there is no code of a procedure 'nowhere'",
        "break 99       | there is no code at or behind line 99 of p.occ",
        "core 99        | there is no core 99; there are 0 to 15",
        "until x        | 'x' is no cycle",
        "print a        | no process runs on core 0; 'processes' lists them, 'process N' chooses one",
        "memory zz      | 'zz' is no address; an example is #80000070",
        "memory #0      | there is no memory at #00000000 of core 0",
        "delete 5       | there is no breakpoint or watch 5",
        "run now        | 'now' is too much here"
      })
  void shouldSayInOneLineWhatIsWrongWithACommand(String command, String message)
      throws IOException {
    assertThat(debug(CALL, command + "\nquit\n")).hasSize(2).endsWith(message);
  }

  @Test
  void shouldTakeCommandsFromAFileAndFromOptions() throws IOException {
    Path commands = Files.writeString(folder.resolve("c"), "-- nothing\nbreak\nquit\n");

    List<String> out = debug(CALL, "", "-x", "break 11", "--command", commands.toString());

    assertThat(out).filteredOn(line -> line.startsWith("breakpoint 1: p.occ:11 (#")).hasSize(2);
  }
}
