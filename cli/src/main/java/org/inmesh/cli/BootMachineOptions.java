package org.inmesh.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.module.HostDevice;
import org.inmesh.coresim.module.ModuleNetwork;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.boot.BootNetwork;
import org.inmesh.loader.boot.NetworkFile;
import org.inmesh.loader.boot.ProcessorValues;
import org.inmesh.loader.machinefile.MachineFile;
import picocli.CommandLine.Option;

/** Which transputers are booted. Long names only: single letters are for the program's options. */
final class BootMachineOptions {
  @Option(
      names = "--machine",
      paramLabel = "MACHINE",
      description = "a preset ('inmesh machines' lists them) or a TOML file; default: t800-module")
  private String machine;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description =
          "a grid of N modules: link 0 leads north, 1 east, 2 south, 3 west; the first one's link 0"
              + " to the host")
  private Integer cores;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "changes a value of the machine; may be repeated")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--processor",
      paramLabel = "TYPE",
      description = "${COMPLETION-CANDIDATES}; default: the machine's")
  private ProcessorType processor;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "of a module, such as 64K or 4M; default: the machine's")
  private String memory;

  @Option(names = "--clock", paramLabel = "MHZ", description = "default: the machine's")
  private Integer clock;

  @Option(
      names = "--link-speed",
      paramLabel = "MBIT",
      description = "5, 10 or 20 Mbit/s; default: the machine's")
  private Integer linkSpeed;

  @Option(
      names = "--external-cycles",
      paramLabel = "N",
      description = "cycles of an access beyond the memory on the chip; default: the machine's")
  private Integer externalCycles;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "which processors there are and how their links are wired; also a configurer's map with"
              + " its Connect lines")
  private String networkFile;

  MachineSpecification machine() {
    return machine("t800-module");
  }

  /** The machine, or one made of a preset if none was named. */
  MachineSpecification machine(String preset) {
    List<String> all = new ArrayList<>();
    add(all, "processor.type", processor);
    add(all, "clock-mhz", clock);
    add(all, "processor.link-megabits", linkSpeed);
    add(all, "processor.external-cycles", externalCycles);
    all.addAll(settings);
    return MachineFile.load(
        machine == null ? preset : machine,
        all,
        cores == null ? OptionalInt.empty() : OptionalInt.of(cores));
  }

  private static void add(List<String> settings, String key, Object value) {
    if (value != null) {
      settings.add(key + "=" + value);
    }
  }

  NetworkDescription network(MachineSpecification machine, InputStream in) throws IOException {
    int bytes = memory == null ? machine.memoryBytesPerCore() : bytes(memory);
    if (networkFile == null) {
      return BootNetwork.grid(machine, bytes);
    }
    if (cores != null) {
      throw new BadInputException("--cores has no meaning with --network, which says how many");
    }
    return BootNetwork.of(
        NetworkFile.of(InputFile.shownName(networkFile), InputFile.read(networkFile, in)),
        machine,
        bytes);
  }

  /**
   * The machine.
   *
   * @param threads of the host that simulate at a time
   * @throws BadInputException if the modules cannot be simulated together
   */
  static ModuleNetwork build(NetworkDescription network, HostDevice device, int threads) {
    try {
      return new ModuleNetwork(network, device, threads);
    } catch (IllegalArgumentException exception) {
      throw new BadInputException(exception.getMessage());
    }
  }

  private static int bytes(String text) {
    return ProcessorValues.bytes(text)
        .orElseThrow(
            () ->
                new BadInputException(
                    "--memory: a memory is %s, not '%s'".formatted(ProcessorValues.SIZES, text)));
  }
}
