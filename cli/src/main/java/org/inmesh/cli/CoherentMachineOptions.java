package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineFile;
import picocli.CommandLine.Option;

/** Which coherent machine: for the commands that look at its memory alone. */
final class CoherentMachineOptions {
  @Option(
      names = {"-m", "--machine"},
      paramLabel = "MACHINE",
      defaultValue = "coherent",
      description = "a preset or a TOML file; default: ${DEFAULT-VALUE}")
  private String machine;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "changes a value of the machine; may be repeated")
  private List<String> settings = new ArrayList<>();

  /**
   * The machine.
   *
   * @param more settings after those of the command line
   * @throws BadInputException if there is no such machine, or it has no coherent memory
   */
  MachineSpecification read(OptionalInt cores, List<String> more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(more);
    MachineSpecification specification = MachineFile.load(machine, all, cores);
    if (specification.kind() != MachineSpecification.Kind.COHERENT) {
      throw new BadInputException(
          specification.name()
              + " has no coherent memory; --machine takes machines of kind \"coherent\"");
    }
    return specification;
  }
}
