package org.inmesh.loader.machinefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine file says about itself; it has no effect on the machine.
 *
 * @param description of the machine in one or two sentences
 * @param sources where the value of a key comes from
 * @param notModelled what the machine has or does that the simulated one has or does not
 */
record Remarks(
    Optional<String> description, Map<MachineKey, String> sources, List<String> notModelled) {
  static final Remarks NONE = new Remarks(Optional.empty(), Map.of(), List.of());

  Remarks {
    sources = Map.copyOf(sources);
    notModelled = List.copyOf(notModelled);
  }
}
