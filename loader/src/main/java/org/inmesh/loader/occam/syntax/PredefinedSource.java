package org.inmesh.loader.occam.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * The procedures and functions that every program knows without a declaration and that are written
 * in occam. A file of them is read in front of a program that has one of their names in it, so that
 * the program's own declarations hide them.
 */
public final class PredefinedSource {
  private static final String FOLDER = "predefined/";

  private static final Set<String> OF_REAL32 =
      Set.of(
          "MINUSX",
          "ORDERED",
          "COPYSIGN",
          "SCALEB",
          "LOGB",
          "NEXTAFTER",
          "FLOATING.UNPACK",
          "ARGUMENT.REDUCE",
          "IEEE32OP",
          "REAL32OP",
          "IEEE32REM",
          "REAL32REM",
          "REAL32EQ",
          "REAL32GT",
          "IEEECOMPARE");

  private static final Map<String, Set<String>> NAMES_OF_FILES =
      Map.of(
          "reals32.occ",
          OF_REAL32,
          "reals64.occ",
          OF_REAL32.stream().map(PredefinedSource::ofReal64).collect(Collectors.toSet()),
          "transputer.occ",
          Set.of("MOVE2D", "DRAW2D", "CLIP2D", "UNPACKSN", "ROUNDSN", "RESCHEDULE"),
          "addresses.occ",
          Set.of(
              "LOAD.INPUT.CHANNEL",
              "LOAD.OUTPUT.CHANNEL",
              "LOAD.INPUT.CHANNEL.VECTOR",
              "LOAD.OUTPUT.CHANNEL.VECTOR",
              "LOAD.BYTE.VECTOR"));

  private PredefinedSource() {}

  private static String ofReal64(String name) {
    return name.contains("32") ? name.replace("32", "64") : "D" + name;
  }

  /** The lines of a program behind those of the files that it needs. */
  public static List<LogicalLine> provide(
      List<LogicalLine> program, DiagnosticCollector diagnostics) {
    Set<String> used =
        program.stream()
            .flatMap(line -> line.tokens().stream())
            .filter(token -> token.kind() == Kind.NAME)
            .map(Token::text)
            .collect(Collectors.toSet());
    List<LogicalLine> lines = new ArrayList<>();
    NAMES_OF_FILES.keySet().stream()
        .sorted()
        .filter(file -> NAMES_OF_FILES.get(file).stream().anyMatch(used::contains))
        .forEach(file -> lines.addAll(Lexer.read(new SourceText(file, text(file)), diagnostics)));
    if (lines.isEmpty()) {
      return program;
    }
    lines.addAll(program);
    return List.copyOf(lines);
  }

  /** Why there is no procedure of a name that other compilers know. */
  public static Optional<String> refusal(String name) {
    return name.equals("KERNEL.RUN")
        ? Optional.of(
            "KERNEL.RUN runs code that was loaded as data, in a form that depends on INMOS's linker;"
                + " call a PROC instead")
        : Optional.empty();
  }

  private static String text(String file) {
    try (InputStream stream =
        PredefinedSource.class.getResourceAsStream("/org/inmesh/loader/occam/" + FOLDER + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
