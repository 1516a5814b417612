package org.inmesh.coresim;

/** What the simulated program's host channels are connected to. */
public interface Host {

  /** A byte of the program's own output. */
  void screen(int character);

  /** A byte sent to the error screen. */
  void error(int character);

  /** The next byte of input, 0 to 255, or -1 if there is no more. */
  int keyboard();
}
