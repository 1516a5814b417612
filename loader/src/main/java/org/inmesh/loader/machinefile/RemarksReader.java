package org.inmesh.loader.machinefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.inmesh.isa.transputer.assembly.NearestName;

/** Reads what a machine file says about itself: {@code description}, sources, what is left out. */
final class RemarksReader {
  static final String DESCRIPTION = "description";
  static final String SOURCES = "sources";
  static final String NOT_MODELLED = "not-modelled";

  /** The words that begin remarks. */
  static final List<String> WORDS = List.of(DESCRIPTION, SOURCES, NOT_MODELLED);

  private final BiConsumer<String, String> problem;
  private final Map<MachineKey, String> sources = new LinkedHashMap<>();
  private final List<String> notModelled = new ArrayList<>();
  private Optional<String> description = Optional.empty();

  /**
   * A reader.
   *
   * @param problem takes the path of what is wrong, as {@code sources.cores}, and a message
   */
  RemarksReader(BiConsumer<String, String> problem) {
    this.problem = problem;
  }

  /** Reads what one of {@link #WORDS} is set to. */
  void read(String word, JsonNode node) {
    switch (word) {
      case DESCRIPTION -> readDescription(node);
      case SOURCES -> readSources(node);
      case NOT_MODELLED -> readNotModelled(node);
      default -> throw new IllegalArgumentException(word);
    }
  }

  Remarks remarks() {
    return new Remarks(description, sources, notModelled);
  }

  private void readDescription(JsonNode node) {
    if (isText(node)) {
      description = Optional.of(node.textValue().strip());
    } else {
      problem.accept(DESCRIPTION, "description must be a text in quotes, not " + node);
    }
  }

  private void readSources(JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(entry -> readSource(entry.getKey(), entry.getValue()));
    } else {
      problem.accept(
          SOURCES,
          "sources is a table: a key in quotes and where its value comes from, such as"
              + " \"network.hop-latency\" = \"data sheet, page 3\"");
    }
  }

  private void readSource(String path, JsonNode node) {
    Optional<MachineKey> key = MachineKey.named(path);
    String place = SOURCES + "." + path;
    if (key.isPresent()) {
      if (isText(node)) {
        sources.put(key.get(), node.textValue().strip());
      } else {
        problem.accept(place, "the source of " + path + " must be a text in quotes, not " + node);
      }
    } else if (node.isObject() && MachineKey.isTable(path)) {
      // Keys without quotes: TOML makes tables of them.
      node.properties().forEach(entry -> readSource(path + "." + entry.getKey(), entry.getValue()));
    } else {
      List<String> names = MachineKey.all().stream().map(MachineKey::path).toList();
      String suggestion = NearestName.suggestion(path, names);
      problem.accept(
          place,
          "'%s' in sources is no key of a machine%s"
              .formatted(
                  path,
                  suggestion.isEmpty() ? "; 'inmesh machines --keys' lists them" : suggestion));
    }
  }

  private void readNotModelled(JsonNode node) {
    if (!node.isArray()) {
      problem.accept(
          NOT_MODELLED, "not-modelled must be a list of texts, as [\"caches\"], not " + node);
      return;
    }
    for (JsonNode element : node) {
      if (isText(element)) {
        notModelled.add(element.textValue().strip());
      } else {
        problem.accept(NOT_MODELLED, "not-modelled must be a list of texts, not of " + element);
      }
    }
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }
}
