package org.inmesh.cli.debugger;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.inspection.InspectableMachine;
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
    Runnable settle) {}
