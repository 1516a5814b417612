package org.inmesh.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.inmesh.bench.study.store.WholeFile;
import org.inmesh.loader.BadInputException;

/** The files that results go to: checked before the work begins, written whole or not at all. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Refuses a statistics file whose name says no format or whose folder does not exist.
   *
   * @param file or null
   */
  static void checkStatistics(Path file) {
    if (file == null) {
      return;
    }
    Format.of(file);
    check(file);
  }

  /** A file beside another: {@code table-links.csv} for links and {@code table.csv}. */
  static Path beside(Path file, String part) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "-" + part + name.substring(dot));
  }

  /**
   * Writes a file in UTF-8.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file, whole or not at all, in the place of one that is there. What is not a usual
   * file, such as {@code /dev/stdout}, a pipe or a link, stays what it is and is written into.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.write(file, content);
      return;
    }
    Path place = file.toAbsolutePath();
    new WholeFile(place.getParent()).write(place, content);
  }

  /** Refuses a file in a folder that does not exist. */
  static void check(Path file) {
    if (file.toString().equals(InputFile.STANDARD_INPUT)) {
      throw new BadInputException("'-' is not a file to write to: give it a name, such as ./-");
    }
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": this is a folder");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(file + ": the folder " + folder + " does not exist");
    }
  }
}
