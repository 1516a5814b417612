package org.inmesh.loader.litmus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.litmus.AllowedStates;
import org.inmesh.coresim.litmus.Condition;
import org.inmesh.coresim.litmus.FinalState;
import org.inmesh.coresim.litmus.Instruction;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.coresim.litmus.Observation;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Variable;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;
import org.inmesh.loader.BadInputException;

/**
 * Reads a test from a line of JSON, with the states that memory models allow. Operations of threads
 * are {@code W x 1}, {@code R x rax} and {@code F}.
 */
final class JsonLinesReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WRITE = Pattern.compile("W (\\w+) (-?\\w+)");
  private static final Pattern READ = Pattern.compile("R (\\w+) (\\w+)");
  private static final Pattern VALUE =
      Pattern.compile("\\s*(?:(\\d+):(\\w+)|\\[(\\w+)\\])=(-?\\w+);");

  private final SourceText source;
  private final int start;
  private final String line;

  /**
   * For a line of a file.
   *
   * @param start offset of the line in the text
   */
  JsonLinesReader(SourceText source, int start, String line) {
    this.source = source;
    this.start = start;
    this.line = line;
  }

  /** Reads the test. */
  LitmusTest read() {
    JsonNode test = parse();
    List<List<Instruction>> threads = threads(test);
    String text = text(test, "condition");
    Complaint complaint = (offset, length, message) -> wrong("condition", message);
    Condition condition = new ConditionReader(text, 0, complaint, name -> name).read();
    Map<Consistency, AllowedStates> allowed = new EnumMap<>(Consistency.class);
    SortedSet<Variable> observed = observed(test, condition);
    for (Consistency consistency : Consistency.values()) {
      String key = consistency.name().toLowerCase(Locale.ROOT);
      if (test.has(key)) {
        allowed.put(consistency, allowed(test.get(key), key, observed));
      }
    }
    Threads.check(observed, threads.size(), message -> wrong("condition", message));
    return new LitmusTest(
        text(test, "name"),
        threads,
        Map.of(),
        condition,
        List.copyOf(observed),
        allowed,
        LitmusTest.NO_FILTER);
  }

  private JsonNode parse() {
    try {
      JsonNode test = JSON.readTree(line);
      if (!test.isObject()) {
        throw source.at(start, 1, "expected a JSON object, a litmus test in a line");
      }
      return test;
    } catch (JsonProcessingException exception) {
      int column = Math.max(1, exception.getLocation().getColumnNr());
      throw source.at(start + column - 1, 1, "this is not JSON: " + exception.getOriginalMessage());
    }
  }

  private List<List<Instruction>> threads(JsonNode test) {
    JsonNode array = test.path("threads");
    if (!array.isArray() || array.isEmpty()) {
      throw wrong("threads", "expected \"threads\", an array of arrays of operations");
    }
    List<List<Instruction>> threads = new ArrayList<>();
    for (JsonNode thread : array) {
      List<Instruction> instructions = new ArrayList<>();
      thread.forEach(operation -> instructions.add(instruction(operation.asText())));
      threads.add(instructions);
    }
    return threads;
  }

  private Instruction instruction(String operation) {
    Matcher write = WRITE.matcher(operation);
    if (write.matches() && Numbers.isNumber(write.group(2))) {
      return new Instruction.Store(write.group(1), new Immediate(value(write.group(2), operation)));
    }
    Matcher read = READ.matcher(operation);
    if (read.matches()) {
      return new Instruction.Load(read.group(2), read.group(1));
    }
    if (operation.equals("F")) {
      return new Instruction.Fence();
    }
    throw wrong(
        operation,
        "an operation is 'W x 1', 'R x rax' or 'F' (store, load, fence), not '" + operation + "'");
  }

  private int value(String number, String where) {
    return Numbers.value(number, 0, (offset, length, message) -> wrong(where, message));
  }

  /** What the first state has values of: the condition's variables and maybe more. */
  private SortedSet<Variable> observed(JsonNode test, Condition condition) {
    SortedSet<Variable> observed = new TreeSet<>(condition.proposition().variables());
    for (Consistency consistency : Consistency.values()) {
      JsonNode first =
          test.path(consistency.name().toLowerCase(Locale.ROOT)).path("states").path(0);
      observed.addAll(state(first.asText()).keySet());
    }
    return observed;
  }

  private AllowedStates allowed(JsonNode model, String key, SortedSet<Variable> observed) {
    Observation verdict = null;
    for (Observation observation : Observation.values()) {
      if (observation.toString().equals(model.path("verdict").asText())) {
        verdict = observation;
      }
    }
    JsonNode states = model.path("states");
    if (verdict == null || !states.isArray() || states.isEmpty()) {
      throw wrong(
          key,
          "\"%s\" wants \"verdict\", Never, Sometimes or Always, and \"states\", an array"
              .formatted(key));
    }
    Set<FinalState> all = new HashSet<>();
    for (JsonNode state : states) {
      SortedMap<Variable, Integer> values = state(state.asText());
      if (!values.keySet().equals(observed)) {
        throw wrong(
            state.asText(),
            "every state has values of the same variables, %s, not of %s"
                .formatted(observed, values.keySet()));
      }
      all.add(new FinalState(List.copyOf(values.values())));
    }
    return new AllowedStates(verdict, all);
  }

  private SortedMap<Variable, Integer> state(String text) {
    SortedMap<Variable, Integer> values = new TreeMap<>();
    Matcher matcher = VALUE.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      Variable variable =
          matcher.group(1) == null
              ? new Location(matcher.group(3))
              : new Register(value(matcher.group(1), text), matcher.group(2));
      values.put(variable, value(matcher.group(4), text));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (end != text.stripTrailing().length()) {
      throw wrong(text, "a state is like '0:rax=1; [x]=2;', not '" + text + "'");
    }
    return values;
  }

  private String text(JsonNode test, String key) {
    if (!test.path(key).isTextual()) {
      throw wrong(key, "expected \"" + key + "\", a text");
    }
    return test.get(key).asText();
  }

  /** At the first place of the line where this is, or at its beginning. */
  private BadInputException wrong(String where, String message) {
    int place = line.indexOf('"' + where + '"');
    return source.at(start + Math.max(0, place), place < 0 ? 1 : where.length() + 2, message);
  }
}
