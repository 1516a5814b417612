package org.inmesh.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the terminal at standard input give keys one by one, as iserver does on UNIX, by way of
 * {@code stty}. Without that program keys come when the line is complete.
 */
final class TerminalMode implements AutoCloseable {
  /** No lines, no echo, and the return key is 13; Ctrl-C stays what it is. */
  private static final List<String> KEY_BY_KEY = List.of("-icanon", "-echo", "-icrnl", "min", "1");

  private final boolean terminal;
  private List<String> before = List.of();
  private boolean keyByKey;

  TerminalMode(boolean terminal) {
    this.terminal = terminal;
  }

  void set(boolean keys) {
    if (!terminal || keys == keyByKey) {
      return;
    }
    keyByKey = keys;
    if (before.isEmpty()) {
      before = List.of(stty(List.of("-g")).strip());
    }
    stty(keys ? KEY_BY_KEY : before);
  }

  @Override
  public void close() {
    set(false);
  }

  private static String stty(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    } catch (IOException exception) {
      // There is no such program: the terminal stays as it is.
      return "";
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
