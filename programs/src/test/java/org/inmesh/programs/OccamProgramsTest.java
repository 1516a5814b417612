package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs as users write them, in the resources {@code occam}: each prints the text beside it on
 * every machine. The texts were worked out by hand or by scripts in another language. Those in
 * {@code failing} end in an error or a deadlock; their texts end with the report, without cycles.
 */
class OccamProgramsTest {
  private static final List<String> MACHINES = List.of("mesh", "coherent");
  private static final String[] SIZES = {"memory.bytes-per-core=262144"};
  private static final long MOST_CYCLES = 200_000_000;

  /** What workspaces hold before a program starts must not matter. */
  private static final int GARBAGE = 0xA5C3F00D;

  static Stream<Path> programs() {
    return sources("occam");
  }

  static Stream<Path> failingPrograms() {
    return sources("occam/failing");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void shouldPrintTheSameOnEveryMachine(Path source) throws IOException {
    CompiledProgram program = compile(source);
    String expected = expected(source);
    for (String machine : MACHINES) {
      // The placed program asks for four cores.
      for (int cores : source.endsWith("placed.occ") ? new int[] {4, 16} : new int[] {1, 4, 16}) {
        for (Stepping stepping : Stepping.values()) {
          Screen screen = new Screen();

          RunResult result = run(program, machine, cores, stepping, screen);

          String where = machine + " of " + cores + ", " + stepping;
          assertThat(screen.text).as(where).hasToString(expected);
          assertThat(result.report()).as(where).isEmpty();
          assertThat(result.ending()).as(where).isEqualTo(Ending.FINISHED);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("failingPrograms")
  void shouldSayWhatWentWrong(Path source) throws IOException {
    CompiledProgram program = compile(source);
    for (String machine : MACHINES) {
      Screen screen = new Screen();

      RunResult result = run(program, machine, 1, Stepping.RUN_AHEAD, screen);

      String report = String.join("\n", result.report()).replaceAll("cycle \\d+", "cycle N");
      assertThat(screen.text + "\n" + report + "\n").as(machine).isEqualTo(expected(source));
    }
  }

  private static CompiledProgram compile(Path source) throws IOException {
    String text = Files.readString(source);
    return ProgramLoader.compile(
        new SourceText(source.getFileName().toString(), text),
        Map.of(),
        LibraryIncludes.ofLibrary());
  }

  private static RunResult run(
      CompiledProgram program, String preset, int cores, Stepping stepping, Host host) {
    MachineSpecification machine = MachineFile.load(preset, List.of(SIZES), OptionalInt.of(cores));
    MachineImage image = withGarbage(ProgramLoader.load(program, machine).image());
    return Machines.build(machine, image, host, stepping).run(MOST_CYCLES);
  }

  private static MachineImage withGarbage(MachineImage image) {
    List<MachineImage.DataBlock> data = new ArrayList<>();
    for (MachineImage.InitialProcess process : image.processes()) {
      int[] words = new int[(process.high() - process.low()) / 4];
      Arrays.fill(words, GARBAGE);
      data.add(new MachineImage.DataBlock(process.core(), process.low(), words));
    }
    data.addAll(image.data());
    return new MachineImage(
        image.program(),
        image.code(),
        image.codeOfCore(),
        data,
        image.processes(),
        image.channels(),
        image.workspaces(),
        image.debug());
  }

  private static String expected(Path source) throws IOException {
    String name = source.getFileName().toString().replace(".occ", ".txt");
    return Files.readString(source.resolveSibling(name), StandardCharsets.ISO_8859_1);
  }

  private static Stream<Path> sources(String folder) {
    Path path = Path.of("src/test/resources/org/inmesh/programs", folder);
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".occ")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keyboard has one line. */
  private static final class Screen implements Host {
    private static final String TYPED = "abc\n";
    private final StringBuilder text = new StringBuilder();
    private int typed;

    @Override
    public void screen(int character) {
      text.append((char) character);
    }

    @Override
    public void error(int character) {
      text.append((char) character);
    }

    @Override
    public int keyboard() {
      return typed < TYPED.length() ? TYPED.charAt(typed++) : -1;
    }
  }
}
