package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a program prints does not depend on the memory system, and what it costs there does not
 * depend on how the simulator steps: programs of all kinds on machines that are hard on the
 * protocol, running ahead and in single steps.
 */
class CoherentMachinesTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();
  private static final Path OCCAM = Path.of("src/test/resources/org/inmesh/programs/occam");
  private static final long MOST_CYCLES = 400_000_000;

  /** Has no factor in common with the number of memory systems. */
  private static final int STEP = 11;

  private static final List<String> TINY_FIRST_LEVEL =
      List.of("caches.l1-bytes=256", "caches.l1-ways=2");

  private static final List<List<String>> MEMORIES =
      List.of(
          with("msi", "tso", "caches.store-buffer-entries=2", "memory.controllers=2"),
          with("mesi", "tso", "directory.entries=4", "directory.ways=2"),
          with("moesi", "tso", "caches.l2-bytes=512", "caches.l2-ways=2", "caches.l2-cycles=3"),
          with(
              "mesi",
              "tso",
              "caches.store-buffer-entries=64",
              "caches.slice-bytes=128",
              "caches.slice-ways=2",
              "directory.sharers=limited-broadcast",
              "directory.pointers=1"),
          with(
              "moesi",
              "sc",
              "caches.l2-bytes=512",
              "caches.l2-ways=4",
              "caches.l2-inclusive=false",
              "caches.l1-replacement=random",
              "memory.controllers=1"),
          with(
              "msi",
              "sc",
              "directory.entries=4",
              "directory.ways=2",
              "directory.sharers=limited-coarse",
              "directory.pointers=1",
              "caches.eviction-buffers=3",
              "caches.forward-cycles=12",
              "caches.l1-hit-cycles=1"),
          with(
              "moesi",
              "tso",
              "caches.l1i-bytes=128",
              "caches.l1i-ways=2",
              "caches.miss-registers=3",
              "caches.l2-bytes=512",
              "caches.l2-ways=2",
              "directory.entries=4",
              "directory.ways=2",
              "memory.controllers=2"),
          with(
              "mesi",
              "sc",
              "caches.line-bytes=16",
              "caches.l1i-bytes=32",
              "caches.l1i-ways=2",
              "caches.slice-inclusive=true",
              "caches.slice-bytes=1024",
              "network.model=bus"));

  /**
   * A program.
   *
   * @param stops whether it ends the run itself: then other cores may have run ahead of the end
   */
  private record Program(CompiledProgram compiled, String printed, boolean stops) {}

  private static List<String> with(String protocol, String consistency, String... more) {
    List<String> settings = new ArrayList<>(TINY_FIRST_LEVEL);
    settings.add("caches.protocol=" + protocol);
    settings.add("caches.consistency=" + consistency);
    settings.add("memory.bytes-per-core=262144");
    settings.addAll(List.of(more));
    return settings;
  }

  private static List<Program> library(int columns, int rows) {
    List<Program> programs = new ArrayList<>();
    programs.add(library("commstime", columns, rows, Map.of("loops", 10)));
    programs.add(library("bank", columns, rows, Map.of("transactions", 2)));
    programs.add(library("restaurant", columns, rows, Map.of("customers", 3, "meals", 1)));
    programs.add(library("stencil", columns, rows, Map.of("size", 9, "steps", 3)));
    programs.add(library("transfers", columns, rows, Map.of("transfers", 2, "audits", 1)));
    for (int kind = 0; kind <= 2; kind++) {
      Map<String, Integer> given = Map.of("kind", kind, "roots", 16, "bits", 2, "work", 0);
      programs.add(library("stealing", columns, rows, given));
    }
    for (int kind = 0; kind <= 5; kind++) {
      programs.add(library("locks", columns, rows, Map.of("kind", kind, "rounds", 2)));
    }
    for (int kind = 1; kind <= 3; kind++) {
      programs.add(library("barriers", columns, rows, Map.of("kind", kind, "rounds", 2)));
    }
    return programs;
  }

  private static Program library(String name, int columns, int rows, Map<String, Integer> given) {
    LibraryProgram program = LIBRARY.find(name).orElseThrow();
    Map<String, Integer> values =
        program.parameterValues(program.firstForm().form(), given, columns, rows);
    return new Program(
        compile(name, program.firstForm().source(), values),
        ExpectedOutput.of(name, values),
        false);
  }

  /** Channels, alternations, priorities, timers, mobiles, as users write them. */
  private static List<Program> occam() throws IOException {
    List<Program> programs = new ArrayList<>();
    try (Stream<Path> files = Files.list(OCCAM)) {
      for (Path source : files.filter(file -> file.toString().endsWith(".occ")).sorted().toList()) {
        String name = source.getFileName().toString();
        String text = name.replace(".occ", ".txt");
        programs.add(
            new Program(
                compile(name, Files.readString(source), Map.of()),
                Files.readString(source.resolveSibling(text), StandardCharsets.ISO_8859_1),
                Files.readString(source).contains("so.exit")));
      }
    }
    return programs;
  }

  private static CompiledProgram compile(String name, String source, Map<String, Integer> values) {
    return ProgramLoader.compile(new SourceText(name, source), values, LibraryIncludes.ofLibrary());
  }

  private static void check(Program program, int cores, List<String> memory) {
    MachineSpecification machine = MachineFile.load("coherent", memory, OptionalInt.of(cores));
    List<RunResult> results = new ArrayList<>();
    for (Stepping stepping : Stepping.values()) {
      Screen screen = new Screen();
      RunResult result =
          Machines.build(
                  machine, ProgramLoader.load(program.compiled, machine).image(), screen, stepping)
              .run(MOST_CYCLES);
      String where = "%s, %d cores, %s".formatted(stepping, cores, memory);
      assertThat(result.report()).as(where).isEmpty();
      assertThat(result.ending()).as(where).isEqualTo(Ending.FINISHED);
      assertThat(screen.text).as(where).hasToString(program.printed);
      results.add(result);
    }
    if (!program.stops) {
      assertThat(results.getFirst().statistics())
          .as("%d cores, %s", cores, memory)
          .isEqualTo(results.getLast().statistics());
    }
  }

  /** Some programs, each on one of the machines. */
  @Test
  void shouldPrintAndCostTheSameHoweverItIsStepped() throws IOException {
    List<Program> programs = library(2, 2);
    programs.addAll(occam());
    for (int program = 0; program < programs.size(); program += STEP) {
      check(programs.get(program), 4, MEMORIES.get(program % MEMORIES.size()));
    }
  }

  /** It needs a store buffer: a message must not wake its receiver before it is in memory. */
  @Test
  void shouldHaveStoredAMessageBeforeItsReceiverIsWoken() throws IOException {
    String source = Files.readString(OCCAM.resolve("interruptible-messages.occ"));
    CompiledProgram program = compile("interruptible-messages", source, Map.of());
    List<String> settings = List.of("caches.consistency=tso");

    check(new Program(program, "0\n", false), 4, settings);
  }

  @Tag("slow")
  @Test
  void shouldPrintAndCostTheSameOnAllMachines() throws IOException {
    for (List<String> memory : MEMORIES) {
      for (Program program : occam()) {
        check(program, 4, memory);
        check(program, 16, memory);
      }
      for (int side : new int[] {2, 4, 8}) {
        for (Program program : library(side, side)) {
          check(program, side * side, memory);
        }
      }
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
