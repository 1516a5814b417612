package org.inmesh.loader.iserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.loader.iserver.ServerProbe.BINARY;
import static org.inmesh.loader.iserver.ServerProbe.INPUT;
import static org.inmesh.loader.iserver.ServerProbe.OPEN;
import static org.inmesh.loader.iserver.ServerProbe.OUTPUT;
import static org.inmesh.loader.iserver.ServerProbe.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program tries that wants files beyond its directory. */
class ConfinementTest {
  private static final int FAILED = 129;
  private static final int REMOVE = 21;
  private static final int RENAME = 22;
  private static final int FILEEXISTS = 80;

  @TempDir private Path parent;
  private Path inside;
  private Path secret;
  private ServerProbe probe;

  @BeforeEach
  void startServer() throws IOException {
    inside = Files.createDirectories(parent.resolve("inside/sub")).getParent();
    secret = Files.writeString(parent.resolve("secret"), "secret");
    probe = new ServerProbe(inside);
  }

  private int open(String name, int mode) {
    return probe.result(request(OPEN).text(name).b(BINARY).b(mode));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "sub/../../secret",
        "./../secret",
        "..//secret",
        "../inside/../secret",
        "../../../../../../../../etc/passwd",
        "/etc/passwd",
        "//etc/passwd",
        "/"
      })
  void shouldRefuseNamesThatLeadOut(String name) {
    assertThat(open(name, INPUT)).isEqualTo(FAILED);
    assertThat(open(name, OUTPUT)).isEqualTo(FAILED);
    assertThat(probe.result(request(REMOVE).text(name))).isEqualTo(FAILED);
    assertThat(probe.result(request(FILEEXISTS).text(name))).isEqualTo(FAILED);
    assertThat(probe.notes)
        .containsExactly("refused to the program: " + name + " is outside of the host directory");
    assertThat(secret).hasContent("secret");
  }

  @Test
  void shouldAllowNamesThatComeBack() throws IOException {
    Files.writeString(inside.resolve("a"), "");
    assertThat(open("../inside/a", INPUT)).isZero();
    assertThat(open(inside.toRealPath().resolve("a").toString(), INPUT)).isZero();
    assertThat(probe.notes).isEmpty();
  }

  @Test
  void shouldNotFollowLinksThatLeadOut() throws IOException {
    Files.createSymbolicLink(inside.resolve("file"), secret);
    Files.createSymbolicLink(inside.resolve("relative"), Path.of("../secret"));
    Files.createSymbolicLink(inside.resolve("folder"), parent);
    Files.createSymbolicLink(inside.resolve("chain"), Path.of("sub/next"));
    Files.createSymbolicLink(inside.resolve("sub/next"), Path.of("../../secret"));
    for (String name : new String[] {"file", "relative", "folder/secret", "chain", "sub/next"}) {
      assertThat(open(name, INPUT)).as(name).isEqualTo(FAILED);
      assertThat(open(name, OUTPUT)).as(name).isEqualTo(FAILED);
    }
    assertThat(secret).hasContent("secret");
  }

  @Test
  void shouldNotCreateAFileThroughALinkToNothing() throws IOException {
    Files.createSymbolicLink(inside.resolve("dangling"), parent.resolve("created"));
    assertThat(open("dangling", OUTPUT)).isEqualTo(FAILED);
    assertThat(parent.resolve("created")).doesNotExist();
  }

  @Test
  void shouldFollowLinksThatStayInside() throws IOException {
    Files.writeString(inside.resolve("sub/a"), "");
    Files.createSymbolicLink(inside.resolve("link"), Path.of("sub/a"));
    Files.createSymbolicLink(inside.resolve("whole"), inside.resolve("sub").toAbsolutePath());
    assertThat(open("link", INPUT)).isZero();
    assertThat(open("whole/a", INPUT)).isZero();
    assertThat(open("whole/../link", INPUT)).isZero();
  }

  @Test
  void shouldEndOnACircleOfLinks() throws IOException {
    Files.createSymbolicLink(inside.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(inside.resolve("b"), Path.of("a"));
    assertThat(open("a", INPUT)).isEqualTo(FAILED);
  }

  @Test
  void shouldRemoveALinkAndNotWhatItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(inside.resolve("link"), secret);
    assertThat(probe.result(request(REMOVE).text("link"))).isZero();
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(secret).exists();
  }

  @Test
  void shouldNotRenameAcrossTheBorder() throws IOException {
    Files.writeString(inside.resolve("a"), "mine");
    assertThat(probe.result(request(RENAME).text("a").text("../b"))).isEqualTo(FAILED);
    assertThat(probe.result(request(RENAME).text("../secret").text("b"))).isEqualTo(FAILED);
    assertThat(probe.result(request(RENAME).text(".").text("b"))).isEqualTo(FAILED);
    assertThat(inside.resolve("a")).exists();
    assertThat(secret).exists();
  }

  @Test
  void shouldNotTakeAFileForAFolder() throws IOException {
    Files.writeString(inside.resolve("a"), "");
    assertThat(open("a/..", INPUT)).isEqualTo(FAILED);
    assertThat(open("a/b", OUTPUT)).isEqualTo(FAILED);
  }

  @Test
  void shouldRefuseADirectoryThatIsNotThere() {
    assertThatThrownBy(() -> new ServerProbe(parent.resolve("no"))).isInstanceOf(IOException.class);
  }
}
