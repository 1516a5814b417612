package org.inmesh.traces.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a timeline and holds it to the rules of the Trace Event Format: each event has the fields
 * of its phase; slices of a track are nested and ascend; asynchronous slices begin and end once; an
 * arrow that ends has begun, and both ends lie in a slice; every track has a name.
 */
final class ChromeRules {
  private final Map<String, Deque<JsonNode>> open = new HashMap<>();
  private final Map<String, BigDecimal> latest = new HashMap<>();
  private final Map<String, BigDecimal> moments = new HashMap<>();
  private final Map<String, JsonNode> asynchronous = new HashMap<>();
  private final Map<Long, BigDecimal> arrows = new HashMap<>();
  private final Set<String> named = new HashSet<>();

  private ChromeRules() {}

  /** All events of a document that keeps the rules. */
  static List<JsonNode> check(String document) {
    JsonNode root;
    try {
      root =
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .build()
              .readTree(document);
    } catch (JsonProcessingException exception) {
      throw new AssertionError(exception);
    }
    ChromeRules rules = new ChromeRules();
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode event : root.required("traceEvents")) {
      rules.check(event);
      events.add(event);
    }
    rules.open.forEach((track, slices) -> assertThat(slices).as(track).isEmpty());
    assertThat(rules.asynchronous).isEmpty();
    return events;
  }

  private void check(JsonNode event) {
    String phase = event.required("ph").textValue();
    assertThat(event.required("name").textValue()).isNotEmpty();
    assertThat(event.required("pid").isInt() && event.required("tid").isInt()).isTrue();
    assertThat(event.required("pid").intValue()).isPositive();
    String group = "group " + event.get("pid");
    String track = group + " track " + event.get("tid");
    BigDecimal time = event.required("ts").decimalValue();
    assertThat(time).isNotNegative();
    if (!phase.equals("M")) {
      assertThat(named).contains(group);
    }
    switch (phase) {
      case "M" -> {
        assertThat(event.get("name").textValue())
            .isIn("process_name", "thread_name", "process_sort_index", "thread_sort_index");
        if (event.get("name").textValue().endsWith("_name")) {
          boolean ofGroup = event.get("name").textValue().startsWith("process");
          assertThat(event.at("/args/name").textValue()).isNotEmpty();
          assertThat(named.add(ofGroup ? group : track)).as(track).isTrue();
        }
      }
      case "B" -> {
        ascends(track, time);
        open.computeIfAbsent(track, key -> new ArrayDeque<>()).push(event);
      }
      case "E" -> {
        ascends(track, time);
        JsonNode begin = open.get(track).pop();
        assertThat(begin.get("name")).isEqualTo(event.get("name"));
      }
      case "X" -> {
        ascends(track, time);
        assertThat(event.required("dur").decimalValue()).isZero();
        moments.put(track, time);
      }
      case "s" -> {
        assertThat(moments.get(track)).isEqualTo(time);
        assertThat(arrows.put(event.required("id").longValue(), time)).isNull();
      }
      case "f" -> {
        assertThat(event.required("bp").textValue()).isEqualTo("e");
        assertThat(moments.get(track)).isEqualTo(time);
        assertThat(arrows.remove(event.required("id").longValue())).isLessThanOrEqualTo(time);
      }
      case "i" -> {
        ascends(track, time);
        assertThat(event.required("s").textValue()).isEqualTo("t");
      }
      case "b" -> assertThat(asynchronous.put(asynchronousKey(event), event)).isNull();
      case "n" -> assertThat(event.required("id").textValue()).isNotEmpty();
      case "e" -> {
        JsonNode begin = asynchronous.remove(asynchronousKey(event));
        assertThat(begin.get("name")).isEqualTo(event.get("name"));
        assertThat(begin.get("ts").decimalValue()).isLessThanOrEqualTo(time);
      }
      case "C" -> assertThat(event.required("args")).allMatch(JsonNode::isNumber).isNotEmpty();
      default -> throw new AssertionError("no phase " + phase);
    }
  }

  private static String asynchronousKey(JsonNode event) {
    return event.get("pid") + event.required("cat").textValue() + event.required("id").textValue();
  }

  private void ascends(String track, BigDecimal time) {
    assertThat(named).contains(track);
    BigDecimal before = latest.put(track, time);
    if (before != null) {
      assertThat(time).as(track).isGreaterThanOrEqualTo(before);
    }
  }
}
