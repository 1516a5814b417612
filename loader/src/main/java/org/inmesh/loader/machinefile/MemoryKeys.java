package org.inmesh.loader.machinefile;

import java.util.List;
import org.inmesh.coresim.coherence.memory.PagePolicy;
import org.inmesh.coresim.coherence.memory.Placement;
import org.inmesh.loader.machinefile.ValueType.PowerOfTwo;
import org.inmesh.loader.machinefile.ValueType.Whole;
import org.inmesh.loader.machinefile.ValueType.Wholes;

/** Keys of the coherent machine's memory controllers. */
final class MemoryKeys {
  static final MachineKey CONTROLLERS =
      new MachineKey(
          "memory.controllers",
          new Whole(0, 1024, 1),
          0,
          "controllers",
          "memory controllers; 0 for memory of a fixed latency at every node",
          m -> m.caches().memory().controllers());

  static final MachineKey PLACEMENT =
      new MachineKey(
          "memory.placement",
          MachineKey.labels(Placement.values()),
          "corners",
          "",
          "nodes of the memory controllers; list is those of memory.nodes",
          m -> MachineKey.label(m.caches().memory().placement()));

  static final MachineKey CONTROLLER_NODES =
      new MachineKey(
          "memory.nodes",
          new Wholes(0, 65535, 0),
          List.of(),
          "",
          "nodes of the memory controllers, if they are listed",
          m -> m.caches().memory().listed());

  static final MachineKey BANKS =
      new MachineKey(
          "memory.banks",
          new Whole(1, 1024, 1),
          8,
          "banks",
          "of each memory controller, with a row buffer each",
          m -> m.caches().memory().banks());

  static final MachineKey ROW_BYTES =
      new MachineKey(
          "memory.row-bytes",
          new PowerOfTwo(8, 1 << 20),
          8192,
          "bytes",
          "size of a row",
          m -> m.caches().memory().rowBytes());

  static final MachineKey CAS_CYCLES =
      new MachineKey(
          "memory.cas-cycles",
          new Whole(0, 10_000, 1),
          14,
          "core cycles",
          "from a column command to data; by default DDR3-1600's 13.75 ns",
          m -> m.caches().memory().timing().casCycles());

  static final MachineKey RCD_CYCLES =
      new MachineKey(
          "memory.rcd-cycles",
          new Whole(0, 10_000, 1),
          14,
          "core cycles",
          "from the opening of a row to a column command; by default DDR3-1600's 13.75 ns",
          m -> m.caches().memory().timing().rcdCycles());

  static final MachineKey RP_CYCLES =
      new MachineKey(
          "memory.rp-cycles",
          new Whole(0, 10_000, 1),
          14,
          "core cycles",
          "from the closing of a row to the opening of another; by default DDR3-1600's 13.75 ns",
          m -> m.caches().memory().timing().rpCycles());

  static final MachineKey BURST_CYCLES =
      new MachineKey(
          "memory.burst-cycles",
          new Whole(1, 10_000, 1),
          5,
          "core cycles",
          "that a line occupies the data bus; by default DDR3-1600's 5 ns for 64 bytes",
          m -> m.caches().memory().timing().burstCycles());

  static final MachineKey PAGE_POLICY =
      new MachineKey(
          "memory.page-policy",
          MachineKey.labels(PagePolicy.values()),
          "open",
          "",
          "whether a row stays open after an access",
          m -> MachineKey.label(m.caches().memory().pagePolicy()));

  static final MachineKey OVERTAKINGS =
      new MachineKey(
          "memory.overtakings",
          new Whole(0, 1_000_000, 1),
          16,
          "accesses",
          "to a bank's open row that go before an older one to another row",
          m -> m.caches().memory().overtakings());

  /** All, in the order in which they are shown. */
  static final List<MachineKey> ALL =
      List.of(
          CONTROLLERS,
          PLACEMENT,
          CONTROLLER_NODES,
          BANKS,
          ROW_BYTES,
          CAS_CYCLES,
          RCD_CYCLES,
          RP_CYCLES,
          BURST_CYCLES,
          PAGE_POLICY,
          OVERTAKINGS);

  private MemoryKeys() {}
}
