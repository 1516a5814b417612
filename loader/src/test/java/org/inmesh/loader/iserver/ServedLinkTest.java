package org.inmesh.loader.iserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.iserver.ServerProbe.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.module.HostDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedLinkTest {
  private static final int GETKEY = 30;
  private static final int VERSION = 42;
  private static final int EXIT = 35;

  @TempDir private Path directory;
  private ServerProbe probe;

  @BeforeEach
  void startServer() throws IOException {
    probe = new ServerProbe(directory);
  }

  private ServedLink link(int... bootFile) {
    byte[] bytes = new byte[bootFile.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) bootFile[i];
    }
    return new ServedLink(bytes, probe.server, probe.notes::add);
  }

  private static void send(ServedLink link, ServerProbe.Packet packet) {
    byte[] data = packet.data();
    int length = Math.max(6, data.length);
    link.receive(length & 0xFF, 0);
    link.receive(length >> 8, 0);
    for (int i = 0; i < length; i++) {
      link.receive(i < data.length ? Byte.toUnsignedInt(data[i]) : 0, 0);
    }
  }

  private static List<Integer> taken(ServedLink link) {
    List<Integer> bytes = new ArrayList<>();
    int next = link.next(0);
    while (next >= 0) {
      bytes.add(next);
      next = link.next(0);
    }
    return bytes;
  }

  @Test
  void shouldSendTheBootFileByteByByte() {
    ServedLink link = link(2, 0x24, 0xF2, 0, 255);
    assertThat(taken(link)).containsExactly(2, 0x24, 0xF2, 0, 255);
    assertThat(link.next(0)).isEqualTo(HostDevice.NOTHING);
    assertThat(link.exitStatus()).isEmpty();
  }

  @Test
  void shouldAnswerAPacketWhenItHasCome() {
    ServedLink link = link();
    send(link, request(VERSION));
    assertThat(taken(link)).containsExactly(6, 0, 0, 14, 6, 4, 2, 0);
    send(link, request(VERSION));
    assertThat(taken(link)).hasSize(8);
  }

  @Test
  void shouldAnswerAfterWhatIsLeftOfTheBootFile() {
    ServedLink link = link(7, 8, 9);
    assertThat(link.next(0)).isEqualTo(7);
    send(link, request(VERSION));
    assertThat(taken(link)).containsExactly(8, 9, 6, 0, 0, 14, 6, 4, 2, 0);
  }

  @Test
  void shouldWaitForAKeyWithoutLosingRequests() {
    ServedLink link = link();
    send(link, request(GETKEY));
    assertThat(link.next(0)).isEqualTo(HostDevice.WAITING);
    send(link, request(VERSION));
    assertThat(link.next(0)).isEqualTo(HostDevice.WAITING);
    probe.console.type("k");
    assertThat(taken(link)).containsExactly(6, 0, 0, 107, 0, 0, 0, 0, 6, 0, 0, 14, 6, 4, 2, 0);
  }

  @Test
  void shouldEndWithTheProgram() {
    ServedLink link = link();
    send(link, request(EXIT).w(3));
    assertThat(link.exitStatus()).hasValue(3);
    assertThat(taken(link)).hasSize(8);
  }

  @Test
  void shouldEndWhenTheProgramDoesNotSpeakTheProtocol() {
    ServedLink link = link();
    link.receive('H', 0);
    assertThat(link.exitStatus()).isEmpty();
    link.receive('e', 0);
    assertThat(link.exitStatus()).hasValue(1);
    assertThat(probe.notes)
        .singleElement()
        .asString()
        .startsWith("the program sent the bytes 72 and 101, but a packet");
    link.receive('l', 0);
    assertThat(probe.notes).hasSize(1);
  }

  @Test
  void shouldRefusePacketsThatAreTooShort() {
    ServedLink link = link();
    link.receive(5, 0);
    link.receive(0, 0);
    assertThat(link.exitStatus()).hasValue(1);
  }

  @Test
  void shouldEndWhenTheProgramTakesNoReplies() {
    ServedLink link = link(1);
    for (int i = 0; i < 999; i++) {
      send(link, request(VERSION));
    }
    assertThat(link.exitStatus()).isEmpty();
    send(link, request(VERSION));
    assertThat(link.exitStatus()).hasValue(1);
    assertThat(probe.notes)
        .containsExactly("the program sends requests to the host without end and takes no replies");
  }

  @Test
  void shouldEndWhenTheProgramSendsOnWhileInputIsWaitedFor() {
    ServedLink link = link();
    send(link, request(GETKEY));
    for (int i = 8; i < 1 << 20; i++) {
      link.receive(6, 0);
    }
    assertThat(link.exitStatus()).isEmpty();
    link.receive(6, 0);
    assertThat(link.exitStatus()).hasValue(1);
  }

  @Test
  void shouldTakePacketsOfTheGreatestLength() {
    ServedLink link = link();
    send(link, request(13).w(1).text("x".repeat(1015)));
    assertThat(taken(link)).containsExactly(6, 0, 0, 0xF7, 3, 0, 0, 0);
    assertThat(probe.console.output.size()).isEqualTo(1015);
  }
}
