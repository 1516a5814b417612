package org.inmesh.loader.iserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.iserver.ServerProbe.APPEND;
import static org.inmesh.loader.iserver.ServerProbe.APPEND_UPDATE;
import static org.inmesh.loader.iserver.ServerProbe.BINARY;
import static org.inmesh.loader.iserver.ServerProbe.EXISTING_UPDATE;
import static org.inmesh.loader.iserver.ServerProbe.INPUT;
import static org.inmesh.loader.iserver.ServerProbe.NEW_UPDATE;
import static org.inmesh.loader.iserver.ServerProbe.OPEN;
import static org.inmesh.loader.iserver.ServerProbe.OUTPUT;
import static org.inmesh.loader.iserver.ServerProbe.TEXT;
import static org.inmesh.loader.iserver.ServerProbe.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProtocolTest {
  private static final int CLOSE = 11;
  private static final int READ = 12;
  private static final int WRITE = 13;
  private static final int GETS = 14;
  private static final int PUTS = 15;
  private static final int FLUSH = 16;
  private static final int SEEK = 17;
  private static final int TELL = 18;
  private static final int EOF = 19;
  private static final int FERROR = 20;
  private static final int REMOVE = 21;
  private static final int RENAME = 22;
  private static final int GETBLOCK = 23;
  private static final int PUTBLOCK = 24;
  private static final int ISATTY = 25;
  private static final int FILEEXISTS = 80;
  private static final int FERRSTAT = 82;

  private static final String SUCCESS = "0600000000000000";
  private static final String FAILURE = "0600810000000000";

  @TempDir private Path directory;
  private ServerProbe probe;

  @BeforeEach
  void startServer() throws IOException {
    probe = new ServerProbe(directory);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private String content(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private String write(int stream, String text) {
    return probe.ask(request(WRITE).w(stream).text(text));
  }

  private String read(int stream, int count) {
    return probe.slice(request(READ).w(stream).h(count));
  }

  @Test
  void shouldAnswerOpenWithTheStreamAsAWord() throws IOException {
    write("a", "");
    assertThat(probe.ask(request(OPEN).text("a").b(TEXT).b(INPUT))).isEqualTo("0600000300000000");
    assertThat(probe.ask(request(OPEN).text("a").b(BINARY).b(INPUT))).isEqualTo("0600000400000000");
  }

  @Test
  void shouldGiveANumberAgainAfterClose() throws IOException {
    write("a", "");
    int first = probe.open("a", INPUT);
    probe.open("a", INPUT);
    assertThat(probe.ask(request(CLOSE).w(first))).isEqualTo(SUCCESS);
    assertThat(probe.open("a", INPUT)).isEqualTo(first);
  }

  @Test
  void shouldRefuseToOpenWhatCannotBe() throws IOException {
    write("a", "");
    Files.createDirectory(directory.resolve("folder"));
    assertThat(probe.ask(request(OPEN).text("missing").b(BINARY).b(INPUT))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(OPEN).text("missing").b(BINARY).b(EXISTING_UPDATE)))
        .isEqualTo(FAILURE);
    assertThat(probe.ask(request(OPEN).text("folder").b(BINARY).b(INPUT))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(OPEN).text("").b(BINARY).b(INPUT))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(OPEN).text("a").b(0).b(INPUT))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(OPEN).text("a").b(3).b(INPUT))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(OPEN).text("a").b(BINARY).b(0))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(OPEN).text("a").b(BINARY).b(7))).isEqualTo(FAILURE);
    assertThat(directory.resolve("missing")).doesNotExist();
  }

  @Test
  void shouldEndANameAtAZeroByte() throws IOException {
    write("a", "found");
    assertThat(read(probe.open("a\0b", INPUT), 9)).isEqualTo("found");
  }

  @Test
  void shouldAnswerReadWithCountAndBytesPaddedToAnEvenLength() throws IOException {
    write("a", "abcde");
    int stream = probe.open("a", INPUT);
    assertThat(probe.ask(request(READ).w(stream).h(3))).isEqualTo("06000003006162" + "63");
    assertThat(probe.ask(request(READ).w(stream).h(4))).isEqualTo("0600000200646500");
    assertThat(probe.ask(request(READ).w(stream).h(4))).isEqualTo(SUCCESS);
  }

  @Test
  void shouldReadLongerThanTheShortestPacket() throws IOException {
    write("a", "0123456789");
    int stream = probe.open("a", INPUT);
    assertThat(probe.ask(request(READ).w(stream).h(4))).isEqualTo("08000004003031323300");
    assertThat(probe.ask(request(READ).w(stream).h(5))).isEqualTo("08000005003435363738");
  }

  @Test
  void shouldAnswerWriteWithTheCount() throws IOException {
    int stream = probe.open("a", OUTPUT);
    assertThat(write(stream, "hello")).isEqualTo("0600000500000000");
    assertThat(content("a")).isEqualTo("hello");
  }

  @Test
  void shouldKeepLinesEndsOfTextAsTheyAre() throws IOException {
    int stream = probe.open("a", OUTPUT);
    write(stream, "dos\r\nunix\n");
    assertThat(content("a")).isEqualTo("dos\r\nunix\n");
  }

  @Test
  void shouldEmptyAFileOpenedForOutput() throws IOException {
    write("a", "old");
    probe.open("a", OUTPUT);
    assertThat(content("a")).isEmpty();
    write("b", "old");
    write(probe.open("b", NEW_UPDATE), "x");
    assertThat(content("b")).isEqualTo("x");
  }

  @Test
  void shouldAppendWhereverThePositionIs() throws IOException {
    write("a", "old");
    int stream = probe.open("a", APPEND);
    assertThat(probe.ask(request(TELL).w(stream))).isEqualTo("0600000300000000");
    write(stream, "+");
    probe.ask(request(SEEK).w(stream).w(0).w(1));
    write(stream, "-");
    assertThat(content("a")).isEqualTo("old+-");
  }

  @Test
  void shouldUpdateInPlace() throws IOException {
    write("a", "abcdef");
    int stream = probe.open("a", EXISTING_UPDATE);
    assertThat(read(stream, 2)).isEqualTo("ab");
    probe.ask(request(SEEK).w(stream).w(1).w(2));
    write(stream, "X");
    assertThat(content("a")).isEqualTo("abcXef");
    assertThat(read(probe.open("a", APPEND_UPDATE), 3)).isEmpty();
  }

  @Test
  void shouldReadNothingFromAnOutputFileAndMarkTheStream() {
    int stream = probe.open("a", OUTPUT);
    assertThat(probe.ask(request(FERROR).w(stream))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(READ).w(stream).h(4))).isEqualTo(SUCCESS);
    byte[] error = probe.reply(request(FERROR).w(stream));
    assertThat(error).startsWith(error[0], error[1], 0, 5, 0, 0, 0);
  }

  @Test
  void shouldWriteNothingToAnInputFile() throws IOException {
    write("a", "old");
    int stream = probe.open("a", INPUT);
    assertThat(write(stream, "new")).isEqualTo(SUCCESS);
    assertThat(probe.result(request(PUTS).w(stream).text("new"))).isEqualTo(129);
    assertThat(content("a")).isEqualTo("old");
  }

  @Test
  void shouldCutAnErrorMessageToTheLengthAskedFor() {
    int stream = probe.open("a", OUTPUT);
    probe.ask(request(READ).w(stream).h(4));
    assertThat(probe.ask(request(FERRSTAT).w(stream).h(3)))
        .startsWith("0a0086" + "05000000" + "0300");
    assertThat(probe.result(request(FERRSTAT).w(stream).h(500))).isZero();
  }

  @Test
  void shouldGetLinesWithoutTheirEnds() throws IOException {
    write("a", "one\n\nlast");
    int stream = probe.open("a", INPUT);
    assertThat(probe.slice(request(GETS).w(stream).h(80))).isEqualTo("one");
    assertThat(probe.slice(request(GETS).w(stream).h(80))).isEmpty();
    assertThat(probe.slice(request(GETS).w(stream).h(80))).isEqualTo("last");
    assertThat(probe.ask(request(GETS).w(stream).h(80))).isEqualTo(FAILURE);
  }

  @Test
  void shouldGetALongLineInParts() throws IOException {
    write("a", "abcdef\n");
    int stream = probe.open("a", INPUT);
    assertThat(probe.slice(request(GETS).w(stream).h(4))).isEqualTo("abcd");
    assertThat(probe.slice(request(GETS).w(stream).h(4))).isEqualTo("ef");
  }

  @Test
  void shouldPutALineWithItsEnd() throws IOException {
    int stream = probe.open("a", OUTPUT);
    assertThat(probe.ask(request(PUTS).w(stream).text("line"))).isEqualTo(SUCCESS);
    assertThat(probe.ask(request(PUTS).w(stream).text(""))).isEqualTo(SUCCESS);
    assertThat(probe.ask(request(FLUSH).w(stream))).isEqualTo(SUCCESS);
    assertThat(content("a")).isEqualTo("line\n\n");
  }

  @Test
  void shouldSeekFromStartCurrentAndEnd() throws IOException {
    write("a", "0123456789");
    int stream = probe.open("a", INPUT);
    assertThat(probe.ask(request(SEEK).w(stream).w(4).w(1))).isEqualTo(SUCCESS);
    assertThat(read(stream, 1)).isEqualTo("4");
    probe.ask(request(SEEK).w(stream).w(-2).w(2));
    assertThat(read(stream, 1)).isEqualTo("3");
    probe.ask(request(SEEK).w(stream).w(-1).w(3));
    assertThat(read(stream, 1)).isEqualTo("9");
    assertThat(probe.ask(request(TELL).w(stream))).isEqualTo("0600000a00000000");
    assertThat(probe.ask(request(SEEK).w(stream).w(-1).w(1))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(SEEK).w(stream).w(0).w(4))).isEqualTo(FAILURE);
  }

  @Test
  void shouldTellTheEndOnlyAfterAReadMetIt() throws IOException {
    write("a", "ab");
    int stream = probe.open("a", INPUT);
    read(stream, 2);
    assertThat(probe.ask(request(EOF).w(stream))).isEqualTo(FAILURE);
    read(stream, 1);
    assertThat(probe.ask(request(EOF).w(stream))).isEqualTo(SUCCESS);
    probe.ask(request(SEEK).w(stream).w(0).w(1));
    assertThat(probe.ask(request(EOF).w(stream))).isEqualTo(FAILURE);
  }

  @Test
  void shouldFailABlockOfNothing() throws IOException {
    write("a", "abc");
    int stream = probe.open("a", INPUT);
    assertThat(probe.slice(request(GETBLOCK).w(stream).h(9))).isEqualTo("abc");
    assertThat(probe.ask(request(GETBLOCK).w(stream).h(9))).isEqualTo(FAILURE);
    int output = probe.open("b", OUTPUT);
    assertThat(probe.ask(request(PUTBLOCK).w(output).text("xy"))).isEqualTo("0600000200000000");
    assertThat(probe.ask(request(PUTBLOCK).w(output).text(""))).isEqualTo(FAILURE);
    assertThat(content("b")).isEqualTo("xy");
  }

  @Test
  void shouldSayThatAStreamIsNotOpen() {
    for (int tag : new int[] {CLOSE, FLUSH, TELL, EOF, FERROR, ISATTY}) {
      assertThat(probe.result(request(tag).w(99))).as("tag %d", tag).isEqualTo(135);
    }
    assertThat(probe.result(request(READ).w(99).h(1))).isEqualTo(135);
    assertThat(probe.result(request(SEEK).w(99).w(0).w(1))).isEqualTo(135);
    assertThat(probe.ask(request(WRITE).w(99).text("x"))).isEqualTo("0600870000000000");
  }

  @Test
  void shouldRemoveFilesButNoFolders() throws IOException {
    write("a", "");
    Files.createDirectory(directory.resolve("folder"));
    assertThat(probe.ask(request(REMOVE).text("a"))).isEqualTo(SUCCESS);
    assertThat(directory.resolve("a")).doesNotExist();
    assertThat(probe.result(request(REMOVE).text("a"))).isEqualTo(133);
    assertThat(probe.ask(request(REMOVE).text("folder"))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(REMOVE).text(""))).isEqualTo(FAILURE);
    assertThat(directory.resolve("folder")).isDirectory();
  }

  @Test
  void shouldRenameOverAnOlderFile() throws IOException {
    write("a", "new");
    write("b", "old");
    assertThat(probe.ask(request(RENAME).text("a").text("b"))).isEqualTo(SUCCESS);
    assertThat(content("b")).isEqualTo("new");
    assertThat(probe.ask(request(RENAME).text("a").text("c"))).isEqualTo(FAILURE);
    assertThat(probe.ask(request(RENAME).text("b").text(""))).isEqualTo(FAILURE);
  }

  @Test
  void shouldTellWhetherAFileExists() throws IOException {
    write("a", "");
    assertThat(probe.ask(request(FILEEXISTS).text("a"))).isEqualTo("0600000100000000");
    assertThat(probe.ask(request(FILEEXISTS).text("b"))).isEqualTo(SUCCESS);
  }

  @Test
  void shouldWorkInFoldersOfTheDirectory() throws IOException {
    Files.createDirectories(directory.resolve("x/y"));
    int stream = probe.open("x/y/../z", OUTPUT);
    write(stream, "deep");
    assertThat(content("x/z")).isEqualTo("deep");
    assertThat(probe.notes).isEmpty();
  }
}
