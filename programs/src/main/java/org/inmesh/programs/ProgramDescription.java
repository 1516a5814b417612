package org.inmesh.programs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inmesh.coresim.MachineSpecification.Kind;

/**
 * Reads {@code library.toml}, each group's {@code group.toml} and each program's {@code
 * program.toml}. A mistake there is ours.
 */
final class ProgramDescription {
  private static final Set<String> PROGRAM_KEYS =
      Set.of("title", "description", "reference", "forms", "parameters");
  private static final Set<String> PARAMETER_KEYS =
      Set.of("name", "default", "minimum", "maximum", "meaning");
  private static final String ONLY_IN = "forms";

  private ProgramDescription() {}

  static List<ProgramGroup> groups() {
    List<ProgramGroup> groups = new ArrayList<>();
    for (JsonNode group : read("library/library.toml", Set.of("groups")).get("groups")) {
      groups.add(readGroup(group.asText()));
    }
    return groups;
  }

  private static ProgramGroup readGroup(String name) {
    JsonNode group = read("library/" + name + "/group.toml", Set.of("title", "programs"));
    List<LibraryProgram> programs = new ArrayList<>();
    for (JsonNode program : group.get("programs")) {
      programs.add(readProgram(name, program.asText()));
    }
    return new ProgramGroup(name, group.get("title").asText(), programs);
  }

  private static LibraryProgram readProgram(String group, String name) {
    String folder = "library/" + group + "/" + name + "/";
    String file = folder + "program.toml";
    JsonNode program = read(file, PROGRAM_KEYS);
    List<ProgramForm> forms = new ArrayList<>();
    for (Form form : Form.values()) {
      if (program.get("forms").has(form.key())) {
        String fileName = name + form.ending();
        forms.add(
            new ProgramForm(
                form,
                kinds(file, program.get("forms").get(form.key())),
                fileName,
                LibraryFiles.required(folder + fileName)));
      }
    }
    if (forms.isEmpty() || forms.size() != program.get("forms").size()) {
      throw new IllegalStateException(file + ": what are these forms?");
    }
    return new LibraryProgram(
        name,
        program.get("title").asText(),
        group,
        program.get("description").asText(),
        program.get("reference").asText(),
        parameters(file, program.get("parameters"), forms),
        forms,
        LibraryFiles.find(folder + "input.txt").orElse(""));
  }

  private static List<Kind> kinds(String file, JsonNode names) {
    List<Kind> kinds = new ArrayList<>();
    for (JsonNode name : names) {
      kinds.add(
          Arrays.stream(Kind.values())
              .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name.asText()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(file + ": what is " + name + "?")));
    }
    return kinds;
  }

  private static List<ProgramParameter> parameters(
      String file, JsonNode nodes, List<ProgramForm> forms) {
    List<ProgramParameter> parameters = new ArrayList<>();
    Set<String> earlier = new HashSet<>();
    for (JsonNode node : nodes) {
      Set<String> keys = new HashSet<>(PARAMETER_KEYS);
      List<Form> having = forms.stream().map(ProgramForm::form).toList();
      if (node.has(ONLY_IN)) {
        keys.add(ONLY_IN);
        having = forms(file, node.get(ONLY_IN));
      }
      requireKeys(file, node, keys);
      ProgramParameter parameter =
          new ProgramParameter(
              node.get("name").asText(),
              quantity(file, node.get("default"), Set.of()),
              node.get("minimum").intValue(),
              quantity(file, node.get("maximum"), earlier),
              node.get("meaning").asText(),
              having);
      parameters.add(parameter);
      earlier.add(parameter.name());
    }
    return parameters;
  }

  private static List<Form> forms(String file, JsonNode names) {
    List<Form> forms = new ArrayList<>();
    for (JsonNode name : names) {
      forms.add(
          Form.named(name.asText())
              .orElseThrow(() -> new IllegalStateException(file + ": what is " + name + "?")));
    }
    return forms;
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
