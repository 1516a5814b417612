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

  /**
   * Reads a file's text.
   *
   * @param file name for diagnostics
   * @throws BadInputException if it is not TOML, with the place
   */
  public static TomlFile read(String file, String text) {
    KeyLocator places = new KeyLocator(file, text);
    try {
      return new TomlFile(new TomlMapper().readTree(text), places);
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
    return places.place(line, column, 1).diagnostic("this is not TOML: " + message);
  }
}
