package org.inmesh.loader.machinefile;

import java.util.List;
import org.inmesh.coresim.energy.CoreTechnology;
import org.inmesh.coresim.energy.EnergySpecification;
import org.inmesh.loader.machinefile.ValueType.Choice;
import org.inmesh.loader.machinefile.ValueType.Whole;

/** Keys of what a run's energy is computed with; they have no effect on what a machine does. */
final class EnergyKeys {
  private static final int MOST = 1_000_000_000;
  private static final EnergySpecification USUAL = EnergySpecification.USUAL;

  static final MachineKey TECHNOLOGY =
      new MachineKey(
          "energy.technology",
          new Choice(CoreTechnology.table().stream().map(CoreTechnology::name).toList()),
          USUAL.technology(),
          "",
          "process of 45, 32, 22 or 11 nm that energy is estimated for; no effect on cycles",
          m -> m.energy().technology());

  static final MachineKey LINK_MICROMETRES =
      new MachineKey(
          "energy.link-micrometres",
          new Whole(0, 1_000_000, 1),
          USUAL.linkMicrometres(),
          "um",
          "length of a link between routers",
          m -> m.energy().linkMicrometres());

  static final MachineKey NETWORK_LEAKAGE =
      new MachineKey(
          "energy.network-leakage-percent",
          new Whole(0, 100, 1),
          USUAL.networkLeakagePercent(),
          "percent",
          "part of DSENT's leakage of routers and links that counts; 3 is that of measured chips",
          m -> m.energy().networkLeakagePercent());

  static final MachineKey INSTRUCTION =
      new MachineKey(
          "energy.instruction-femtojoules",
          new Whole(0, MOST, 1),
          USUAL.instructionFemtojoules(),
          "fJ",
          "of an instruction without memory and clock; by default the technology's",
          m -> m.energy().instructionFemtojoules());

  static final MachineKey CLOCK =
      new MachineKey(
          "energy.clock-femtojoules",
          new Whole(0, MOST, 1),
          USUAL.clockFemtojoules(),
          "fJ",
          "of a cycle of a core that is not idle; by default the technology's",
          m -> m.energy().clockFemtojoules());

  static final MachineKey CORE_LEAKAGE =
      new MachineKey(
          "energy.core-leakage-microwatts",
          new Whole(0, MOST, 1),
          USUAL.coreLeakageMicrowatts(),
          "uW",
          "leakage of a core without memory; by default the technology's",
          m -> m.energy().coreLeakageMicrowatts());

  static final MachineKey DRAM =
      new MachineKey(
          "energy.dram-femtojoules-per-bit",
          new Whole(0, MOST, 1),
          USUAL.dramFemtojoulesPerBit(),
          "fJ",
          "of a bit read or written outside the chip; by default DDR3's",
          m -> m.energy().dramFemtojoulesPerBit());

  /** All, in the order in which they are shown. */
  static final List<MachineKey> ALL =
      List.of(
          TECHNOLOGY, LINK_MICROMETRES, NETWORK_LEAKAGE, INSTRUCTION, CLOCK, CORE_LEAKAGE, DRAM);

  private EnergyKeys() {}

  /** What the settings say; of the energies that they leave out, the technology's. */
  static EnergySpecification build(LayeredSettings settings) {
    EnergySpecification usual = EnergySpecification.of(settings.text(TECHNOLOGY));
    return new EnergySpecification(
        usual.technology(),
        settings.number(LINK_MICROMETRES),
        settings.number(NETWORK_LEAKAGE),
        settings.numberOr(INSTRUCTION, usual.instructionFemtojoules()),
        settings.numberOr(CLOCK, usual.clockFemtojoules()),
        settings.numberOr(CORE_LEAKAGE, usual.coreLeakageMicrowatts()),
        settings.numberOr(DRAM, usual.dramFemtojoulesPerBit()));
  }
}
