package org.inmesh.bench.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;
import org.inmesh.mesh.epiphany.calibration.BlockTransfers;
import org.inmesh.mesh.epiphany.calibration.BlockTransfers.DmaCycles;
import org.inmesh.mesh.epiphany.calibration.BlockTransfers.Transfer;
import org.inmesh.mesh.epiphany.calibration.RemoteLoads;
import org.inmesh.mesh.epiphany.calibration.SiliconMeasurements;
import org.inmesh.mesh.epiphany.calibration.WriteLatency;

/** Epiphany-III, 4 x 4 cores at 600 MHz: its network, and how a program scales that needs none. */
final class EpiphanyThree implements Validation {
  private static final String LATENCY =
      "fabigB/myParallella, noCPerformance/latency: half of a round trip without the timer's 89"
          + " cycles";
  private static final String LOADS = "Adapteva's test emesh_read_latency, limits of 10 %";
  private static final String LINKS = "Adapteva, Epiphany Architecture Reference, eMesh";
  private static final String COPIES =
      "fabigB/myParallella, realTime/latencyBandwidthTest, clock and answer (111 cycles) taken off";
  private static final String KERNELS = "Ross et al. 2015, 16 cores";
  private static final String SERIES =
      "published speed-up of an embarrassingly parallel series from 1 to 16 cores; its size is not"
          + " known here";

  /** Adapteva's test accepts so much. */
  private static final double LOAD_PERCENT = 10;

  private static final int LONGEST_WAY = 6;
  private static final int LOADS_EACH = 10;

  /** Core 0 to core 15, the transfer that others disturb. */
  private static final int FAR = 15;

  private static final int WRITES_OF_4_KIB = 512;

  @Override
  public String name() {
    return "epiphany-iii";
  }

  @Override
  public String title() {
    return "Epiphany-III: writes, loads, links, DMA, speed-up";
  }

  @Override
  public List<ValidationRow> measure() {
    MachineSpecification machine = Presets.load(name());
    NetworkSpecification network = machine.network();
    List<ValidationRow> rows = new ArrayList<>();
    addWrites(network, rows);
    addLoads(network, rows);
    addLinks(machine, rows);
    addCopies(network, rows);
    addKernels(rows);
    return rows;
  }

  private static void addWrites(NetworkSpecification network, List<ValidationRow> rows) {
    List<LeastSquares.Point> measured = new ArrayList<>();
    List<LeastSquares.Point> ours = new ArrayList<>();
    for (int core = 1; core < network.nodes(); core++) {
      int hops = network.distance(0, core);
      measured.add(
          new LeastSquares.Point(hops, SiliconMeasurements.WRITE_LATENCY_FROM_CORE_0.get(core)));
      ours.add(new LeastSquares.Point(hops, WriteLatency.cycles(network, 0, core)));
    }
    for (int hops = 1; hops <= LONGEST_WAY; hops++) {
      rows.add(
          ValidationRow.measured(
              hops == 1 ? "write over 1 hop" : "write over " + hops + " hops",
              "cycles",
              ReferenceValue.of(mean(measured, hops), LATENCY),
              mean(ours, hops),
              Basis.FITTED));
    }
    LeastSquares line = LeastSquares.of(measured);
    LeastSquares ourLine = LeastSquares.of(ours);
    String source = "least squares of the write latencies above";
    rows.add(
        ValidationRow.measured(
            "write: a hop more",
            "cycles",
            ReferenceValue.of(line.slope(), source),
            ourLine.slope(),
            Basis.PREDICTION));
    rows.add(
        ValidationRow.measured(
            "write: store and poll loop, at 0 hops",
            "cycles",
            ReferenceValue.of(line.constant(), source),
            ourLine.constant(),
            Basis.FITTED));
  }

  private static double mean(List<LeastSquares.Point> points, int hops) {
    return points.stream()
        .filter(point -> point.x() == hops)
        .mapToDouble(LeastSquares.Point::y)
        .average()
        .orElseThrow();
  }

