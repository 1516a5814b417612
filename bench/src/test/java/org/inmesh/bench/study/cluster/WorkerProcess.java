package org.inmesh.bench.study.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  static WorkerProcess start() throws IOException {
    HostAddress address = new HostAddress(WorkerSettings.LOOPBACK, freePort());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add") || flag.startsWith("--enable"))
        .forEach(command::add);
    command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WorkerMain.class.getName());
    command.add(Integer.toString(address.port()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new WorkerProcess(builder.start(), address);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
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
