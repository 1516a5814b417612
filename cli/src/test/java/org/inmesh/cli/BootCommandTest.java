package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.cli.Cli.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in {@code programs/boot}, assembled and booted as a user does. */
class BootCommandTest {
  private static final Path EXAMPLES = Path.of("..", "programs", "boot");

  /** 1 + 4 + 9 + ... + 10000 = 100 x 101 x 201 / 6. */
  private static final String SUM_OF_SQUARES = "338350\n";

  @TempDir private Path folder;
  private Path host;

  @BeforeEach
  void createHostDirectory() throws IOException {
    host = Files.createDirectory(folder.resolve("host"));
  }

  private String example(String name) {
    return bootFile(EXAMPLES.resolve(name + ".asm"));
  }

  private String program(String... lines) throws IOException {
    return bootFile(Files.write(folder.resolve("program.asm"), List.of(lines)));
  }

  private String bootFile(Path source) {
    String file = folder.resolve("program.btl").toString();
    Result result = new Cli().execute("asm", source.toString(), "--boot", file);
    assertThat(result.err()).isEmpty();
    return file;
  }

  private Result boot(String... arguments) {
    return boot(new Cli(), arguments);
  }

  private Result boot(Cli cli, String... arguments) {
    List<String> all = new ArrayList<>(List.of("boot", "--host-dir", host.toString()));
    all.addAll(List.of(arguments));
    return cli.execute(all.toArray(String[]::new));
  }