  private static void addLoads(NetworkSpecification network, List<ValidationRow> rows) {
    for (int hops = 0; hops <= LONGEST_WAY; hops++) {
      int distance = hops;
      int target =
          IntStream.range(0, network.nodes())
              .filter(core -> network.distance(0, core) == distance)
              .findFirst()
              .orElseThrow();
      double ours =
          RemoteLoads.cyclesPerLoad(
              network,
              List.of(new RemoteLoads.Reader(0, target)),
              LOADS_EACH,
              RemoteLoads.LoadCycles.measured())[0];
      rows.add(
          ValidationRow.measured(
              "dependent loads over " + hops + (hops == 1 ? " hop" : " hops"),
              "cycles",
              ReferenceValue.within(LOAD_PERCENT, SiliconMeasurements.loadCycles(hops), LOADS),
              ours,
              Basis.FITTED));
    }
  }

  private static void addLinks(MachineSpecification machine, List<ValidationRow> rows) {
    NetworkSpecification network = machine.network();
    double bytes = EpiphanyLinks.bytesPerCoreCycle(network);
    rows.add(
        ValidationRow.measured(
            "writes on a link", "bytes/cycle", ReferenceValue.of(8, LINKS), bytes, Basis.PUT_IN));
    rows.add(
        ValidationRow.measured(
            "writes on a link",
            "GB/s",
            ReferenceValue.of(4.8, LINKS),
            bytes * machine.clockMegahertz() / 1000,
            Basis.PUT_IN));
    rows.add(
        ValidationRow.measured(
            "from one read request to the next",
            "cycles",
            ReferenceValue.of(8, LINKS + " (about)"),
            EpiphanyLinks.coreCyclesBetweenPackets(network, EpiphanyNetwork.READ_REQUEST),
            Basis.PUT_IN));
  }

  private static void addCopies(NetworkSpecification network, List<ValidationRow> rows) {
    for (SiliconMeasurements.Copy copy : SiliconMeasurements.COPIES) {
      rows.add(
          ValidationRow.measured(
              String.format(Locale.ROOT, "DMA of %d bytes from core 0 to 15", 8 * copy.writes()),
              "cycles",
              copied(copy.cycles()),
              copyCycles(network, copy.writes(), List.of()),
              Basis.FITTED));
    }
    for (SiliconMeasurements.CrowdedCopy copy : SiliconMeasurements.CROWDED_COPIES) {
      String others =
          copy.others().stream()
              .map(other -> other.source() + " to " + other.destination())
              .collect(Collectors.joining(", "));
      rows.add(
          ValidationRow.measured(
              "DMA of 4096 bytes beside " + others,
              "cycles",
              copied(copy.cycles()),
              copyCycles(network, WRITES_OF_4_KIB, copy.others()),
              Basis.PREDICTION));
    }
  }

  private static ReferenceValue copied(int cycles) {
    return ReferenceValue.of(cycles - SiliconMeasurements.COPY_OVERHEAD, COPIES);
  }

  private static double copyCycles(
      NetworkSpecification network, int writes, List<Transfer> others) {
    List<Transfer> transfers = new ArrayList<>(List.of(new Transfer(0, FAR, writes)));
    transfers.addAll(others);
    return BlockTransfers.cycles(network, transfers, DmaCycles.measured())[0];
  }

  private void addKernels(List<ValidationRow> rows) {
    rows.add(
        ValidationRow.measured(
            "speed-up of a series, 1 to 16 cores",
            "times",
            ReferenceValue.of(15.85, SERIES),
            SeriesSpeedUp.of(name(), 16),
            Basis.PREDICTION));
    rows.add(
        ValidationRow.notComparable(
            "matrix multiplication by MPI", "GFLOPS", ReferenceValue.of(9.1, KERNELS)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Writes: ours are the network's cycles and 11.4 for the sender's store and the receiver's"
            + " poll loop, chosen as the mean of what the network leaves of the measured points."
            + " The slope is not fitted: a hop takes 1.5 cycles by Adapteva's reference, measured"
            + " were 1.44 with round trips in steps of 9 cycles, a turn of the poll loop. The"
            + " constant at 0 hops has the network's 1.5 of the first router in it.",
        "Loads: 15 cycles outside the network are chosen so that 18 at no distance comes out;"
            + " 3 for each hop, there and back, are the network's.",
        "DMA: 299 cycles to start and 3.26 for each 8 bytes are fitted to the six copies without"
            + " others; those beside others are prediction. Two others lengthen the copy by 3 to"
            + " 6 % on the chip and by nothing here, where engines write at even intervals.",
        "The series computes pi by 20,480 midpoints; the published size is not known. 5,120 would"
            + " give 15.38, 81,920 15.96, so that agreement says only that little is lost.",
        "GFLOPS are not comparable: the cores execute transputer code here.");
  }
}
