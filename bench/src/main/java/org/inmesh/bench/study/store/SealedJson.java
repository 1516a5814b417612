package org.inmesh.bench.study.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.json.MalformedJsonException;
import org.inmesh.bench.study.run.RunKey;

/**
 * A text of JSON whose last field is the digest of the text itself, with zeros in its place: every
 * changed, missing or added byte is noticed.
 */
final class SealedJson {
  private static final String FIELD = "sha256";
  private static final String ZEROS = "0".repeat(64);

  private SealedJson() {}

  static String text(ObjectNode tree) {
    String unsealed = CanonicalJson.text(tree.deepCopy().put(FIELD, ZEROS));
    return withSeal(unsealed, RunKey.sha256(unsealed));
  }

  /**
   * Reads a text.
   *
   * @throws MalformedJsonException if it is damaged
   */
  static JsonNode read(String text) {
    int end = text.lastIndexOf('"');
    int start = end - ZEROS.length();
    if (start < 0) {
      throw new MalformedJsonException("it is cut off");
    }
    String unsealed = text.substring(0, start) + ZEROS + text.substring(end);
    if (!RunKey.sha256(unsealed).equals(text.substring(start, end))) {
      throw new MalformedJsonException("it is cut off or changed");
    }
    return CanonicalJson.parse(text);
  }

  private static String withSeal(String unsealed, String seal) {
    int start = unsealed.lastIndexOf(ZEROS);
    return unsealed.substring(0, start) + seal + unsealed.substring(start + ZEROS.length());
  }
}
