package org.inmesh.bench.study.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.Form;

/** A run with everything that is needed to do it, as it is sent to other hosts. */
public final class RunJson {
  private RunJson() {}

  /** The tree of a run. */
  public static ObjectNode of(StudyRun run) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("program", run.program());
    tree.put("form", run.form().name());
    ArrayNode sources = tree.putArray("sources");
    for (SourceText source : run.sources()) {
      sources.addObject().put("file", source.file()).put("text", source.text());
    }
    tree.put("input", run.input());
    ObjectNode parameters = tree.putObject("parameters");
    run.parameters().forEach(parameters::put);
    tree.put("errors", run.errors().name());
    tree.put("placement", run.placement());
    tree.put("machine", run.machine());
    tree.put("maximum_cycles", run.maximumCycles());
    tree.set("measuring", measuring(run.measuring()));
    return tree;
  }

  static ObjectNode measuring(Measuring measuring) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("cycles", measuring.cycles());
    tree.put("memory", measuring.memory());
    return tree.put("profile", measuring.profile());
  }

  /**
   * The run of a tree.
   *
   * @throws MalformedJsonException if it is not one
   */
  public static StudyRun read(JsonNode tree) {
    List<SourceText> sources = new ArrayList<>();
    for (JsonNode source : Fields.array(tree, "sources")) {
      sources.add(new SourceText(Fields.text(source, "file"), Fields.text(source, "text")));
    }
    JsonNode measuring = Fields.object(tree, "measuring");
    return new StudyRun(
        Fields.text(tree, "program"),
        Fields.constant(tree, "form", Form.class),
        sources,
        Fields.text(tree, "input"),
        parameters(Fields.object(tree, "parameters")),
        Fields.constant(tree, "errors", ErrorMode.class),
        Fields.text(tree, "placement"),
        Fields.text(tree, "machine"),
        Fields.whole(tree, "maximum_cycles"),
        new Measuring(
            Fields.truth(measuring, "cycles"),
            Fields.truth(measuring, "memory"),
            Fields.truth(measuring, "profile")));
  }

  private static Map<String, Integer> parameters(JsonNode tree) {
    Map<String, Integer> parameters = new TreeMap<>();
    tree.fieldNames().forEachRemaining(name -> parameters.put(name, Fields.wholeInt(tree, name)));
    return parameters;
  }
}
