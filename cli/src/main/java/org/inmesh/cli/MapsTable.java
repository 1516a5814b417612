package org.inmesh.cli;

import java.io.IOException;
import java.io.Writer;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.LatencyHistogram.Bucket;
import org.inmesh.coresim.profile.RunProfile;

/**
 * A run's profile as lines of CSV: kind of value, unit, number of the core, router or link's
 * router, its column and row, direction of a link, first cycle of the interval, value. What does
 * not apply is empty. Values of 0 are left out.
 */
final class MapsTable {
  private static final String PICOJOULES = "pJ";

  private final Writer out;
  private final RunProfile profile;

  MapsTable(Writer out, RunProfile profile) {
    this.out = out;
    this.profile = profile;
  }

  void write() throws IOException {
    out.write("kind,unit,number,x,y,direction,start,value\n");
    for (int interval = 0; interval < profile.intervals(); interval++) {
      cores("core_busy_cycles", profile.busyCycles()[interval], profile.start(interval));
      cores("core_waiting_cycles", profile.waitingCycles()[interval], profile.start(interval));
      long[] flits = profile.linkFlits()[interval];
      for (int link = 0; link < flits.length; link++) {
        if (flits[link] != 0) {
          link("link_flits", "flits", link, "" + profile.start(interval), "" + flits[link]);
        }
      }
    }
    energy(profile.energy());
    for (Bucket bucket : profile.latencies().buckets()) {
      if (bucket.packets() != 0) {
        out.write(
            "packets_of_latency,packets,,,,,%s,%d\n".formatted(bucket.from(), bucket.packets()));
      }
    }
  }

  private void energy(EnergyMap energy) throws IOException {
    cores("core_energy_dynamic", energy.coreDynamic());
    cores("core_energy_leakage", energy.coreLeakage());
    cores("core_energy_off_chip", energy.offChip());
    routers("router_energy_dynamic", energy.routerDynamic());
    routers("router_energy_leakage", energy.routerLeakage());
    for (int link = 0; link < energy.linkDynamic().length; link++) {
      if (energy.linkDynamic()[link] != 0) {
        link("link_energy", PICOJOULES, link, "", "" + energy.linkDynamic()[link]);
      }
    }
  }

  private void cores(String kind, long[] values, long start) throws IOException {
    for (int core = 0; core < values.length; core++) {
      if (values[core] != 0) {
        core(kind, "core cycles", core, "" + start, "" + values[core]);
      }
    }
  }

  private void cores(String kind, double[] values) throws IOException {
    for (int core = 0; core < values.length; core++) {
      if (values[core] != 0) {
        core(kind, PICOJOULES, core, "", "" + values[core]);
      }
    }
  }

  private void routers(String kind, double[] values) throws IOException {
    for (int router = 0; router < values.length; router++) {
      if (values[router] != 0) {
        router(kind, PICOJOULES, router, "", "", "" + values[router]);
      }
    }
  }

  private void core(String kind, String unit, int core, String start, String value)
      throws IOException {
    int columns = profile.columns();
    line(kind, unit, core, core % columns, core / columns, "", start, value);
  }

  private void link(String kind, String unit, int link, String start, String value)
      throws IOException {
    String direction = RunProfile.directionOf(link).label();
    router(kind, unit, RunProfile.routerOf(link), direction, start, value);
  }

  private void router(
      String kind, String unit, int router, String direction, String start, String value)
      throws IOException {
    int column = profile.topology().routerColumn(router);
    int row = profile.topology().routerRow(router);
    line(kind, unit, router, column, row, direction, start, value);
  }

  private void line(
      String kind,
      String unit,
      int number,
      int column,
      int row,
      String direction,
      String start,
      String value)
      throws IOException {
    out.write(
        String.join(
            ",", kind, unit, "" + number, "" + column, "" + row, direction, start, value + "\n"));
  }
}
