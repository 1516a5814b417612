package org.inmesh.loader.linking;

import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.placement.Placement;

/** Gives a placed program its addresses, for either kind of machine. */
public final class Linker {

  private Linker() {}

  /**
   * Lays a program out in a machine's memory.
   *
   * @throws BadInputException if it does not fit, with the sizes
   * @throws IllegalArgumentException if the placement is for another program or machine
   */
  public static MachineImage link(
      ObjectProgram program, Placement placement, MachineSpecification machine) {
    if (placement.cores() != machine.cores()) {
      throw new IllegalArgumentException(
          "a placement on " + placement.cores() + " cores, a machine of " + machine.cores());
    }
    if (placement.coreOfComponent().length != program.components().size()) {
      throw new IllegalArgumentException("a placement of another program than " + program.name());
    }
    return switch (machine.kind()) {
      case MESH -> new MeshLinker(program, placement, machine).link();
      case COHERENT -> new CoherentLinker(program, placement, machine).link();
    };
  }
}
