package org.inmesh.bench.validation;

import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.MachineFile;

/** The machines that are measured. */
final class Presets {
  private Presets() {}

  static MachineSpecification load(String name, String... settings) {
    return MachineFile.load(name, List.of(settings), OptionalInt.empty());
  }
}
