package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.MachineFile;

/** Machines to set side by side. */
final class ComparedMachines {
  private ComparedMachines() {}

  /**
   * All machines of the first size, then of the next.
   *
   * @param names presets or files
   * @param cores sizes; if there are none, each machine has its own
   * @param settings changes to every machine
   */
  static List<MachineSpecification> of(
      List<String> names, List<Integer> cores, List<String> settings) {
    List<OptionalInt> sizes =
        cores.isEmpty()
            ? List.of(OptionalInt.empty())
            : cores.stream().map(OptionalInt::of).toList();
    List<MachineSpecification> machines = new ArrayList<>();
    for (OptionalInt size : sizes) {
      for (String name : names) {
        machines.add(MachineFile.load(name, settings, size));
      }
    }
    return machines;
  }
}
