package org.inmesh.loader.machinefile;

import java.util.List;
import java.util.Locale;
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
    int line = settings.number(CacheKeys.LINE);
    DramTiming usual = DramTiming.ddr3(settings.number(CoreKeys.CLOCK), line);
    MemorySpecification memory =
        new MemorySpecification(
            settings.number(MemoryKeys.CONTROLLERS),
            settings.choice(MemoryKeys.PLACEMENT, Placement.class),
            listed(),
            settings.number(MemoryKeys.BANKS),
            settings.number(MemoryKeys.ROW_BYTES),
            new DramTiming(
                settings.numberOr(MemoryKeys.CAS_CYCLES, usual.casCycles()),
                settings.numberOr(MemoryKeys.RCD_CYCLES, usual.rcdCycles()),
                settings.numberOr(MemoryKeys.RP_CYCLES, usual.rpCycles()),
                settings.numberOr(MemoryKeys.BURST_CYCLES, usual.burstCycles())),
            settings.choice(MemoryKeys.PAGE_POLICY, PagePolicy.class),
            settings.number(MemoryKeys.OVERTAKINGS));
    String complaint = memory.complaint(line);
    if (!complaint.isEmpty()) {
      String message = "%s and %s: %s";
      throw settings.refusal(
          String.format(
              Locale.ROOT, message, MemoryKeys.ROW_BYTES.path(), CacheKeys.LINE.path(), complaint),
          MemoryKeys.ROW_BYTES,
          CacheKeys.LINE);
    }
    return memory;
  }

  private List<Integer> listed() {
    return ((List<?>) settings.value(MemoryKeys.CONTROLLER_NODES))
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
          String.format(
              Locale.ROOT,
              message,
              MemoryKeys.CONTROLLERS.path(),
              memory.controllers(),
              MemoryKeys.PLACEMENT.path(),
              settings.text(MemoryKeys.PLACEMENT),
              e.getMessage()),
          MemoryKeys.CONTROLLERS,
          MemoryKeys.PLACEMENT,
          MemoryKeys.CONTROLLER_NODES,
          CoreKeys.CORES,
          CoreKeys.COLUMNS,
          CoreKeys.ROWS);
    }
  }
}
