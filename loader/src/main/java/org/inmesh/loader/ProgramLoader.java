package org.inmesh.loader;

import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.code.CodeGenerator;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.Placement;
import org.inmesh.loader.placement.Placer;

/** The whole way from an occam text to what a machine is loaded with. */
public final class ProgramLoader {
  private ProgramLoader() {}

  /**
   * Compiles a program.
   *
   * @param main its main file
   * @param parameters values for constants of the main file's outer level, by name; BOOL as 0 or 1
   * @param includes finds the files it includes
   * @throws BadInputException with everything that is wrong with the program
   */
  public static CompiledProgram compile(
      SourceText main, Map<String, Integer> parameters, IncludeResolver includes) {
    CheckedProgram tree = OccamFrontEnd.check(main, parameters, includes);
    return new CompiledProgram(tree, CodeGenerator.generate(tree));
  }

  /**
   * Places a compiled program on a machine's cores and lays it out in their memory.
   *
   * @throws BadInputException if it does not fit the machine, with the sizes
   */
  public static LoadedProgram load(CompiledProgram compiled, MachineSpecification machine) {
    ObjectProgram object = compiled.object();
    Placement placement =
        Placer.place(object, machine.network().columns(), machine.network().rows());
    return new LoadedProgram(compiled, machine, placement, Linker.link(object, placement, machine));
  }
}
