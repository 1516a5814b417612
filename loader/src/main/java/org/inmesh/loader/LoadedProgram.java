package org.inmesh.loader;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.placement.Placement;

/**
 * A program that is laid out for one machine, with what it was made from.
 *
 * @param compiled the program before it had a place
 * @param machine the machine it is for
 * @param placement which core each component runs on
 * @param image what the machine is loaded with
 */
public record LoadedProgram(
    CompiledProgram compiled,
    MachineSpecification machine,
    Placement placement,
    MachineImage image) {

  /** What the programmer may want to know, such as why a PAR was not spread; one sentence each. */
  public List<String> notes() {
    return compiled.object().notes();
  }
}
