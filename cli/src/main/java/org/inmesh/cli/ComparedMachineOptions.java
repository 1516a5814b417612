package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.machinefile.MachineFile;
import picocli.CommandLine.Option;

/** Which machines are set side by side, and how many run at a time. */
final class ComparedMachineOptions {
  @Option(
      names = {"-m", "--machine"},
      paramLabel = "MACHINE",
      split = ",",
      defaultValue = "mesh,coherent",
      description = "presets or TOML files, repeated or with commas; default: ${DEFAULT-VALUE}")
  private List<String> machines;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "changes a value of every machine; may be repeated")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description =
          "runs at the same time; default: the host's processors; results do not depend on it")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * Checks the number of threads.
   *
   * @throws BadInputException if there would be none
   */
  void check() {
    if (threads < 1) {
      throw new BadInputException("--threads must be at least 1, not " + threads);
    }
  }

  /** Runs at the same time. */
  int threads() {
    return threads;
  }

  /**
   * All machines of the first size, then of the next.
   *
   * @param cores sizes; if there are none, each machine has its own
   * @throws BadInputException if there is no such machine or it cannot have such a value
   */
  List<MachineSpecification> read(List<Integer> cores) {
    List<OptionalInt> sizes =
        cores.isEmpty()
            ? List.of(OptionalInt.empty())
            : cores.stream().map(OptionalInt::of).toList();
    List<MachineSpecification> specifications = new ArrayList<>();
    for (OptionalInt size : sizes) {
      for (String name : machines) {
        specifications.add(load(name, size));
      }
    }
    return specifications;
  }

  /** Says of which of several machines an option is refused. */
  private MachineSpecification load(String name, OptionalInt size) {
    try {
      return MachineFile.load(name, settings, size);
    } catch (BadInputException e) {
      throw machines.size() == 1
          ? e
          : e.saying(
              e.diagnostics().stream()
                  .map(
                      each ->
                          each.position() == null && !each.message().contains("'" + name + "'")
                              ? Diagnostic.of(name + ": " + each.message())
                              : each)
                  .toList());
    }
  }
}
