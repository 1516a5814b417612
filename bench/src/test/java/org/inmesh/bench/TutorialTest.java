package org.inmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java in README.md, as it stands there: all blocks are one program, whose imports are those of
 * tutorial.jsh, and each prints what the block behind it says.
 */
class TutorialTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```(java|text)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** Printed behind each block of Java. */
  private static final String MARK = "~~~~";

  @TempDir private Path folder;

  private final List<String> code = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();

  private void read() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
    while (block.find()) {
      (block.group(1).equals("java") ? code : printed).add(block.group(2));
    }
    assertThat(code).hasSameSizeAs(printed).isNotEmpty();
  }

  private String program() throws IOException {
    String imports =
        Files.readAllLines(Path.of("tutorial.jsh")).stream()
            .filter(line -> line.startsWith("import "))
            .collect(Collectors.joining("\n"));
    String statements =
        code.stream()
            .map(block -> block + "System.out.println(\"" + MARK + "\");\n")
            .collect(Collectors.joining());
    return imports
        + "\npublic final class Tutorial {\n"
        + "public static void run(java.io.PrintStream out) throws Exception {\n"
        // It prints to a stream of ours, and keeps results where they are cleared away.
        + statements
            .replace("System.out.", "out.")
            .replace(
                "Files.createTempDirectory(\"study\")",
                "Path.of(\"" + folder.resolve("study") + "\")")
        + "}\n}\n";
  }

  private void compile() throws IOException {
    Path source = folder.resolve("Tutorial.java");
    Files.writeString(source, program());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int result =
        compiler.run(
            null,
            complaints,
            complaints,
            "-proc:none",
            "-Xlint:all,-path,-options,-processing",
            "-Werror",
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    assertThat(result).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
  }

  private String run() throws IOException, ReflectiveOperationException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, TutorialTest.class.getClassLoader())) {
      loader
          .loadClass("Tutorial")
          .getMethod("run", PrintStream.class)
          .invoke(null, new PrintStream(out, true, StandardCharsets.UTF_8));
    } catch (InvocationTargetException exception) {
      throw new IllegalStateException("the tutorial failed", exception.getCause());
    }
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void shouldPrintWhatTheReadmeSays() throws IOException, ReflectiveOperationException {
    read();
    compile();

    assertThat(List.of(run().split(MARK + "\n"))).isEqualTo(printed);
  }
}
