package org.inmesh.loader.toml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.List;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/**
 * The content of a TOML file.
 *
 * @param document its tables and values
 * @param places of its keys
 */
public record TomlFile(JsonNode document, KeyLocator places) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Reads a file's text. A byte order mark at its beginning, which some editors write, is no part
   * of it.
   *
   * @param file name for diagnostics
   * @throws BadInputException if it is not TOML, with the place
   */
  public static TomlFile read(String file, String text) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    KeyLocator places = new KeyLocator(file, content);
    try {
      return new TomlFile(new TomlMapper().readTree(content), places);
    } catch (JsonProcessingException e) {
      throw new BadInputException(List.of(syntaxError(places, e)));
    }
  }

  private static Diagnostic syntaxError(KeyLocator places, JsonProcessingException e) {
    String message = e.getOriginalMessage();
    boolean twice = message.contains("Duplicate key") || message.contains("redefined");
    if (twice && places.secondDefinition().isPresent()) {
      return places.secondDefinition().get().diagnostic("this is set twice");
    }
    int line = e.getLocation().getLineNr();
    int column = Math.max(1, e.getLocation().getColumnNr());
    // The parser's words for nearly all that is no TOML, such as a text without quotes.
    String hint =
        message.equals("Unknown token")
            ? "here must be a [table], or key = value with texts in quotes"
            : message;
    return places.place(line, column, 1).diagnostic("this is not TOML: " + hint);
  }
}
