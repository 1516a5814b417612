package org.inmesh.bench.study.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StatisticKeys;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;

/** The result of a run; its statistics have their stable names, in their usual order. */
public final class RecordJson {
  private RecordJson() {}

  /** The tree of a result, without its key. */
  public static ObjectNode of(RunRecord record) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("status", record.status());
    ArrayNode report = tree.putArray("report");
    record.report().forEach(report::add);
    ObjectNode statistics = tree.putObject("statistics");
    record.statistics().forEach((statistic, value) -> put(statistics, statistic.key(), value));
    tree.put("placed_byte_hops", record.placedByteHops());
    return tree.put("output", record.output());
  }

  private static void put(ObjectNode tree, String name, Number value) {
    if (value instanceof Double ratio) {
      if (Double.isFinite(ratio)) {
        tree.put(name, ratio);
      } else {
        tree.put(name, ratio.toString());
      }
    } else {
      tree.put(name, value.longValue());
    }
  }

  /**
   * The result of a tree.
   *
   * @throws MalformedJsonException if it is not one
   */
  public static RunRecord read(RunKey key, JsonNode tree) {
    List<String> report = new ArrayList<>();
    Fields.array(tree, "report").forEach(line -> report.add(line.asText()));
    Map<Statistic, Number> statistics = new EnumMap<>(Statistic.class);
    JsonNode values = Fields.object(tree, "statistics");
    values
        .fieldNames()
        .forEachRemaining(
            name -> statistics.put(statistic(name), Fields.number(values.get(name), name)));
    return new RunRecord(
        key,
        ending(Fields.text(tree, "status")),
        report,
        statistics,
        Fields.text(tree, "output"),
        Fields.whole(tree, "placed_byte_hops"));
  }

  private static Statistic statistic(String name) {
    return StatisticKeys.find(name)
        .orElseThrow(() -> new MalformedJsonException("there is no statistic '" + name + "'"));
  }

  private static Optional<RunResult.Ending> ending(String status) {
    if (status.equals(RunRecord.REFUSED)) {
      return Optional.empty();
    }
    for (RunResult.Ending ending : RunResult.Ending.values()) {
      if (RunRecord.status(ending).equals(status)) {
        return Optional.of(ending);
      }
    }
    throw new MalformedJsonException("there is no status '" + status + "'");
  }
}
