package org.inmesh.loader.iserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A server in a directory, and hands to write requests and to read replies with. */
final class ServerProbe {
  static final int OPEN = 10;
  static final int BINARY = 1;
  static final int TEXT = 2;
  static final int INPUT = 1;
  static final int OUTPUT = 2;
  static final int APPEND = 3;
  static final int EXISTING_UPDATE = 4;
  static final int NEW_UPDATE = 5;
  static final int APPEND_UPDATE = 6;

  final List<String> notes = new ArrayList<>();
  final ScriptedConsole console = new ScriptedConsole();
  final HostServer server;

  ServerProbe(Path directory) throws IOException {
    this(directory, false);
  }

  ServerProbe(Path directory, boolean returnKey) throws IOException {
    HostSettings settings =
        new HostSettings(
            directory,
            Map.of("ISEARCH", "/lib/"),
            HostSettings.DEFAULT_START,
            returnKey,
            "prog.btl",
            List.of("one", "two words"));
    server = new HostServer(settings, console, notes::add);
  }

  /** A console that has what the test put there. */
  static final class ScriptedConsole implements HostConsole {
    final ByteArrayOutputStream output = new ByteArrayOutputStream();
    final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    final List<Integer> typed = new ArrayList<>();
    boolean terminal;

    /** Adds text, which is all there is until more is added. */
    void type(String text) {
      text.chars().forEach(typed::add);
    }

    void end() {
      typed.add(END);
    }

    @Override
    public void output(byte[] bytes) {
      output.writeBytes(bytes);
    }

    @Override
    public void error(byte[] bytes) {
      errors.writeBytes(bytes);
    }

    @Override
    public int input() {
      if (typed.isEmpty()) {
        return WAITING;
      }
      return typed.get(0) == END ? END : typed.remove(0);
    }

    @Override
    public boolean isTerminal() {
      return terminal;
    }
  }

  /** Puts a request together. */
  static final class Packet {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Packet(int tag) {
      bytes.write(tag);
    }

    Packet b(int value) {
      bytes.write(value);
      return this;
    }

    Packet h(int value) {
      return b(value).b(value >> 8);
    }

    Packet w(int value) {
      return h(value).h(value >> 16);
    }

    Packet text(String text) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      h(encoded.length);
      bytes.writeBytes(encoded);
      return this;
    }

    byte[] data() {
      return bytes.toByteArray();
    }
  }

  static Packet request(int tag) {
    return new Packet(tag);
  }

  /** The reply as hexadecimal digits, its length first. */
  String ask(Packet packet) {
    return HexFormat.of().formatHex(reply(packet));
  }

  byte[] reply(Packet packet) {
    return server.answer(packet.data(), 0).orElseThrow();
  }

  /** The result byte of the reply. */
  int result(Packet packet) {
    return Byte.toUnsignedInt(reply(packet)[2]);
  }

  /** The counted array that follows the result. */
  String slice(Packet packet) {
    byte[] reply = reply(packet);
    int length = Byte.toUnsignedInt(reply[3]) | Byte.toUnsignedInt(reply[4]) << 8;
    return new String(Arrays.copyOfRange(reply, 5, 5 + length), StandardCharsets.UTF_8);
  }

  /** Opens a file; the number of its stream. */
  int open(String name, int mode) {
    byte[] reply = reply(request(OPEN).text(name).b(BINARY).b(mode));
    if (reply[2] != 0) {
      throw new AssertionError(name + ": result " + Byte.toUnsignedInt(reply[2]));
    }
    return reply[3] | reply[4] << 8 | reply[5] << 16 | reply[6] << 24;
  }
}
