package org.inmesh.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.module.HostDevice;
import org.inmesh.coresim.module.ModuleNetwork;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.loader.boot.BootFile;
import org.inmesh.loader.boot.RawLink;
import org.inmesh.loader.iserver.HostServer;
import org.inmesh.loader.iserver.ServedLink;

/** Transputer modules with the host that sends them a boot file. */
final class BootedNetwork implements AutoCloseable {
  private final MachineSpecification specification;
  private final NetworkDescription description;
  private final BootConsole console;
  private final Optional<HostServer> server;
  private final HostDevice device;
  private final ModuleNetwork machine;

  /**
   * A network before its first cycle.
   *
   * @param file the boot file's name
   * @param arguments the program's own
   * @param streams the program's
   * @param threads of the host that simulate at a time
   */
  BootedNetwork(
      String file,
      List<String> arguments,
      BootMachineOptions machineOptions,
      BootHostOptions hostOptions,
      Streams streams,
      ProgramScreen screen,
      int threads)
      throws IOException {
    BootFile bootFile = hostOptions.bootFile(file, streams.in());
    specification = machineOptions.machine();
    description = machineOptions.network(specification, streams.in());
    console = new BootConsole(streams, screen);
    if (hostOptions.isRaw()) {
      server = Optional.empty();
      device = new RawLink(bootFile.bytes(), console);
    } else {
      HostServer served =
          new HostServer(
              hostOptions.settings(file, arguments, description), console, console::note);
      server = Optional.of(served);
      device = new ServedLink(bootFile.bytes(), served, console::note);
    }
    machine = BootMachineOptions.build(description, device, threads);
  }

  MachineSpecification specification() {
    return specification;
  }

  NetworkDescription description() {
    return description;
  }

  BootConsole console() {
    return console;
  }

  HostDevice device() {
    return device;
  }

  ModuleNetwork machine() {
    return machine;
  }

  /**
   * What a run's result is to the user: without a host server, a program that waits for more than
   * there is to send has done its work.
   */
  RunResult understood(RunResult result) {
    boolean hasAll =
        result.ending() == Ending.DEADLOCK
            && device instanceof RawLink link
            && link.hasInputEnded();
    return hasAll ? new RunResult(Ending.FINISHED, List.of(), result.statistics()) : result;
  }

  /** Closes the program's files and gives the terminal back. */
  @Override
  public void close() throws IOException {
    try {
      if (server.isPresent()) {
        server.get().close();
      }
    } finally {
      console.close();
    }
  }
}
