package org.inmesh.loader.linking;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.UnsuitableMachineException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.placement.Placement;

/** Gives a placed program its addresses, for either kind of machine. */
public final class Linker {

  private static final String NO_SHARED_MEMORY =
      "this program shares memory, which only the coherent machine has: on the mesh machine no core"
          + " can touch another core's memory; run it with --machine coherent, or let a process hold"
          + " the data and serve the others by channels";

  private Linker() {}

  /**
   * Lays a program out in a machine's memory.
   *
   * @throws BadInputException if it does not fit, with the sizes
   * @throws UnsuitableMachineException if it shares memory and the machine's cores have none in
   *     common, or needs instructions that its processors have not
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
    refuseWithoutSharedMemory(program, machine);
    InstructionDemand.check(program, machine.processor().type());
    return switch (machine.kind()) {
      case MESH -> new MeshLinker(program, placement, machine).link();
      case COHERENT -> new CoherentLinker(program, placement, machine).link();
    };
  }

  private static void refuseWithoutSharedMemory(
      ObjectProgram program, MachineSpecification machine) {
    if (machine.kind() == MachineSpecification.Kind.MESH) {
      program
          .sharedMemory()
          .firstUse()
          .ifPresent(
              place -> {
                throw new UnsuitableMachineException(
                    List.of(new Diagnostic(place, NO_SHARED_MEMORY, "", 1)));
              });
    }
  }
}
