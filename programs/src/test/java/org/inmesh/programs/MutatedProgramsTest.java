package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to the texts of the library and of the programs that try the compiler: each
 * becomes a program, or is refused with diagnostics that point into it. What becomes a program runs
 * on a small machine for a while, where it may do anything but show a bug of the simulator.
 */
class MutatedProgramsTest {
  private static final long SEED = 4;

  /** Words, strings, line ends, and runs of blanks, so that indentation is damaged too. */
  private static final Pattern PIECE =
      Pattern.compile("\\n| +|[A-Za-z][A-Za-z0-9.]*|[0-9]+|\"[^\"\\n]*\"|[^ \\n]");

  private static final List<Path> SOURCES =
      List.of(
          Path.of("library"),
          Path.of("include"),
          Path.of("src/test/resources/org/inmesh/programs"));

  private static final List<String> MEMORY = List.of("memory.bytes-per-core=262144");
  private static final long MOST_CYCLES = 50_000;

  /** What the keyboard gives; the screens take everything. */
  private static final Host HOST =
      new Host() {
        @Override
        public void screen(int character) {}

        @Override
        public void error(int character) {}

        @Override
        public int keyboard() {
          return '1';
        }
      };

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<List<String>> texts = new ArrayList<>();
  private final List<String> vocabulary = new ArrayList<>();

  MutatedProgramsTest() throws IOException {
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().matches(".*\\.(occ|inc|module|lib)"))
            .sorted()
            .map(MutatedProgramsTest::pieces)
            .forEach(texts::add);
      }
    }
    texts.forEach(vocabulary::addAll);
  }

  private static List<String> pieces(Path file) {
    try {
      return PIECE.matcher(Files.readString(file)).results().map(MatchResult::group).toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  @Test
  void shouldAnswerToSomeMutations() {
    assertThat(texts).hasSizeGreaterThan(20);
    compileMutations(300);
  }

  @Test
  @Tag("slow")
  void shouldAnswerToManyMutations() {
    compileMutations(100_000);
  }

  private void compileMutations(int count) {
    int refused = 0;
    for (int i = 0; i < count; i++) {
      String text = mutation();
      try {
        Optional<CompiledProgram> program = compiled(text);
        refused += program.isEmpty() ? 1 : 0;
        program.ifPresent(this::run);
      } catch (RuntimeException | Error bug) {
        throw new AssertionError(
            text.lines().collect(Collectors.joining("\n", "a bug shows with this text:\n", "\n")),
            bug);
      }
    }
    // Neither all nor none: the mutations reach the checker, and the programs that are left the
    // code generator.
    assertThat(refused).isBetween(count / 4, count - 1);
  }

  private String mutation() {
    List<String> pieces = new ArrayList<>(texts.get(random.nextInt(texts.size())));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(pieces.size());
      switch (random.nextInt(6)) {
        case 0 -> pieces.set(at, "");
        case 1 -> pieces.add(at, pieces.get(at));
        case 2 -> pieces.set(at, vocabulary.get(random.nextInt(vocabulary.size())));
        case 3 -> pieces.add(at, vocabulary.get(random.nextInt(vocabulary.size())));
        case 4 -> pieces.add(random.nextInt(pieces.size()), pieces.get(at));
        default -> pieces.set(at, similar(pieces, at));
      }
    }
    return String.join("", pieces);
  }

  /** Another piece of the same text and of the same kind, which is right more often. */
  private String similar(List<String> pieces, int at) {
    String piece = pieces.get(at);
    if (piece.isEmpty()) {
      return piece;
    }
    boolean word = Character.isLetterOrDigit(piece.charAt(0));
    for (int tries = 0; tries < 20; tries++) {
      String other = pieces.get(random.nextInt(pieces.size()));
      if (!other.isEmpty() && Character.isLetterOrDigit(other.charAt(0)) == word) {
        return other;
      }
    }
    return piece;
  }

  private Optional<CompiledProgram> compiled(String text) {
    SourceText source = new SourceText("mutated.occ", text);
    ErrorMode errors = ErrorMode.values()[random.nextInt(ErrorMode.values().length)];
    try {
      return Optional.of(
          ProgramLoader.compile(source, Map.of(), LibraryIncludes.ofLibrary(), errors));
    } catch (BadInputException refusal) {
      assertThat(refusal.diagnostics()).isNotEmpty().hasSizeLessThanOrEqualTo(21);
      for (Diagnostic diagnostic : refusal.diagnostics()) {
        assertThat(diagnostic.message()).isNotBlank();
        if (diagnostic.position() != null && diagnostic.position().file().equals("mutated.occ")) {
          assertThat(diagnostic.position().line())
              .isBetween(1, Math.max(1, (int) text.lines().count() + 1));
        }
      }
      return Optional.empty();
    }
  }

  private void run(CompiledProgram program) {
    String preset = random.nextBoolean() ? "mesh" : "coherent";
    OptionalInt cores = OptionalInt.of(random.nextBoolean() ? 1 : 4);
    LoadedProgram loaded;
    try {
      loaded = ProgramLoader.load(program, MachineFile.load(preset, MEMORY, cores));
    } catch (BadInputException refusal) {
      assertThat(refusal.diagnostics()).isNotEmpty();
      return;
    }
    RunResult result = Machines.build(loaded.machine(), loaded.image(), HOST).run(MOST_CYCLES);
    if (result.ending() == Ending.ERROR || result.ending() == Ending.DEADLOCK) {
      assertThat(result.report()).isNotEmpty().noneMatch(String::isBlank);
    }
  }
}
