package org.inmesh.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.cli.debugger.DebugTarget;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.module.HostDevice;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.boot.BootFile;
import org.inmesh.loader.boot.RawLink;
import org.inmesh.loader.iserver.HostServer;
import org.inmesh.loader.iserver.ServedLink;

/** A boot file with the machine that it is sent to, for the debugger. */
final class DebuggedBoot implements AutoCloseable {
  private final DebugTarget target;
  private final BootConsole console;
  private final Optional<HostServer> server;

  DebuggedBoot(
      String file,
      List<String> arguments,
      BootMachineOptions machineOptions,
      BootHostOptions hostOptions,
      Streams streams,
      ProgramScreen screen)
      throws IOException {
    BootFile bootFile = hostOptions.bootFile(file, streams.in());
    MachineSpecification machine = machineOptions.machine();
    NetworkDescription network = machineOptions.network(machine, streams.in());
    console = new BootConsole(streams, screen);
    server =
        hostOptions.isRaw()
            ? Optional.empty()
            : Optional.of(
                new HostServer(
                    hostOptions.settings(file, arguments, network), console, console::note));
    HostDevice device =
        server.isPresent()
            ? new ServedLink(bootFile.bytes(), server.get(), console::note)
            : new RawLink(bootFile.bytes(), console);
    target =
        new DebugTarget(
            BootMachineOptions.build(machine, network, device, 1),
            withoutNames(file, network.processors().size()),
            Map.of(),
            screen::endLine);
  }

  /** Of the code that comes through links nothing is known. */
  private static MachineImage withoutNames(String name, int cores) {
    int[] noCode = new int[cores];
    Arrays.fill(noCode, -1);
    return new MachineImage(
        name,
        List.of(),
        noCode,
        List.of(),
        List.of(),
        List.of(),
        MachineImage.WorkspaceRegions.NONE,
        DebugInformation.NONE);
  }

  DebugTarget target() {
    return target;
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
    console.close();
  }
}
