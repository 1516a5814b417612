package org.inmesh.loader.iserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The commands about the keyboard, the environment, the time and the server itself. */
final class EnvironmentCommands {
  /** What is answered to a request for the version: iserver 1.42, the last without record files. */
  private static final int VERSION = 14;

  /** {@code sph.BOX.SUN4}, {@code spo.SUNOS} and {@code spb.B008}: a UNIX host with a board. */
  private static final int HOST = 6;

  private static final int OPERATING_SYSTEM = 4;
  private static final int BOARD = 2;

  private static final int SERVER_WORDS = 3;

  private final HostSettings settings;
  private final StandardInput input;
  private final Consumer<String> notes;

  EnvironmentCommands(HostSettings settings, StandardInput input, Consumer<String> notes) {
    this.settings = settings;
    this.input = input;
    this.notes = notes;
  }

  Reply key() {
    int key = input.key();
    if (key == '\n' && settings.returnKey()) {
      key = '\r';
    }
    return key == HostConsole.END ? Reply.failure() : Reply.success().addByte(key);
  }

  /** As {@link #key}, but nothing typed is an answer too. */
  Reply pollKey() {
    return input.hasKey() ? key() : Reply.failure();
  }

  Reply environment(Request request) {
    String value = settings.environment().get(request.textArgument());
    return value == null ? Reply.failure() : Reply.success().addText(value);
  }

  /** Part of a long variable: where it is to begin and how many bytes; its length is told too. */
  Reply partOfEnvironment(Request request) {
    int offset = request.wordArgument();
    int most = request.shortArgument();
    String value = settings.environment().get(request.textArgument());
    if (value == null) {
      return Reply.failure();
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (offset < 0 || offset > bytes.length) {
      return Reply.failure();
    }
    int end = Math.min(bytes.length, offset + Math.min(most, Reply.MOST_BYTES));
    return Reply.success().addWord(bytes.length).addBytes(Arrays.copyOfRange(bytes, offset, end));
  }

  /** Local time and universal time, which are the same here. */
  Reply time(long nanoseconds) {
    int seconds = (int) settings.start().plusNanos(nanoseconds).getEpochSecond();
    return Reply.success().addWord(seconds).addWord(seconds);
  }

  Reply system(Request request) {
    notes.accept(
        "refused to the program: the host's command '%s'".formatted(request.textArgument()));
    return Reply.of(ServerResult.UNIMPLEMENTED);
  }

  Reply commandLine(Request request) {
    boolean whole = request.byteArgument() != 0;
    return Reply.success().addText(line(whole ? settings.wholeCommand() : settings.arguments()));
  }

  private static String line(List<String> words) {
    return words.stream()
        .map(word -> word.indexOf(' ') < 0 && word.indexOf('\t') < 0 ? word : '"' + word + '"')
        .collect(Collectors.joining(" "));
  }

  /** One word of the whole command line, how many there are, and whether it is the server's. */
  Reply commandArgument(Request request) {
    int index = request.shortArgument();
    int most = Math.min(request.shortArgument(), Reply.MOST_BYTES);
    List<String> words = settings.wholeCommand();
    if (index >= words.size()) {
      return Reply.failure();
    }
    byte[] word = words.get(index).getBytes(StandardCharsets.UTF_8);
    boolean fits = word.length <= most;
    return Reply.of(fits ? ServerResult.SUCCESS : ServerResult.TRUNCATED)
        .addShort(words.size())
        .addByte(index < SERVER_WORDS ? 1 : 0)
        .addBytes(fits ? word : Arrays.copyOf(word, most));
  }

  Reply version() {
    return Reply.success().addByte(VERSION).addByte(HOST).addByte(OPERATING_SYSTEM).addByte(BOARD);
  }
}
