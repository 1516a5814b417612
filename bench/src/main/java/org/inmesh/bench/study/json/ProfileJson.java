package org.inmesh.bench.study.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.coresim.profile.LatencyHistogram;

/** A profile of a run of a study. */
public final class ProfileJson {
  private ProfileJson() {}

  /** The tree of a profile. */
  public static ObjectNode of(FoldedProfile profile) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("columns", profile.columns());
    tree.put("rows", profile.rows());
    tree.put("block_columns", profile.blockColumns());
    tree.put("block_rows", profile.blockRows());
    tree.put("cycles", profile.cycles());
    tree.put("interval_cycles", profile.intervalCycles());
    tree.set("busy_cycles", table(profile.busyCycles()));
    tree.set("waiting_cycles", table(profile.waitingCycles()));
    tree.set("border_flits", table(profile.borderFlits()));
    ArrayNode energy = tree.putArray("energy");
    for (double cell : profile.energy()) {
      energy.add(cell);
    }
    tree.set("latencies", latencies(profile.latencies()));
    return tree;
  }

  private static ArrayNode table(long[][] rows) {
    ArrayNode tree = JsonNodeFactory.instance.arrayNode();
    for (long[] row : rows) {
      ArrayNode values = tree.addArray();
      for (long value : row) {
        values.add(value);
      }
    }
    return tree;
  }

  private static ObjectNode latencies(LatencyHistogram histogram) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("packets", histogram.packets());
    tree.put("mean", histogram.mean());
    tree.put("median", histogram.median());
    tree.put("percentile90", histogram.percentile90());
    tree.put("percentile99", histogram.percentile99());
    tree.put("percentile999", histogram.percentile999());
    tree.put("maximum", histogram.maximum());
    ArrayNode buckets = tree.putArray("buckets");
    for (LatencyHistogram.Bucket bucket : histogram.buckets()) {
      buckets
          .addObject()
          .put("from", bucket.from())
          .put("to", bucket.to())
          .put("packets", bucket.packets());
    }
    return tree;
  }

  /**
   * The profile of a tree.
   *
   * @throws MalformedJsonException if it is not one
   */
  public static FoldedProfile read(JsonNode tree) {
    JsonNode energy = Fields.array(tree, "energy");
    double[] cells = new double[energy.size()];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = Fields.number(energy.get(cell), "energy").doubleValue();
    }
    return new FoldedProfile(
        Fields.wholeInt(tree, "columns"),
        Fields.wholeInt(tree, "rows"),
        Fields.wholeInt(tree, "block_columns"),
        Fields.wholeInt(tree, "block_rows"),
        Fields.whole(tree, "cycles"),
        Fields.whole(tree, "interval_cycles"),
        readTable(tree, "busy_cycles"),
        readTable(tree, "waiting_cycles"),
        readTable(tree, "border_flits"),
        cells,
        readLatencies(Fields.object(tree, "latencies")));
  }

  private static long[][] readTable(JsonNode tree, String name) {
    JsonNode rows = Fields.array(tree, name);
    long[][] table = new long[rows.size()][];
    for (int row = 0; row < table.length; row++) {
      JsonNode values = rows.get(row);
      table[row] = new long[values.size()];
      for (int i = 0; i < values.size(); i++) {
        table[row][i] = Fields.number(values.get(i), name).longValue();
      }
    }
    return table;
  }

  private static LatencyHistogram readLatencies(JsonNode tree) {
    List<LatencyHistogram.Bucket> buckets = new ArrayList<>();
    for (JsonNode bucket : Fields.array(tree, "buckets")) {
      buckets.add(
          new LatencyHistogram.Bucket(
              Fields.real(bucket, "from"),
              Fields.real(bucket, "to"),
              Fields.whole(bucket, "packets")));
    }
    return new LatencyHistogram(
        Fields.whole(tree, "packets"),
        Fields.real(tree, "mean"),
        Fields.real(tree, "median"),
        Fields.real(tree, "percentile90"),
        Fields.real(tree, "percentile99"),
        Fields.real(tree, "percentile999"),
        Fields.real(tree, "maximum"),
        buckets);
  }
}
