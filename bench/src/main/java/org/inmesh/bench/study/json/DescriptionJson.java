package org.inmesh.bench.study.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.occam.source.SourceText;

/**
 * A run as a reader of its result wants to see it: the machine key by key, and of the program's
 * texts the digests alone.
 */
public final class DescriptionJson {
  private DescriptionJson() {}

  /** The tree of a run. */
  public static ObjectNode of(StudyRun run, SimulatorVersion simulator) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("program", run.program());
    tree.put("form", run.form().key());
    ObjectNode parameters = tree.putObject("parameters");
    run.parameters().forEach(parameters::put);
    tree.put("placement", run.placement());
    tree.put("errors", run.errors().text());
    tree.put("maximum_cycles", run.maximumCycles());
    tree.set("measuring", RunJson.measuring(run.measuring()));
    ArrayNode sources = tree.putArray("sources");
    for (SourceText source : run.sources()) {
      sources.addObject().put("file", source.file()).put("sha256", RunKey.sha256(source.text()));
    }
    tree.put("input_sha256", RunKey.sha256(run.input()));
    ObjectNode version = tree.putObject("simulator");
    version.put("version", simulator.version()).put("sources_sha256", simulator.digest());
    tree.set("machine", machine(run.machine()));
    return tree;
  }

  /** The lines of a machine's text, whose values are the same in TOML and in JSON. */
  private static JsonNode machine(String text) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    try {
      for (String line : text.lines().toList()) {
        int equals = line.indexOf(" = ");
        if (equals < 0) {
          return JsonNodeFactory.instance.textNode(text);
        }
        tree.set(line.substring(0, equals), CanonicalJson.parse(line.substring(equals + 3)));
      }
      return tree;
    } catch (MalformedJsonException exception) {
      // Written by hand, perhaps with tables or comments: it is shown as it is.
      return JsonNodeFactory.instance.textNode(text);
    }
  }
}
