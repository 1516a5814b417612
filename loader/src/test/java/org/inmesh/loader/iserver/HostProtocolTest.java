package org.inmesh.loader.iserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.iserver.ServerProbe.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProtocolTest {
  private static final int READ = 12;
  private static final int WRITE = 13;
  private static final int GETS = 14;
  private static final int EOF = 19;
  private static final int ISATTY = 25;
  private static final int GETKEY = 30;
  private static final int POLLKEY = 31;
  private static final int GETENV = 32;
  private static final int TIME = 33;
  private static final int SYSTEM = 34;
  private static final int EXIT = 35;
  private static final int COMMANDLINE = 40;
  private static final int CORE = 41;
  private static final int VERSION = 42;
  private static final int TRANSLATE = 81;
  private static final int COMMANDARGS = 83;

  private static final String SUCCESS = "0600000000000000";
  private static final String FAILURE = "0600810000000000";
  private static final String UNIMPLEMENTED = "0600010000000000";

  @TempDir private Path directory;
  private ServerProbe probe;

  @BeforeEach
  void startServer() throws IOException {
    probe = new ServerProbe(directory);
  }

  @Test
  void shouldWriteToScreenAndErrorStream() {
    assertThat(probe.ask(request(WRITE).w(1).text("out"))).isEqualTo("0600000300000000");
    probe.ask(request(WRITE).w(2).text("err"));
    assertThat(probe.console.output.toString(StandardCharsets.UTF_8)).isEqualTo("out");
    assertThat(probe.console.errors.toString(StandardCharsets.UTF_8)).isEqualTo("err");
  }

  @Test
  void shouldReadStandardInputToItsEnd() {
    probe.console.type("line\nrest");
    probe.console.end();
    assertThat(probe.slice(request(READ).w(0).h(7))).isEqualTo("line\nre");
    assertThat(probe.slice(request(READ).w(0).h(7))).isEqualTo("st");
    assertThat(probe.ask(request(EOF).w(0))).isEqualTo(SUCCESS);
  }

  @Test
  void shouldWaitForBytesOfAPipeAndForLinesOfATerminal() {
    probe.console.type("ab\n");
    assertThat(probe.server.answer(request(READ).w(0).h(9).data(), 0)).isEmpty();
    probe.console.terminal = true;
    assertThat(probe.slice(request(READ).w(0).h(9))).isEqualTo("ab\n");
  }

  @Test
  void shouldGetALineOfStandardInputOnceItIsThere() {
    probe.console.type("ab");
    assertThat(probe.server.answer(request(GETS).w(0).h(80).data(), 0)).isEmpty();
    probe.console.type("c\nd");
    assertThat(probe.slice(request(GETS).w(0).h(80))).isEqualTo("abc");
    probe.console.end();
    assertThat(probe.slice(request(GETS).w(0).h(80))).isEqualTo("d");
    assertThat(probe.ask(request(GETS).w(0).h(80))).isEqualTo(FAILURE);
  }

  @Test
  void shouldGetKeysAndFailAtTheEndOfInput() {
    probe.console.type("q");
    assertThat(probe.ask(request(GETKEY))).isEqualTo("0600007100000000");
    assertThat(probe.server.answer(request(GETKEY).data(), 0)).isEmpty();
    probe.console.end();
    assertThat(probe.ask(request(GETKEY))).isEqualTo(FAILURE);
  }

  @Test
  void shouldTakeALinesEndForTheReturnKeyIfAskedTo() throws IOException {
    probe.console.type("\n");
    assertThat(probe.ask(request(GETKEY))).isEqualTo("0600000a00000000");
    ServerProbe asked = new ServerProbe(directory, true);
    asked.console.type("\n\nline\n");
    assertThat(asked.ask(request(GETKEY))).isEqualTo("0600000d00000000");
    assertThat(asked.ask(request(POLLKEY))).startsWith("0600000d");
    assertThat(asked.slice(request(READ).w(0).h(5))).isEqualTo("line\n");
  }

  @Test
  void shouldPollATerminalWithoutWaiting() {
    probe.console.terminal = true;
    assertThat(probe.ask(request(POLLKEY))).isEqualTo(FAILURE);
    probe.console.type("x");
    assertThat(probe.ask(request(POLLKEY))).isEqualTo("0600007800000000");
  }

  @Test
  void shouldPollAPipeTheSameOnEveryRun() {
    // Whether its writer was quick must not show.
    assertThat(probe.server.answer(request(POLLKEY).data(), 0)).isEmpty();
    probe.console.type("x");
    assertThat(probe.ask(request(POLLKEY))).isEqualTo("0600007800000000");
    probe.console.end();
    assertThat(probe.ask(request(POLLKEY))).isEqualTo(FAILURE);
  }

  @Test
  void shouldFindOnlyVariablesThatWereGiven() {
    assertThat(probe.slice(request(GETENV).text("ISEARCH"))).isEqualTo("/lib/");
    assertThat(probe.ask(request(GETENV).text("PATH"))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(GETENV).text(""))).isEqualTo(FAILURE);
  }

  @Test
  void shouldGivePartOfAVariableWithItsLength() {
    assertThat(probe.ask(request(TRANSLATE).w(1).h(3).text("ISEARCH")))
        .isEqualTo("0a0000" + "05000000" + "0300" + "6c6962");
    assertThat(probe.ask(request(TRANSLATE).w(6).h(3).text("ISEARCH"))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(TRANSLATE).w(-1).h(3).text("ISEARCH"))).isEqualTo(FAILURE);
  }

  @Test
  void shouldCutOffWhatIsLongerThanAPacket() throws IOException {
    String value = "x".repeat(70_000);
    HostSettings settings =
        new HostSettings(
            directory,
            Map.of("LONG", value),
            HostSettings.DEFAULT_START,
            false,
            "prog.btl",
            List.of(value));
    HostServer server = new HostServer(settings, probe.console, probe.notes::add);
    for (ServerProbe.Packet request :
        List.of(
            request(GETENV).text("LONG"),
            request(TRANSLATE).w(0).h(0xFFFF).text("LONG"),
            request(COMMANDLINE).b(0),
            request(COMMANDARGS).h(3).h(0xFFFF))) {
      byte[] reply = server.answer(request.data(), 0).orElseThrow();
      int length = Byte.toUnsignedInt(reply[0]) | Byte.toUnsignedInt(reply[1]) << 8;
      assertThat(reply).hasSize(2 + length).hasSizeGreaterThan(65_000);
    }
  }

  @Test
  void shouldTellTheTimeFromTheStartGivenAndSimulatedTime() {
    // 1990-01-01T00:00:00Z is 7305 days after 1970-01-01: 631,152,000 s, hexadecimal 259E9D80.
    assertThat(probe.ask(request(TIME))).isEqualTo("0a0000809d9e25809d9e2500");
    byte[] later = probe.server.answer(request(TIME).data(), 1_999_999_999L).orElseThrow();
    assertThat(later).startsWith(10, 0, 0, 0x81, 0x9d, 0x9e, 0x25);
  }

  @Test
  void shouldRefuseTheHostsCommands() {
    assertThat(probe.ask(request(SYSTEM).text("rm -rf /"))).isEqualTo(UNIMPLEMENTED);
    probe.ask(request(SYSTEM).text("rm -rf /"));
    assertThat(probe.notes)
        .containsExactly("refused to the program: the host's command 'rm -rf /'");
  }

  @Test
  void shouldEndWithTheProgramsStatus() {
    assertThat(probe.server.exitStatus()).isEmpty();
    assertThat(probe.ask(request(EXIT).w(999_999_999))).isEqualTo(SUCCESS);
    assertThat(probe.server.exitStatus()).hasValue(0);
    probe.ask(request(EXIT).w(-999_999_999));
    assertThat(probe.server.exitStatus()).hasValue(1);
    probe.ask(request(EXIT).w(7));
    assertThat(probe.server.exitStatus()).hasValue(7);
    probe.ask(request(EXIT).w(0x1_02));
    assertThat(probe.server.exitStatus()).hasValue(2);
  }

  @Test
  void shouldGiveTheCommandLineWithAndWithoutTheServersWords() {
    assertThat(probe.slice(request(COMMANDLINE).b(0))).isEqualTo("one \"two words\"");
    assertThat(probe.slice(request(COMMANDLINE).b(1)))
        .isEqualTo("iserver -sb prog.btl one \"two words\"");
  }

  @Test
  void shouldGiveSingleWordsOfTheCommandLine() {
    assertThat(probe.ask(request(COMMANDARGS).h(3).h(80)))
        .isEqualTo("0a00000500000300" + "6f6e6500");
    assertThat(probe.ask(request(COMMANDARGS).h(2).h(4)))
        .isEqualTo("0a0086050001" + "0400" + "70726f67");
    assertThat(probe.ask(request(COMMANDARGS).h(5).h(80))).isEqualTo(FAILURE);
  }

  @Test
  void shouldHaveNoCoreAsTheTransputerWasNotAnalysed() {
    assertThat(probe.ask(request(CORE).w(0).h(0))).isEqualTo(FAILURE);
  }

  @Test
  void shouldTellItsVersionAndHost() {
    assertThat(probe.ask(request(VERSION))).isEqualTo("0600000e06040200");
  }

  @Test
  void shouldTellWhetherSomebodySitsAtAStream() throws IOException {
    assertThat(probe.ask(request(ISATTY).w(0))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(ISATTY).w(1))).isEqualTo(FAILURE);
    probe.console.terminal = true;
    assertThat(probe.ask(request(ISATTY).w(0))).isEqualTo("0600000100000000");
  }

  @Test
  void shouldAnswerUnknownCommandsAsUnimplemented() {
    for (int tag : new int[] {0, 9, 26, 43, 50, 51, 52, 53, 60, 100, 255}) {
      assertThat(probe.ask(request(tag).w(0))).as("tag %d", tag).isEqualTo(UNIMPLEMENTED);
    }
    probe.ask(request(50).w(1));
    assertThat(probe.notes)
        .hasSize(11)
        .contains("the program uses server command 50, which there is not");
  }

  @Test
  void shouldFailARequestWithoutItsArguments() {
    assertThat(probe.ask(request(READ).w(0))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(WRITE).w(1).h(100).b(1))).isEqualTo(FAILURE);
    assertThat(probe.notes)
        .containsExactly(
            "the program's request READ cannot be read: its arguments go beyond its 5 bytes",
            "the program's request WRITE cannot be read: its arguments go beyond its 8 bytes");
  }
}
