package org.inmesh.loader.boot;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.coresim.module.NetworkDescription.Processor;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.BadInputException;

/** The modules and links of a machine that is to be booted. */
public final class BootNetwork {
  private BootNetwork() {}

  /**
   * A machine without a network file: a grid of as many modules as its mesh has nodes, wired as
   * {@link NetworkDescription#grid} says; one module if it is one.
   *
   * @param memoryBytes of each module
   * @throws BadInputException if there can be no such module, or the machine has no links
   */
  public static NetworkDescription grid(MachineSpecification machine, int memoryBytes) {
    checkLinks(machine);
    Processor model = processor("root", machine.processor(), machine.clockMegahertz(), memoryBytes);
    return machine.cores() == 1
        ? NetworkDescription.of(model)
        : NetworkDescription.grid(machine.network().columns(), machine.network().rows(), model);
  }

  /**
   * The network of a file; what that leaves open is as the machine has it.
   *
   * @param memoryBytes of a module about which the file says nothing
   * @throws BadInputException if there can be no such module, or the machine has no links
   */
  public static NetworkDescription of(
      NetworkFile file, MachineSpecification machine, int memoryBytes) {
    checkLinks(machine);
    List<Processor> processors =
        file.processors().stream()
            .map(
                declared ->
                    processor(
                        declared.name(),
                        declared
                            .type()
                            .map(type -> withType(machine.processor(), type))
                            .orElse(machine.processor()),
                        declared.clockMegahertz().orElse(machine.clockMegahertz()),
                        declared.memoryBytes().orElse(memoryBytes)))
            .toList();
    return new NetworkDescription(processors, file.connections(), file.host());
  }

  /** Modules are wired by links, which carry bytes; of another network nothing would be true. */
  private static void checkLinks(MachineSpecification machine) {
    if (machine.kind() != MachineSpecification.Kind.MESH || machine.network().flitBytes() != 1) {
      throw new BadInputException(
          ("the cores of the machine %s are not joined by links, which a boot file comes through;"
                  + " t800-module has links, and so has a machine file that extends it")
              .formatted(machine.name()));
    }
  }

  private static ProcessorSpecification withType(
      ProcessorSpecification machine, ProcessorType type) {
    return type == machine.type()
        ? machine
        : new ProcessorSpecification(
            type, type.onChipBytes(), machine.externalCycles(), machine.linkMegabits());
  }

  private static Processor processor(
      String name, ProcessorSpecification specification, int clockMegahertz, int memoryBytes) {
    if (memoryBytes < specification.onChipBytes()
        || memoryBytes % NetworkDescription.MEMORY_GRANULE != 0) {
      throw new BadInputException(
          ("processor %s cannot have %d bytes of memory: a multiple of %d is possible, from the %d"
                  + " that are on a %s's chip")
              .formatted(
                  name,
                  memoryBytes,
                  NetworkDescription.MEMORY_GRANULE,
                  specification.onChipBytes(),
                  specification.type()));
    }
    return new Processor(name, specification, clockMegahertz, memoryBytes);
  }
}
