package org.inmesh.cli.debugger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.MachineImage;

/**
 * What is debugged.
 *
 * @param machine that has not run yet
 * @param image the program; of a boot file without code and names
 * @param sources lines of the source files, by name
 * @param settle brings what the program has written to the screen, and ends its line
 */
public record DebugTarget(
    InspectableMachine machine,
    MachineImage image,
    Map<String, List<String>> sources,
    Runnable settle) {

  /**
   * A machine whose code comes through links, so that nothing is known of it.
   *
   * @param name of the boot file
   */
  public static DebugTarget withoutNames(String name, InspectableMachine machine, Runnable settle) {
    int[] noCode = new int[machine.cores().size()];
    Arrays.fill(noCode, -1);
    MachineImage image =
        new MachineImage(
            name,
            List.of(),
            noCode,
            List.of(),
            List.of(),
            List.of(),
            MachineImage.WorkspaceRegions.NONE,
            DebugInformation.NONE);
    return new DebugTarget(machine, image, Map.of(), settle);
  }
}