  @Test
  void shouldCopyAFileAndPrintItsSize() throws IOException {
    byte[] content = new byte[1234];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 7);
    }
    Files.write(host.resolve("from"), content);
    Result result = boot(example("copy"), "from", "to");
    assertThat(result.out()).isEqualTo("1234 bytes copied\n");
    assertThat(result.err()).startsWith("program.btl on t800-module, T800 at 20 MHz: finished\n");
    assertThat(result.exitCode()).isZero();
    assertThat(host.resolve("to")).hasBinaryContent(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"T414", "T425", "T800", "T805"})
  void shouldCopyOnEveryProcessor(String type) throws IOException {
    Files.writeString(host.resolve("from"), "x");
    Result result = boot(example("copy"), "from", "to", "--processor", type, "--memory", "64K");
    assertThat(result.out()).isEqualTo("1 bytes copied\n");
    assertThat(result.err()).contains(type + " at 20 MHz");
  }

  @Test
  void shouldExecuteALongLoopWhereMemoryRepeats() throws IOException {
    String file =
        program(
            "ajw 40",
            "lda loop",
            "ldc #80002000",
            "ldc finish - loop",
            "move",
            "ldc 20000",
            "stl 1",
            "ldc #80102000",
            "gcall",
            "loop: ldl 1",
            "adc -1",
            "stl 1",
            "ldl 1",
            "cj done",
            "j loop",
            "done: ldc 6 + (35 << 16) + (7 << 24)",
            "stl 2",
            "ldc 0",
            "stl 3",
            "ldlp 2",
            "mint",
            "ldc 8",
            "out",
            "stopp",
            "finish:");
    Result result = boot(file, "--memory", "1M");
    assertThat(result.err()).contains("the program ended itself with status 7");
    assertThat(result.exitCode()).isEqualTo(7);
  }

  @Test
  void shouldNotSayThatTheProgramEndedItselfWhereTheHostHasGivenUp() throws IOException {
    String file = program("ldc 1", "stl 1", "ldlp 1", "mint", "ldc 2", "out", "stopp");
    Result result = boot(file, "--memory", "1M");
    assertThat(result.err())
        .contains("the program sent the bytes 1 and 0")
        .contains("the host ended the run with status 1")
        .doesNotContain("ended itself");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void shouldEndWithTheProgramsStatus() {
    Result result = boot(example("copy"), "one");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("copy: the arguments are the names of two files\n");
  }

  @Test
  void shouldKeepTheProgramInItsDirectory() throws IOException {
    Files.writeString(folder.resolve("secret"), "secret");
    Result result = boot(example("copy"), "../secret", "to");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith(
            "inmesh: refused to the program: ../secret is outside of the host directory\n"
                + "copy: cannot open a file\n");
    assertThat(host.resolve("to")).doesNotExist();
  }

  @Test
  void shouldLeaveUnknownOptionsToTheProgram() throws IOException {
    Files.writeString(host.resolve("-x"), "abc");
    assertThat(boot(example("copy"), "-x", "--copy").out()).isEqualTo("3 bytes copied\n");
    assertThat(host.resolve("--copy")).hasContent("abc");
    assertThat(boot(example("copy"), "--", "-x", "--memory").exitCode()).isZero();
    assertThat(host.resolve("--memory")).hasContent("abc");
  }

  @Test
  void shouldLeaveArgumentsThatBeginWithAnAtSignAlone() throws IOException {
    Files.writeString(host.resolve("from"), "abc");
    Path names = Files.writeString(folder.resolve("names"), "from to");
    Result result = boot(example("copy"), "@" + names);
    assertThat(result.err()).startsWith("copy: the arguments are the names of two files\n");
  }

  @Test
  void shouldBootASecondTransputerThroughItsLink() {
    Result result = boot(example("pair"), "--network", EXAMPLES.resolve("pair.net").toString());
    assertThat(result.out()).isEqualTo(SUM_OF_SQUARES);
    assertThat(result.err()).startsWith("program.btl on t800-module, 2 T800 at 20 MHz: finished");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void shouldReadTheConnectLinesOfAMap() throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("pair.map"),
            """
            Network of 2 processors
            Connect HOST to processor 0 link 0
            Connect processor 0 link 2  to processor 1 link 3
            """);
    Result result = boot(example("pair"), "--network", map.toString());
    assertThat(result.out()).isEqualTo(SUM_OF_SQUARES);
  }

  @Test
  void shouldNotDependOnTheNumberOfThreads() throws IOException {
    String file = example("pair");
    String network = EXAMPLES.resolve("pair.net").toString();
    List<String> statistics = new ArrayList<>();
    for (String threads : new String[] {"1", "2", "4"}) {
      Path stats = folder.resolve(threads + ".json");
      boot(file, "--network", network, "--threads", threads, "--stats", stats.toString());
      statistics.add(Files.readString(stats));
    }
    assertThat(statistics.get(0)).contains("\"cores\" : 2", "\"exit_status\" : 0");
    assertThat(statistics).containsOnly(statistics.get(0));
  }

  @Test
  void shouldTellWhoWaitsWhenALinkLeadsNowhere() {
    Result result = boot(example("pair"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("deadlock", "link 2 (output channel #80000008)");
  }

  @Test
  void shouldGiveKeysFromStandardInput() {
    String file = example("keys");
    Result untilQ = boot(new Cli().input("helloq..."), file);
    assertThat(untilQ.out()).isEqualTo("HELLO");
    assertThat(untilQ.exitCode()).isEqualTo(6);
    Result untilEnd = boot(new Cli().input("hi"), file);
    assertThat(untilEnd.out()).isEqualTo("HI");
    assertThat(untilEnd.exitCode()).isEqualTo(2);
  }

  @Test
  void shouldTellThatNoProcessIsLeftAndTheHostWaits() throws IOException {
    String file = program("  seterr", "  stopp");
    Result result = boot(file);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith(
            "no process is left, but the program has not told the host that it ends: a host waits"
                + " for ever\n"
                + "  processor root: the error flag is set\n");
    assertThat(boot(file, "--raw").exitCode()).isZero();
  }

  @Test
  void shouldTellWhichProcessAnErrorHasStopped() throws IOException {
    // One byte at MemStart, #80000070: seterr takes two bytes, stoperr two.
    Result result = boot(program("  ajw 8", "  seterr", "  stoperr"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("(low priority) has stopped by an error, to go on at address #80000075\n");
  }

  @Test
  void shouldNameTheInstructionThatSetsTheErrorFlag() throws IOException {
    Result result = boot(program("  ajw 8", "  sethalterr", "  seterr"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(" at address #80000073: seterr, with halt-on-error set\n")
        .doesNotContain("STOP");
  }

  @ParameterizedTest
  @CsvSource({
    "T800, fence", // Inmesh's own
    "T800, pop",
    "T800, roundsn",
    "T414, dup",
    "T425, fpadd"
  })
  void shouldRefuseWhatTheProcessorHasNot(String type, String instruction) throws IOException {
    String file = program("  ajw 8", "  " + instruction);
    Result result = boot(file, "--processor", type);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(" at address #80000", ": operation code #", ", is not executed by a " + type);
  }

  @Test
  void shouldHonourTheCycleLimitWithinAMoveOfGigabytes() throws IOException {
    String file = program("  ajw 8", "  ldc 0", "  ldc #1000", "  mint", "  not", "  move");
    Result result = boot(file, "--max-cycles", "50000");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("cycle limit", "50,000  cycles");
  }

  @Test
  void shouldPassOnBytesAsTheyAre() throws IOException {
    // Adds one to each byte.
    String file =
        program(
            "  ajw 8",
            "next:",
            "  ldlp 1",
            "  mint",
            "  ldnlp 4",
            "  ldc 1",
            "  in",
            "  ldlp 1",
            "  lb",
            "  adc 1",
            "  mint",
            "  rev",
            "  outbyte",
            "  j next");
    Result result = boot(new Cli().input("HAL"), file, "--raw");
    assertThat(result.out()).isEqualTo("IBM");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains(": finished");
  }

  @Test
  void shouldPokeAndPeekWithoutAProgram() throws IOException {
    // Stores #64636261 at #80001000, asks for that word, and for the word behind it.
    Path file =
        Files.write(
            folder.resolve("peek"),
            new byte[] {
              0, 0, 0x10, 0, -128, 'a', 'b', 'c', 'd', 1, 0, 0x10, 0, -128, 1, 4, 0x10, 0, -128
            });
    Result result = boot(file.toString(), "--raw");
    assertThat(result.out()).isEqualTo("abcd\0\0\0\0");
    assertThat(boot(file.toString()).err()).contains("byte 9 asks the transputer for a word");
  }

  @Test
  void shouldExplainThatAProgramDoesNotSpeakTheProtocol() throws IOException {
    String file =
        program("  ajw 8", "  mint", "  ldc 255", "  outbyte", "  mint", "  ldc 255", "  outbyte");
    Result result = boot(file);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("inmesh: the program sent the bytes 255 and 255, but a packet of the iserver");
  }

  @Test
  void shouldTellOfAccessesBeyondTheMemory() throws IOException {
    String file = program("  ajw 8", "  ldc 0", "  ldnl 0", "  stopp");
    assertThat(boot(file).err())
        .startsWith(
            "inmesh: processor root: 1 access beyond its 1048576 bytes of memory, the first at"
                + " #00000000; memory repeats there\n");
  }

  @Test
  void shouldStopAtTheCycleLimit() throws IOException {
    Result result = boot(program("loop:", "  j loop"), "--max-cycles", "5000");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("cycle limit", "5,000  cycles");
  }

  @Test
  void shouldGiveVariablesAndTimeOnlyAsAskedFor() throws IOException {
    // Sends 'time' and writes the four bytes of the reply's first number as they are.
    String file =
        program(
            "  ajw 16",
            "  ldc 6 + (33 << 16)",
            "  stl 1",
            "  ldlp 1",
            "  mint",
            "  ldc 8",
            "  out",
            "  ldlp 4",
            "  mint",
            "  ldnlp 4",
            "  ldc 12",
            "  in",
            "  ldc 12 + (13 << 16) + (1 << 24)",
            "  stl 8",
            "  ldc 4 << 24",
            "  stl 9",
            "  ldlp 4",
            "  adc 3",
            "  ldlp 10",
            "  adc 1",
            "  ldc 4",
            "  move",
            "  ldc 0",
            "  ldlp 10",
            "  sb",
            "  ldlp 8",
            "  mint",
            "  ldc 14",
            "  out",
            "  stopp");
    Result result = boot(file, "--host-time", "1970-01-01T01:00:00Z");
    // 3600 s = #0E10.
    assertThat(result.out().getBytes(StandardCharsets.UTF_8)).containsExactly(16, 14, 0, 0);
  }

  @Test
  void shouldTellTheProgramHowMuchMemoryItHas() throws IOException {
    // Sends 'getenv', then writes the seven bytes of the value.
    String file =
        program(
            "  ajw 16",
            "  lda getenv",
            "  mint",
            "  ldc 16",
            "  out",
            "  ldlp 4",
            "  mint",
            "  ldnlp 4",
            "  ldc 12",
            "  in",
            "  lda write",
            "  mint",
            "  ldc 9",
            "  out",
            "  ldlp 4",
            "  adc 5",
            "  mint",
            "  ldc 7",
            "  out",
            "  stopp",
            "getenv:",
            "  byte 14, 0, 32, 10, 0, \"IBOARDSIZE\", 0",
            "write:",
            "  byte 14, 0, 13, 1, 0, 0, 0, 7, 0");
    assertThat(boot(file).out()).isEqualTo("#100000");
    assertThat(boot(file, "--memory", "4M").out()).isEqualTo("#400000");
    assertThat(boot(file, "--env", "IBOARDSIZE=1234567").out()).isEqualTo("1234567");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--memory 3 | inmesh: --memory: a memory is a multiple of 256 bytes from 2K to 1G",
        "--memory 2K | inmesh: processor root cannot have 2048 bytes of memory",
        "--threads 0 | inmesh: --threads must be at least 1, not 0",
        "--link-speed 7 | --set processor.link-megabits=7:",
        "--host-time noon | inmesh: --host-time: 'noon' is no time",
        "--network none.net | inmesh: none.net: there is no such file or folder",
        "--machine none | inmesh: no machine 'none'",
        "--machine mesh | the cores of the machine mesh are not joined by links",
        "--machine coherent | t800-module has links",
        "--trace-instructions=t.xls | t.xls: the name of a trace ends in .txt, .csv or .json",
        "--trace-instructions=/ | /: this is a folder",
        "--clock fast | 'fast' is not a whole number, such as 16",
        "--cores 3000000000 | 3000000000 is too large: whole numbers go up to 2147483647",
        "--processor Z80 | inmesh: Invalid value for option '--processor'",
        "--env NAME | inmesh: Value for option '--env'"
      })
  void shouldRefuseWrongOptions(String options, String message) throws IOException {
    List<String> all = new ArrayList<>(List.of(program("  stopp")));
    all.addAll(List.of(options.split(" ")));
    Result result = boot(all.toArray(String[]::new));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void shouldRefuseFilesThatAreNoBootFiles() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(boot(empty.toString()).err()).startsWith("inmesh: " + empty + ": the file is empty");
    assertThat(boot("missing.btl").err())
        .isEqualTo("inmesh: missing.btl: there is no such file or folder\n");
    Path cut = Files.write(folder.resolve("cut"), new byte[] {9, 1});
    assertThat(boot(cut.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void shouldPointIntoAWrongNetworkFile() throws IOException {
    Path network = Files.writeString(folder.resolve("net"), "connect host to processor a link 7\n");
    Result result = boot(program("  stopp"), "--network", network.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith(network + ":1:34: a processor has the links 0 to 3");
  }
}
