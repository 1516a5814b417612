package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.machinefile.MachineFile;
import picocli.CommandLine.Option;

/** Which machine: for the commands that take one. */
final class MachineOptions {
  @Option(
      names = {"-m", "--machine"},
      paramLabel = "MACHINE",
      defaultValue = "mesh",
      description =
          "a preset ('inmesh machines' lists them) or a TOML file; default: ${DEFAULT-VALUE}")
  private String machine;

  @Option(
      names = {"-c", "--cores"},
      paramLabel = "N",
      description = "number of cores, instead of the machine's own")
  private Integer cores;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description =
          "changes a value of the machine, such as network.hop-latency=2; may be repeated")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--processor",
      paramLabel = "TYPE",
      description =
          "which transputer the cores are: ${COMPLETION-CANDIDATES}; short for --set "
              + "processor.type=TYPE")
  private ProcessorType processor;

  MachineSpecification read() {
    List<String> all = new ArrayList<>();
    if (processor != null) {
      all.add("processor.type=" + processor);
    }
    all.addAll(settings);
    return MachineFile.load(
        machine, all, cores == null ? OptionalInt.empty() : OptionalInt.of(cores));
  }
}
