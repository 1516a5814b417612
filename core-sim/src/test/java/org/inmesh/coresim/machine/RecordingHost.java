package org.inmesh.coresim.machine;

import org.inmesh.coresim.Host;

/** Keeps what the program prints and feeds it a text. */
final class RecordingHost implements Host {
  private final StringBuilder screen = new StringBuilder();
  private final String input;
  private int read;

  RecordingHost() {
    this("");
  }

  RecordingHost(String input) {
    this.input = input;
  }

  @Override
  public void screen(int character) {
    screen.append((char) character);
  }

  @Override
  public void error(int character) {
    screen.append('!').append((char) character);
  }

  @Override
  public int keyboard() {
    return read < input.length() ? input.charAt(read++) : -1;
  }

  String screen() {
    return screen.toString();
  }
}
