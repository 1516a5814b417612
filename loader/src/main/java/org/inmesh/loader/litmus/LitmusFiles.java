package org.inmesh.loader.litmus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/**
 * The litmus tests of files and folders.
 *
 * @param tests those that could be read, in order of the files' names and within files
 * @param refused what is wrong with the others
 */
public record LitmusFiles(List<LitmusTest> tests, List<Diagnostic> refused) {
  private static final List<String> ENDINGS = List.of(".litmus", ".jsonl", ".jsonl.gz");

  /** Copies the lists. */
  public LitmusFiles {
    tests = List.copyOf(tests);
    refused = List.copyOf(refused);
  }

  /**
   * Reads files, and of folders all files inside that end in {@code .litmus}, {@code .jsonl} or
   * {@code .jsonl.gz}. Files may be compressed by gzip. A test that is wrong does not keep others
   * from being read.
   *
   * @throws BadInputException if a folder holds no such file
   * @throws IOException if a file cannot be read
   */
  public static LitmusFiles read(List<Path> paths) throws IOException {
    List<LitmusTest> tests = new ArrayList<>();
    List<Diagnostic> refused = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path)) {
        read(new SourceText(file.toString(), text(file)), tests, refused);
      }
    }
    return new LitmusFiles(tests, refused);
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.walk(path)) {
      List<Path> files =
          inside
              .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new BadInputException(
            path + ": this folder holds no .litmus, .jsonl or .jsonl.gz files");
      }
      return files;
    }
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean compressed = bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    if (compressed) {
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = plain.readAllBytes();
      } catch (ZipException exception) {
        throw new BadInputException(file + ": this is not gzip: " + exception.getMessage());
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Adds the tests of a text, whose form shows in its first character. */
  static void read(SourceText source, List<LitmusTest> tests, List<Diagnostic> refused) {
    if (!source.text().stripLeading().startsWith("{")) {
      try {
        tests.add(new HerdReader(source).read());
      } catch (BadInputException exception) {
        refused.addAll(exception.diagnostics());
      }
      return;
    }
    int start = 0;
    for (String line : source.text().split("\n", -1)) {
      if (!line.isBlank()) {
        try {
          tests.add(new JsonLinesReader(source, start, line).read());
        } catch (BadInputException exception) {
          refused.addAll(exception.diagnostics());
        }
      }
      start += line.length() + 1;
    }
  }
}
