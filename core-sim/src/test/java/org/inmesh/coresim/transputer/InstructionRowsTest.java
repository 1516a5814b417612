package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.InstructionGroup;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every instruction of the table in cases worked out by hand from the published definitions: what
 * it changes, that it changes nothing else, and its cycles.
 */
class InstructionRowsTest {
  /** They have no effect of their own; operands of all lengths and operations have rows. */
  private static final Set<Function> PREFIXES_AND_OPR =
      Set.of(Function.PFIX, Function.NFIX, Function.OPR);

  /** INMOS's test instructions of the floating-point unit: what they do is not published. */
  private static final Set<String> HELD_BACK = Set.of("fpldtest", "fpsttest");

  static Stream<InstructionRow> rows() {
    return InstructionRow.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldDoWhatTheDefinitionSays(InstructionRow row) {
    assertThat(row.types()).isNotEmpty();
    row.types().forEach(type -> check(row, type));
  }

  private static void check(InstructionRow row, ProcessorType type) {
    RowScene scene = new RowScene(row, type);
    row.before().forEach(scene::set);
    scene.rememberRegisters();
    Map<String, String> before = scene.everything();
    Map<String, String> expected = new TreeMap<>(before);
    int[] memoryBefore = scene.memory();
    Map<Integer, String> expectedWords = expect(row, scene, expected);
    long start = scene.lone.state.clock;
    for (int i = 0; i < scene.instructions; i++) {
      scene.lone.core.step();
    }
    boolean fault = row.after().contains("fault");
    assertThat(scene.lone.core.fault().isPresent()).as("fault on " + type).isEqualTo(fault);
    if (fault) {
      return;
    }
    Map<String, String> actual = scene.everything();
    addMemory(memoryBefore, scene.memory(), expectedWords, expected, actual);
    takeChoices(row, before, expected, actual);
    assertThat(differences(actual, expected))
        .as(type.name())
        .isEqualTo(differences(expected, actual));
    if (!row.cycles().equals("-")) {
      assertThat(scene.lone.state.clock - start - scene.prefixes)
          .as("cycles")
          .isEqualTo(Arrays.stream(row.cycles().split("\\+")).mapToLong(Long::parseLong).sum());
    }
  }

  /**
   * What the definition leaves open is what the instruction table says that we leave there, if it
   * is the content of another register, and anything otherwise.
   */
  private static void takeChoices(
      InstructionRow row,
      Map<String, String> before,
      Map<String, String> expected,
      Map<String, String> actual) {
    boolean goesOn = expected.get("run").equals("1") && !expected.get("error").equals("1");
    expected.replaceAll(
        (name, value) -> {
          if (!value.equals("?")) {
            return value;
          }
          Optional<String> choice = goesOn ? row.choice(name) : Optional.empty();
          return choice.map(before::get).orElse(actual.get(name));
        });
  }

  /** Puts into registers what the row expects there, and tells the words that it expects. */
  private static Map<Integer, String> expect(
      InstructionRow row, RowScene scene, Map<String, String> expected) {
    Map<String, String> before = new TreeMap<>(expected);
    Map<Integer, String> words = new TreeMap<>();
    expected.put("I", RowScene.word(scene.lone.address("next")));
    if (row.after().contains("off")) {
      expected.put("run", "0");
      for (String name : new String[] {"A", "B", "C", "W", "I"}) {
        expected.put(name, "?");
      }
    }
    for (String entry : row.after()) {
      String[] sides = entry.split("=", 2);
      if (sides.length < 2) {
        assertThat(entry).isIn("off", "fault");
      } else if (sides[0].endsWith("]") && sides[1].equals("?")) {
        scene.memoryWords(sides[0] + "=0").forEach((address, word) -> words.put(address, "?"));
      } else if (sides[0].endsWith("]")) {
        scene
            .memoryWords(entry)
            .forEach((address, word) -> words.put(address, RowScene.word(word)));
      } else {
        assertThat(expected).as(entry).containsKey(sides[0]);
        expected.put(sides[0], value(sides[0], sides[1], before, scene));
      }
    }
    return words;
  }

  /** Adds those words that are expected to change or did. */
  private static void addMemory(
      int[] before,
      int[] after,
      Map<Integer, String> expectedWords,
      Map<String, String> expected,
      Map<String, String> actual) {
    for (int i = 0; i < before.length; i++) {
      int address = Integer.MIN_VALUE + 4 * i;
      if (before[i] != after[i] || expectedWords.containsKey(address)) {
        String name = "[" + RowScene.word(address) + "]";
        expected.put(name, expectedWords.getOrDefault(address, RowScene.word(before[i])));
        actual.put(name, RowScene.word(after[i]));
      }
    }
  }

  private static String value(
      String name, String text, Map<String, String> before, RowScene scene) {
    if (text.equals("?") || Set.of("error", "halt", "j0", "fperror", "round").contains(name)) {
      return text;
    }
    if (name.matches("F[ABC]")) {
      return text.matches("f[abc]")
          ? before.get(text.toUpperCase(java.util.Locale.ROOT))
          : RowValues.real(text);
    }
    return RowScene.word(scene.values.wordOrReal(text));
  }

  private static Map<String, String> differences(Map<String, String> of, Map<String, String> to) {
    Map<String, String> different = new TreeMap<>(of);
    different.entrySet().removeIf(entry -> entry.getValue().equals(to.get(entry.getKey())));
    return different;
  }

  @Test
  void shouldHaveRowsForEveryInstruction() {
    Set<String> tested = rows().map(InstructionRow::mnemonic).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    Arrays.stream(Function.values())
        .filter(function -> !PREFIXES_AND_OPR.contains(function))
        .forEach(function -> missing.add(function.mnemonic()));
    Arrays.stream(Operation.values())
        .filter(operation -> operation.code() < Operation.FIRST_OWN_CODE)
        .filter(operation -> operation.group() != InstructionGroup.TEST)
        .forEach(operation -> missing.add(operation.mnemonic()));
    Arrays.stream(FloatingPointEntry.values()).forEach(entry -> missing.add(entry.mnemonic()));
    missing.removeAll(tested);
    missing.removeAll(HELD_BACK);
    assertThat(missing).isEmpty();
  }

  static Stream<Arguments> lacking() {
    return Arrays.stream(ProcessorType.values())
        .flatMap(
            type ->
                Arrays.stream(Operation.values())
                    .filter(operation -> operation.code() < Operation.FIRST_OWN_CODE)
                    .filter(operation -> operation != Operation.LDDEVID)
                    .filter(operation -> !type.has(operation))
                    .filter(operation -> type != ProcessorType.T800 || !isForOccam(operation))
                    .map(operation -> Arguments.of(type, operation)));
  }

  /** Inmesh's occam compiler generates them for a processor that is a T800 otherwise. */
  private static boolean isForOccam(Operation operation) {
    return operation == Operation.POP
        || operation.group() == InstructionGroup.FLOATING_POINT_SUPPORT;
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void shouldRefuseAnOperationThatTheTypeHasNot(ProcessorType type, Operation operation) {
    LoneCore lone =
        LoneCore.of(type, "start:\n" + operation.mnemonic() + "\nstopp").running("start");
    lone.step();
    assertThat(lone.core.fault()).isPresent();
    assertThat(lone.core.fault().orElseThrow().reason())
        .contains("#%X".formatted(operation.code()));
  }
}
