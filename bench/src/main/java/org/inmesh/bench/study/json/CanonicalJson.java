package org.inmesh.bench.study.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Texts of JSON that depend on their content alone: two spaces of indentation, lines that end in a
 * line feed on every host, and numbers as Java writes them, so that each is read again as it was.
 */
public final class CanonicalJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private CanonicalJson() {}

  /** The text of a tree, with a line feed at its end. */
  public static String text(JsonNode tree) {
    try {
      return MAPPER.writer(printer()).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException("a tree can be written", exception);
    }
  }

  /** The text of a tree in one line. */
  public static String line(JsonNode tree) {
    return tree.toString();
  }

  /**
   * Reads a text.
   *
   * @throws MalformedJsonException if it is not one value in JSON
   */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException exception) {
      throw new MalformedJsonException(exception.getOriginalMessage(), exception);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter);
  }
}
