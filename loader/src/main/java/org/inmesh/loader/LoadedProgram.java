package org.inmesh.loader;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.placement.Placement;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.loader.placement.Placer;

/**
 * A program that is laid out for one machine, with what it was made from.
 *
 * @param compiled the program before it had a place
 * @param machine the machine it is for
 * @param strategy how the placement was found
 * @param placement which core each component runs on
 * @param image what the machine is loaded with
 */
public record LoadedProgram(
    CompiledProgram compiled,
    MachineSpecification machine,
    PlacementStrategy strategy,
    Placement placement,
    MachineImage image) {

  /** Bytes of one message of each channel x links between its ends. */
  public long weightedDistance() {
    return Placer.weightedDistance(
        compiled.object(), placement, machine.network().columns(), machine.network().rows());
  }

  /** What the programmer may want to know, such as why a PAR was not spread; one sentence each. */
  public List<String> notes() {
    return compiled.object().notes();
  }
}
