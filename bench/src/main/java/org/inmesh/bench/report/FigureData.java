package org.inmesh.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.chart.Chart.Point;
import org.inmesh.bench.chart.Chart.Scale;

/** What the scripts of a page draw figures from: plain maps, lists, texts and numbers. */
final class FigureData {
  private FigureData() {}

  /** Curves as lists of x and y; a y that grows without bound is null. */
  static Map<String, Object> of(Chart chart) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", chart.xLabel());
    data.put("y", chart.yLabel());
    data.put("logX", chart.xScale() == Scale.LOGARITHMIC);
    data.put("logY", chart.yScale() == Scale.LOGARITHMIC);
    data.put("most", chart.greatestShown());
    List<Map<String, Object>> curves = new ArrayList<>();
    for (Chart.Curve curve : chart.curves()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("label", curve.label());
      each.put("ideal", curve.ideal());
      each.put("x", curve.points().stream().map(Point::x).toList());
      each.put("y", new ArrayList<>(curve.points().stream().map(FigureData::bounded).toList()));
      curves.add(each);
    }
    data.put("curves", curves);
    List<Map<String, Object>> marks = new ArrayList<>();
    for (Chart.Mark mark : chart.marks()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("x", mark.x());
      each.put("y", mark.y());
      each.put("text", mark.text());
      marks.add(each);
    }
    data.put("marks", marks);
    return data;
  }

  private static Double bounded(Point point) {
    return point.isBounded() ? point.y() : null;
  }

  /** A graph as arrays: names and cores of processes, four numbers for each channel. */
  static Map<String, Object> of(ProcessGraph graph) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("columns", graph.columns());
    data.put("rows", graph.rows());
    data.put("names", graph.processes().stream().map(ProcessGraph.Process::name).toList());
    data.put("cores", graph.processes().stream().map(ProcessGraph.Process::core).toList());
    data.put(
        "channels",
        graph.channels().stream()
            .map(each -> Arrays.asList(each.writer(), each.reader(), each.messages(), each.bytes()))
            .toList());
    return data;
  }
}
