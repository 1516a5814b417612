package org.inmesh.bench.validation;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.mesh.NetworkSpecification;

/** Epiphany-V, 32 x 32 cores: how long a write takes across the chip. */
final class EpiphanyFive implements Validation {
  private static final String SOURCE = "Olofsson, Epiphany-V, 2016: less than that";

  @Override
  public String name() {
    return "epiphany-v";
  }

  @Override
  public String title() {
    return "Epiphany-V: a write across the chip";
  }

  @Override
  public List<ValidationRow> measure() {
    MachineSpecification machine = Presets.load(name());
    NetworkSpecification network = machine.network();
    double cycles = EpiphanyLinks.writeCycles(network, 0, network.nodes() - 1);
    return List.of(
        ValidationRow.measured(
            "write from corner to corner, 62 hops",
            "ns",
            ReferenceValue.of(100, SOURCE),
            1000 * cycles / machine.clockMegahertz(),
            Basis.FITTED));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The published number is a bound. Hop (1.5 cycles) and clock (1 GHz) of the preset are"
            + " estimates that fit it: 63 routers are 94.5 cycles, and with the 11.4 cycles that"
            + " Epiphany-III's cores spend on storing and polling it would be 106 ns.");
  }
}
