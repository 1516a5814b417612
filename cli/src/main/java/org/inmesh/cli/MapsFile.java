package org.inmesh.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.LatencyHistogram;
import org.inmesh.coresim.profile.LatencyHistogram.Bucket;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;

/** Writes a run's profile: one object of JSON, or a line of CSV for each value that is not 0. */
final class MapsFile {
  private final RunProfile profile;

  private MapsFile(RunProfile profile) {
    this.profile = profile;
  }

  /** Writes a file whose name {@link Format#of} has accepted. */
  static void write(Path file, RunProfile profile) throws IOException {
    MapsFile maps = new MapsFile(profile);
    if (Format.of(file) == Format.JSON) {
      OutputFile.write(file, new ObjectMapper().writeValueAsString(maps.object()) + "\n");
    } else {
      StringWriter table = new StringWriter();
      new MapsTable(table, profile).write();
      OutputFile.write(file, table.toString());
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("columns", profile.columns());
    object.put("rows", profile.rows());
    object.put("router_columns", profile.topology().routerColumns());
    object.put("router_rows", profile.topology().routerRows());
    object.put("cycles", profile.cycles());
    object.put("interval_cycles", profile.intervalCycles());
    object.put("core_busy_cycles", profile.busyCycles());
    object.put("core_waiting_cycles", profile.waitingCycles());
    object.put("links", links());
    object.put("link_flits", profile.linkFlits());
    EnergyMap energy = profile.energy();
    object.put("core_energy_dynamic", energy.coreDynamic());
    object.put("core_energy_leakage", energy.coreLeakage());
    object.put("core_energy_off_chip", energy.offChip());
    object.put("router_energy_dynamic", energy.routerDynamic());
    object.put("router_energy_leakage", energy.routerLeakage());
    object.put("link_energy", energy.linkDynamic());
    object.put("packet_latency", latencies(profile.latencies()));
    return object;
  }

  /** What the numbers of links mean; those that there are not lead nowhere. */
  private List<Map<String, Object>> links() {
    List<Map<String, Object>> links = new ArrayList<>();
    for (int link = 0; link < profile.energy().linkDynamic().length; link++) {
      int to = profile.leadsTo(link);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("router", RunProfile.routerOf(link));
      row.put("direction", RunProfile.directionOf(link).label());
      row.put("to", to == Topology.NONE ? null : to);
      links.add(row);
    }
    return links;
  }

  private static Map<String, Object> latencies(LatencyHistogram latencies) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("packets", latencies.packets());
    object.put("mean", latencies.mean());
    object.put("p50", latencies.median());
    object.put("p90", latencies.percentile90());
    object.put("p99", latencies.percentile99());
    object.put("p999", latencies.percentile999());
    object.put("max", latencies.maximum());
    List<Map<String, Object>> buckets = new ArrayList<>();
    for (Bucket bucket : latencies.buckets()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("from", bucket.from());
      row.put("to", bucket.to());
      row.put("packets", bucket.packets());
      buckets.add(row);
    }
    object.put("buckets", buckets);
    return object;
  }
}
