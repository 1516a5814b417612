package org.inmesh.bench.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.Form;
import org.junit.jupiter.api.Test;

/** Two runs with one key would be one result: whatever a result depends on has to be in it. */
class RunKeyTest {
  private static final SimulatorVersion SIMULATOR = new SimulatorVersion("1", "aa");
  private static final SourceText MAIN = new SourceText("main.occ", "text");
  private static final SourceText INCLUDED = new SourceText("more.inc", "more");

  private static StudyRun run(
      List<SourceText> sources, String input, Map<String, Integer> parameters) {
    return run(sources, input, parameters, Form.MESSAGES, ErrorMode.HALT, "default", "cores = 4");
  }

  private static StudyRun run(
      List<SourceText> sources,
      String input,
      Map<String, Integer> parameters,
      Form form,
      ErrorMode errors,
      String placement,
      String machine) {
    return new StudyRun(
        "program",
        form,
        sources,
        input,
        parameters,
        errors,
        placement,
        machine,
        1000,
        Measuring.NOTHING_MORE);
  }

  private static StudyRun limited(long cycles, Measuring measuring) {
    return new StudyRun(
        "program",
        Form.MESSAGES,
        List.of(MAIN, INCLUDED),
        "",
        Map.of("n", 1),
        ErrorMode.HALT,
        "default",
        "cores = 4",
        cycles,
        measuring);
  }

  @Test
  void shouldDifferInWhateverAResultDependsOn() {
    List<SourceText> both = List.of(MAIN, INCLUDED);
    Map<String, Integer> one = Map.of("n", 1);
    List<StudyRun> runs =
        List.of(
            run(both, "", one),
            run(List.of(MAIN), "", one),
            run(List.of(INCLUDED, MAIN), "", one),
            run(List.of(new SourceText("main.occ", "text "), INCLUDED), "", one),
            run(List.of(MAIN, new SourceText("other.inc", "more")), "", one),
            // The same characters, cut elsewhere.
            run(List.of(MAIN, new SourceText("more.inc", "mor")), "e", one),
            run(both, "x", one),
            run(both, "", Map.of("n", 2)),
            run(both, "", Map.of("m", 1)),
            run(both, "", Map.of("n", 1, "m", 1)),
            run(both, "", one, Form.SHARED, ErrorMode.HALT, "default", "cores = 4"),
            run(both, "", one, Form.MESSAGES, ErrorMode.STOP, "default", "cores = 4"),
            run(both, "", one, Form.MESSAGES, ErrorMode.HALT, "random:1", "cores = 4"),
            run(both, "", one, Form.MESSAGES, ErrorMode.HALT, "default", "cores = 8"),
            limited(1001, Measuring.NOTHING_MORE),
            limited(1000, new Measuring(true, false, false)),
            limited(1000, new Measuring(false, true, false)),
            limited(1000, new Measuring(false, false, true)));

    List<RunKey> keys = new ArrayList<>();
    runs.forEach(each -> keys.add(RunKey.of(each, SIMULATOR)));
    keys.add(RunKey.of(runs.getFirst(), new SimulatorVersion("1", "ab")));

    assertThat(keys).doesNotHaveDuplicates();
    assertThat(keys).allSatisfy(key -> assertThat(key.value()).matches("[0-9a-f]{64}"));
  }

  /**
   * A machine is in the key as its complete text, with each instruction that takes other cycles.
   */
  @Test
  void shouldDifferInTheCyclesOfAnInstruction() {
    List<RunKey> keys =
        Stream.of("mul=38", "mul=4", "mul=5", "lmul=4", "fpuabs=4", "pfix=2")
            .map(cycles -> key(List.of("processor.cycles." + cycles)))
            .toList();

    assertThat(keys).doesNotHaveDuplicates();
    assertThat(keys.getFirst()).isEqualTo(key(List.of()));
  }

  private static RunKey key(List<String> settings) {
    String machine = MachineFile.text(MachineFile.load("mesh", settings, OptionalInt.empty()));
    return RunKey.of(
        run(List.of(MAIN), "", Map.of(), Form.MESSAGES, ErrorMode.HALT, "default", machine),
        SIMULATOR);
  }

  @Test
  void shouldNotDependOnTheOrderOfParametersOrOnNames() {
    Map<String, Integer> forth = new LinkedHashMap<>();
    forth.put("a", 1);
    forth.put("b", 2);
    Map<String, Integer> back = new LinkedHashMap<>();
    back.put("b", 2);
    back.put("a", 1);
    RunKey key = RunKey.of(run(List.of(MAIN), "", forth), SIMULATOR);

    assertThat(RunKey.of(run(List.of(MAIN), "", back), SIMULATOR)).isEqualTo(key);
    assertThat(RunKey.of(run(List.of(MAIN), "", forth), new SimulatorVersion("2", "aa")))
        .isEqualTo(key);
    StudyRun renamed =
        new StudyRun(
            "another name",
            Form.MESSAGES,
            List.of(MAIN),
            "",
            forth,
            ErrorMode.HALT,
            "default",
            "cores = 4",
            1000,
            Measuring.NOTHING_MORE);
    assertThat(RunKey.of(renamed, SIMULATOR)).isEqualTo(key);
  }
}
