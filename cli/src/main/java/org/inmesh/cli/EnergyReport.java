package org.inmesh.cli;

import java.util.List;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.energy.NetworkEnergy;

/** Power, energy and area of each point, as a table. */
final class EnergyReport {
  private EnergyReport() {}

  /** The table of points whose energy was asked for. */
  static TextTable table(
      List<SweepPoint.Measured> points, ExperimentColumns columns, ReportOptions options) {
    TextTable table = new TextTable(columns.alignment(8));
    table.row(
        columns.heads(
            "offered", "mW", "flits", "clock", "leakage", "pJ/flit-hop", "pJ/bit", "mm2"));
    for (SweepPoint.Measured point : points) {
      NetworkEnergy energy = options.energy(point).orElseThrow();
      double total = energy.total();
      table.row(
          columns.cells(
              point.experiment(),
              SweepReport.load(point.result().offeredLoad()),
              NumberText.decimal(energy.averagePower(), 1),
              NumberText.percent(energy.flits() / total),
              NumberText.percent(energy.clock() / total),
              NumberText.percent((energy.routerLeakage() + energy.linkLeakage()) / total),
              decimal(energy.perFlitHop(), 2),
              decimal(energy.perDeliveredBit(), 3),
              NumberText.decimal(energy.routerArea(), 3)));
    }
    return table;
  }

  private static String decimal(double value, int digits) {
    return Double.isFinite(value) ? NumberText.decimal(value, digits) : "-";
  }

  /** What holds for all numbers. */
  static String note(NetworkEnergy energy) {
    return ("%s at %s MHz, links of %s mm, flits of %d bits; energy of routers and links from DSENT"
            + " 0.91, area of the routers.")
        .formatted(
            energy.technology(),
            SweepReport.load(energy.clockMegahertz()),
            SweepReport.load(energy.linkMillimetres()),
            Byte.SIZE * energy.specification().flitBytes());
  }
}
