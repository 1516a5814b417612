package org.inmesh.bench.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Heat maps as the page's script reads them. Values are 255ths of the greatest one of their layer,
 * a byte each, in base 64: so a map of 4096 cores and their links in 64 intervals takes some 1.7
 * MB. The whole run comes first, then the intervals.
 */
final class HeatMapData {
  private static final int FULL = 255;

  private HeatMapData() {}

  /** All maps of a figure. */
  static Map<String, Object> of(List<HeatMap> maps) {
    return Map.of("maps", maps.stream().map(HeatMapData::of).toList());
  }

  private static Map<String, Object> of(HeatMap map) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", map.name());
    data.put("cells", map.cells());
    data.put("columns", map.columns());
    data.put("rows", map.rows());
    data.put("linkColumns", map.linkColumns());
    data.put("cycles", map.cycles());
    data.put("interval", map.intervalCycles());
    data.put("layers", map.layers().stream().map(HeatMapData::of).toList());
    List<Integer> ends = new ArrayList<>();
    for (HeatMap.Link link : map.links()) {
      ends.add(link.from());
      ends.add(link.to());
    }
    data.put("links", ends);
    data.put("linkLayers", map.linkLayers().stream().map(HeatMapData::of).toList());
    return data;
  }

  private static Map<String, Object> of(HeatMap.Layer layer) {
    double most = layer.most();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", layer.name());
    data.put("unit", layer.unit());
    data.put("most", most);
    List<String> frames = new ArrayList<>();
    frames.add(quantised(layer.total(), most));
    for (double[] frame : layer.frames()) {
      frames.add(quantised(frame, most));
    }
    data.put("frames", frames);
    return data;
  }

  private static String quantised(double[] values, double most) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = most > 0 ? (byte) Math.round(FULL * values[i] / most) : 0;
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
