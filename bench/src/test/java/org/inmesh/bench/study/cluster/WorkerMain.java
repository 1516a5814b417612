package org.inmesh.bench.study.cluster;

import java.io.IOException;
import java.util.List;

/** A worker as a process, until its standard input ends. */
final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    Worker worker =
        Worker.start(new WorkerSettings(WorkerSettings.LOOPBACK, port, List.of(), 1, 1L << 30));
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Nothing is said to it.
    }
    worker.close();
  }
}
