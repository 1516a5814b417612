package org.inmesh.bench.study.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.MalformedJsonException;
import org.inmesh.bench.study.json.ProfileJson;
import org.inmesh.bench.study.json.RecordJson;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.bench.study.run.RunKey;

/** What became of a run, as a worker sends it. */
final class EndJson {
  private EndJson() {}

  static String text(RunEnd end) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    switch (end) {
      case RunEnd.Done done -> {
        tree.put("seconds", done.hostSeconds());
        tree.set("record", RecordJson.of(done.record()));
        done.profile().ifPresent(profile -> tree.set("profile", ProfileJson.of(profile)));
      }
      case RunEnd.Broken broken -> {
        tree.put("reason", broken.reason());
        tree.put("out_of_memory", broken.outOfMemory());
      }
      case RunEnd.Stopped stopped -> tree.put("stopped", true);
      case RunEnd.Lost lost -> throw new IllegalArgumentException("a worker does its runs itself");
    }
    return CanonicalJson.line(tree);
  }

  /**
   * Reads what a worker has sent.
   *
   * @throws MalformedJsonException if it is something else
   */
  static RunEnd read(RunKey key, String text) {
    JsonNode tree = CanonicalJson.parse(text);
    if (tree.has("record")) {
      Optional<FoldedProfile> profile =
          Optional.ofNullable(tree.get("profile")).map(ProfileJson::read);
      return new RunEnd.Done(
          RecordJson.read(key, tree.get("record")), profile, tree.path("seconds").asDouble());
    }
    if (tree.has("reason")) {
      return new RunEnd.Broken(tree.get("reason").asText(), tree.path("out_of_memory").asBoolean());
    }
    if (tree.has("stopped")) {
      return new RunEnd.Stopped();
    }
    throw new MalformedJsonException("a worker's answer is neither a result nor a reason");
  }
}
