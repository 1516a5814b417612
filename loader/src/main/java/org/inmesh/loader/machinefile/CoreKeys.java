package org.inmesh.loader.machinefile;

import java.util.List;
import java.util.Locale;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.machinefile.ValueType.Choice;
import org.inmesh.loader.machinefile.ValueType.PowerOfTwo;
import org.inmesh.loader.machinefile.ValueType.Text;
import org.inmesh.loader.machinefile.ValueType.Whole;
import org.inmesh.loader.machinefile.ValueType.WholeChoice;

/** Keys of the machine as a whole and of its cores. */
final class CoreKeys {
  static final MachineKey NAME =
      new MachineKey(
          "name", new Text(), "machine", "", "what reports call the machine", m -> m.name());

  static final MachineKey KIND =
      new MachineKey(
          "kind",
          new Choice(List.of("mesh", "coherent")),
          "mesh",
          "",
          "private memories and messages, or one coherent memory",
          m -> m.kind().name().toLowerCase(Locale.ROOT));

  static final MachineKey CORES =
      new MachineKey(
          "cores",
          new Whole(1, 65536, 1),
          16,
          "cores",
          "number of cores; alone it makes the most square mesh",
          m -> m.cores());

  static final MachineKey COLUMNS =
      new MachineKey(
          "columns",
          new Whole(1, 256, 1),
          4,
          "cores",
          "width of the mesh",
          m -> m.network().columns());

  static final MachineKey ROWS =
      new MachineKey(
          "rows", new Whole(1, 256, 1), 4, "cores", "height of the mesh", m -> m.network().rows());

  static final MachineKey CLOCK =
      new MachineKey(
          "clock-mhz", new Whole(1, 10_000, 1), 1000, "MHz", "core clock", m -> m.clockMegahertz());

  static final MachineKey PROCESSOR =
      new MachineKey(
          "processor.type",
          new Choice(MachineKey.names(ProcessorType.values())),
          "T800",
          "",
          "which transputer a core is",
          m -> m.processor().type().name());

  static final MachineKey ON_CHIP_BYTES =
      new MachineKey(
          "processor.on-chip-bytes",
          new Whole(0, 1 << 30, 4),
          4096,
          "bytes",
          "memory of one cycle; alone the type sets it to what it has",
          m -> m.processor().onChipBytes());

  static final MachineKey EXTERNAL_CYCLES =
      new MachineKey(
          "processor.external-cycles",
          new Whole(1, 100, 1),
          1,
          "core cycles",
          "an access to a word of the memory beyond",
          m -> m.processor().externalCycles());

  static final MachineKey LINK_MEGABITS =
      new MachineKey(
          "processor.link-megabits",
          new WholeChoice(List.of(5, 10, 20)),
          20,
          "Mbit/s",
          "serial links, where there are any",
          m -> m.processor().linkMegabits());

  static final MachineKey MEMORY =
      new MachineKey(
          "memory.bytes-per-core",
          new PowerOfTwo(1024, 1 << 30),
          32768,
          "bytes",
          "private memory of a core; if coherent, room for the workspaces of a core",
          m -> m.memoryBytesPerCore());

  /** All, in the order in which they are shown. */
  static final List<MachineKey> ALL =
      List.of(
          NAME,
          KIND,
          CORES,
          COLUMNS,
          ROWS,
          CLOCK,
          PROCESSOR,
          ON_CHIP_BYTES,
          EXTERNAL_CYCLES,
          LINK_MEGABITS,
          MEMORY);

  private CoreKeys() {}
}
