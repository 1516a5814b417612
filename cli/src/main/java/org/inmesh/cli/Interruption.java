package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;

/** Lets somebody in another thread, such as the handler of Ctrl-C, end what a command is doing. */
final class Interruption {
  private final List<Runnable> stops = new ArrayList<>();
  private boolean requested;

  /** Says how to end what begins now; runs it at once if the end has been asked for already. */
  synchronized void onRequest(Runnable stop) {
    stops.add(stop);
    if (requested) {
      stop.run();
    }
  }

  /** Asks for an early end. */
  synchronized void request() {
    requested = true;
    stops.forEach(Runnable::run);
  }

  synchronized boolean requested() {
    return requested;
  }
}
