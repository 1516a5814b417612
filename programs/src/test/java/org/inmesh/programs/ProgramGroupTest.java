package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every program of a group, in every form, on each machine that it is for, with several numbers of
 * cores and two models of the network, prints what it must.
 */
abstract class ProgramGroupTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();

  /** Of the library's machines, each with the fidelity of the network. */
  private static final List<Size> SIZES =
      List.of(
          new Size(1, "packet"), new Size(4, "flit"), new Size(16, "packet"), new Size(64, "flit"));

  private record Size(int cores, String networkModel) {}

  /**
   * A program with parameters.
   *
   * @param given parameters that are not left to their defaults: small ones, as a run should take
   *     milliseconds
   * @param ending how it must end
   * @param mostCores larger machines are left out
   * @param settings of the machine, as for {@code --set}
   * @param expected what it must print, worked out from the values of all parameters
   */
  record Trial(
      String program,
      Map<String, Integer> given,
      Ending ending,
      int mostCores,
      List<String> settings,
      Function<Map<String, Integer>, String> expected) {

    Trial ending(Ending other) {
      return new Trial(program, given, other, mostCores, settings, expected);
    }

    Trial upTo(int cores) {
      return new Trial(program, given, ending, cores, settings, expected);
    }

    Trial with(String... other) {
      return new Trial(program, given, ending, mostCores, List.of(other), expected);
    }
  }

  /** A trial on machines of 1 to 64 cores, at the end of which all processes have ended. */
  static Trial trial(
      String program, Map<String, Integer> given, Function<Map<String, Integer>, String> expected) {
    return new Trial(program, given, Ending.FINISHED, Integer.MAX_VALUE, List.of(), expected);
  }

  /** Name of the group's folder. */
  abstract String group();

  /** At least one for each program of the group. */
  abstract List<Trial> trials();

  @Test
  void shouldTryEveryProgramOfTheGroup() {
    List<String> names =
        LIBRARY.groups().stream()
            .filter(group -> group.name().equals(group()))
            .flatMap(group -> group.programs().stream())
            .map(LibraryProgram::name)
            .toList();

    assertThat(trials()).map(Trial::program).containsAll(names);
    assertThat(names).containsAll(trials().stream().map(Trial::program).toList());
  }

  @TestFactory
  Stream<DynamicTest> shouldPrintWhatItMust() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Trial trial : trials()) {
      LibraryProgram program = LIBRARY.find(trial.program()).orElseThrow();
      for (ProgramForm form : program.forms()) {
        for (Kind kind : form.machines()) {
          for (Size size : SIZES) {
            if (size.cores() <= trial.mostCores()) {
              tests.add(test(trial, program, form, kind, size));
            }
          }
        }
      }
    }
    return tests.stream();
  }

  private static DynamicTest test(
      Trial trial, LibraryProgram program, ProgramForm form, Kind kind, Size size) {
    String machine = kind.name().toLowerCase(Locale.ROOT);
    String name =
        "%s %s, %d %s cores, %s network, %s"
            .formatted(
                trial.program(),
                trial.given(),
                size.cores(),
                machine,
                size.networkModel(),
                form.form().key());
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<String> settings = new ArrayList<>(trial.settings());
          settings.add("network.model=" + size.networkModel());
          MachineSpecification specification =
              MachineFile.load(machine, settings, OptionalInt.of(size.cores()));
          SimulatedRun run = SimulatedRun.of(program, form, trial.given(), specification);

          if (trial.ending() == Ending.FINISHED) {
            assertThat(run.result().report()).isEmpty();
          }
          assertThat(run.result().ending()).isEqualTo(trial.ending());
          assertThat(run.output()).isEqualTo(trial.expected().apply(run.parameters()));
        });
  }

  /** Two runs of the first trial of each program are equal in everything that is measured. */
  @Test
  void shouldHaveTheSameStatisticsInTwoRuns() {
    for (Trial trial : trials()) {
      LibraryProgram program = LIBRARY.find(trial.program()).orElseThrow();
      for (ProgramForm form : program.forms()) {
        String machine = form.machines().getLast().name().toLowerCase(Locale.ROOT);
        MachineSpecification specification =
            MachineFile.load(machine, trial.settings(), OptionalInt.of(4));

        assertThat(SimulatedRun.of(program, form, trial.given(), specification))
            .as(trial.program())
            .isEqualTo(SimulatedRun.of(program, form, trial.given(), specification));
      }
    }
  }
}
