package org.inmesh.loader.machinefile;

import java.util.List;
import org.inmesh.coresim.coherence.memory.DramTiming;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.memory.PagePolicy;
import org.inmesh.coresim.coherence.memory.Placement;
import org.inmesh.mesh.NetworkSpecification;

/** The coherent machine's memory controllers from their settings. */
final class MemoryBuilder {
  private final LayeredSettings settings;

  MemoryBuilder(LayeredSettings settings) {
    this.settings = settings;
  }

  /**
   * The controllers. Times that are not set are DDR3-1600's at the machine's clock.
   *
   * @throws org.inmesh.loader.BadInputException if settings do not suit each other
   */
  MemorySpecification build() {
    int line = settings.number(MachineKey.LINE);
    DramTiming usual = DramTiming.ddr3(settings.number(MachineKey.CLOCK), line);
    MemorySpecification memory =
        new MemorySpecification(
            settings.number(MachineKey.CONTROLLERS),
            settings.choice(MachineKey.PLACEMENT, Placement.class),
            listed(),
            settings.number(MachineKey.BANKS),
            settings.number(MachineKey.ROW_BYTES),
            new DramTiming(
                settings.numberOr(MachineKey.CAS_CYCLES, usual.casCycles()),
                settings.numberOr(MachineKey.RCD_CYCLES, usual.rcdCycles()),
                settings.numberOr(MachineKey.RP_CYCLES, usual.rpCycles()),
                settings.numberOr(MachineKey.BURST_CYCLES, usual.burstCycles())),
            settings.choice(MachineKey.PAGE_POLICY, PagePolicy.class),
            settings.number(MachineKey.OVERTAKINGS));
    String complaint = memory.complaint(line);
    if (!complaint.isEmpty()) {
      String message = "%s and %s: %s";
      throw settings.refusal(
          message.formatted(MachineKey.ROW_BYTES.path(), MachineKey.LINE.path(), complaint),
          MachineKey.ROW_BYTES,
          MachineKey.LINE);
    }
    return memory;
  }

  private List<Integer> listed() {
    return ((List<?>) settings.value(MachineKey.CONTROLLER_NODES))
        .stream().map(Integer.class::cast).toList();
  }

  /**
   * Checks that the network has nodes for all controllers.
   *
   * @throws org.inmesh.loader.BadInputException if not
   */
  static void checkNodes(
      LayeredSettings settings, MemorySpecification memory, NetworkSpecification network) {
    if (!memory.isControlled()) {
      return;
    }
    try {
      memory.nodes(network.columns(), network.rows());
    } catch (IllegalArgumentException e) {
      String message = "%s = %d with %s = \"%s\": %s";
      throw settings.refusal(
          message.formatted(
              MachineKey.CONTROLLERS.path(),
              memory.controllers(),
              MachineKey.PLACEMENT.path(),
              settings.text(MachineKey.PLACEMENT),
              e.getMessage()),
          MachineKey.CONTROLLERS,
          MachineKey.PLACEMENT,
          MachineKey.CONTROLLER_NODES,
          MachineKey.CORES,
          MachineKey.COLUMNS,
          MachineKey.ROWS);
    }
  }
}
