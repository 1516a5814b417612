package org.inmesh.programs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code library.toml} and each program's {@code program.toml}. A mistake there is ours. */
final class ProgramDescription {
  private static final Set<String> PROGRAM_KEYS =
      Set.of("title", "group", "description", "reference", "parameters");
  private static final Set<String> PARAMETER_KEYS =
      Set.of("name", "default", "minimum", "maximum", "meaning");

  private ProgramDescription() {}

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (JsonNode name : read("library.toml", Set.of("programs")).get("programs")) {
      names.add(name.asText());
    }
    return names;
  }

  static LibraryProgram read(String name) {
    String file = name + "/program.toml";
    JsonNode program = read(file, PROGRAM_KEYS);
    List<ProgramParameter> parameters = new ArrayList<>();
    Set<String> earlier = new HashSet<>();
    for (JsonNode node : program.get("parameters")) {
      requireKeys(file, node, PARAMETER_KEYS);
      ProgramParameter parameter =
          new ProgramParameter(
              node.get("name").asText(),
              quantity(file, node.get("default"), Set.of()),
              node.get("minimum").intValue(),
              quantity(file, node.get("maximum"), earlier),
              node.get("meaning").asText());
      parameters.add(parameter);
      earlier.add(parameter.name());
    }
    return new LibraryProgram(
        name,
        program.get("title").asText(),
        program.get("group").asText(),
        program.get("description").asText(),
        program.get("reference").asText(),
        parameters,
        LibraryFiles.required(name + "/" + name + ".occ"));
  }

  /** An integer, the name of an earlier parameter, or else a property of the machine. */
  private static Quantity quantity(String file, JsonNode node, Set<String> earlier) {
    if (node.isInt()) {
      return new Quantity.Number(node.intValue());
    }
    String name = node.asText();
    if (earlier.contains(name)) {
      return new Quantity.OfParameter(name);
    }
    for (Quantity.OfMachine property : Quantity.OfMachine.values()) {
      if (property.toString().equals(name)) {
        return property;
      }
    }
    throw new IllegalStateException("%s: what is '%s'?".formatted(file, name));
  }

  private static JsonNode read(String file, Set<String> keys) {
    try {
      JsonNode node = new TomlMapper().readTree(LibraryFiles.required(file));
      requireKeys(file, node, keys);
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private static void requireKeys(String file, JsonNode node, Set<String> keys) {
    Set<String> found = new HashSet<>();
    node.fieldNames().forEachRemaining(found::add);
    if (!found.equals(keys)) {
      throw new IllegalStateException(
          "%s has the keys %s instead of %s".formatted(file, found, keys));
    }
  }
}
