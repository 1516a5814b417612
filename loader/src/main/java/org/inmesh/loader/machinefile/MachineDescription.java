package org.inmesh.loader.machinefile;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;

/**
 * A machine with what its files say about it.
 *
 * @param specification the machine
 * @param description one or two sentences; empty if there are none
 * @param sources of every key of {@link MachineKey#all}
 * @param notModelled what the real machine has or does and the simulated one not, a sentence each
 */
public record MachineDescription(
    MachineSpecification specification,
    String description,
    Map<MachineKey, SourceOfValue> sources,
    List<String> notModelled) {

  /** Copies the collections. */
  public MachineDescription {
    sources = Map.copyOf(sources);
    notModelled = List.copyOf(notModelled);
  }

  /** The source of a key's value. */
  public SourceOfValue sourceOf(MachineKey key) {
    return sources.get(key);
  }

  /** The machine as the text of a file that reads back to the same machine and says the same. */
  public String toml() {
    return DescriptionText.of(this);
  }
}
