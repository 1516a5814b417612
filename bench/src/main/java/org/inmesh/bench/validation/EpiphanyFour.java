package org.inmesh.bench.validation;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.mesh.NetworkSpecification;

/** Epiphany-IV, 8 x 8 cores: its network's published rates. */
final class EpiphanyFour implements Validation {
  private static final String REFERENCE =
      "Adapteva, Epiphany Architecture Reference, eMesh: 1.5 cycles a hop, 8 bytes a cycle";
  private static final String KERNELS = "Varghese et al., IJHPCA 2017: of 76.8 GFLOPS peak";

  @Override
  public String name() {
    return "epiphany-iv";
  }

  @Override
  public String title() {
    return "Epiphany-IV: hops, links; kernels are not comparable";
  }

  @Override
  public List<ValidationRow> measure() {
    MachineSpecification machine = Presets.load(name());
    NetworkSpecification network = machine.network();
    int corner = network.nodes() - 1;
    double hop =
        (EpiphanyLinks.writeCycles(network, 0, corner) - EpiphanyLinks.writeCycles(network, 0, 1))
            / (network.distance(0, corner) - 1);
    return List.of(
        ValidationRow.measured(
            "write: a hop more", "cycles", ReferenceValue.of(1.5, REFERENCE), hop, Basis.PUT_IN),
        ValidationRow.measured(
            "writes on a link",
            "GB/s",
            ReferenceValue.of(4.8, REFERENCE),
            EpiphanyLinks.bytesPerCoreCycle(network) * machine.clockMegahertz() / 1000,
            Basis.PUT_IN),
        ValidationRow.notComparable("5-point stencil", "GFLOPS", ReferenceValue.of(65.2, KERNELS)),
        ValidationRow.notComparable(
            "matrix multiplication", "GFLOPS", ReferenceValue.of(65.3, KERNELS)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "No latency measured on this chip was found; the network is Epiphany-III's, which is"
            + " held to measurements (epiphany-iii).",
        "GFLOPS are not comparable: the cores execute transputer code here, whose floating point"
            + " takes many cycles where the chip adds and multiplies in one. Which part of the"
            + " peak a kernel reaches is a matter of the same instructions.");
  }
}
