package org.inmesh.cli;

import java.nio.charset.StandardCharsets;
import org.inmesh.loader.iserver.HostConsole;

/** Connects a booted program's host to the standard streams. */
final class BootConsole implements HostConsole, AutoCloseable {
  private final Streams streams;
  private final ProgramScreen screen;
  private final InputReader input;
  private final TerminalMode mode;
  private volatile boolean typing;

  BootConsole(Streams streams, ProgramScreen screen) {
    this.streams = streams;
    this.screen = screen;
    input = new InputReader(streams.in());
    mode = new TerminalMode(streams.inIsTerminal());
  }

  @Override
  public void output(byte[] bytes) {
    screen.write(bytes);
  }

  @Override
  public void error(byte[] bytes) {
    screen.writeError(bytes);
  }

  @Override
  public int input() {
    // Whoever is to type something must see what he is asked, and nothing else.
    screen.flush();
    if (isTerminal() && !typing) {
      typing = true;
      screen.hideProgress();
    }
    return input.next(!isTerminal());
  }

  @Override
  public void takeKeys(boolean keyByKey) {
    mode.set(keyByKey);
  }

  @Override
  public boolean isTerminal() {
    return streams.inIsTerminal();
  }

  /**
   * Shows what there is to be seen now: the program's output, and progress unless keys are typed.
   */
  void tick() {
    if (typing) {
      screen.flush();
    } else {
      screen.tick();
    }
  }

  /** A note for the user, on standard error. */
  void note(String text) {
    screen.writeError(
        ("inmesh: " + text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    mode.close();
  }
}
