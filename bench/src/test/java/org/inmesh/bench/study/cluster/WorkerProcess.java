package org.inmesh.bench.study.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.inmesh.bench.study.OtherProcess;

/** A worker in a virtual machine of its own on this host. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final HostAddress address;

  private WorkerProcess(Process process, HostAddress address) {
    this.process = process;
    this.output = process.inputReader();
    this.address = address;
  }

  static WorkerProcess start(HostAddress address) throws IOException {
    return new WorkerProcess(
        OtherProcess.of(WorkerMain.class, Integer.toString(address.port())).start(), address);
  }

  /** Where nobody listens now. */
  static HostAddress freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new HostAddress(WorkerSettings.LOOPBACK, socket.getLocalPort());
    }
  }

  /** Another: the host may give out a port again that nobody has begun to listen at. */
  static HostAddress freeAddressBeside(HostAddress first) throws IOException {
    HostAddress address = freeAddress();
    while (address.equals(first)) {
      address = freeAddress();
    }
    return address;
  }

  HostAddress address() {
    return address;
  }

  void awaitReady() throws IOException {
    String line = output.readLine();
    if (!"ready".equals(line)) {
      throw new IOException("the worker said " + line);
    }
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    kill();
    process.onExit().join();
    output.close();
  }
}
