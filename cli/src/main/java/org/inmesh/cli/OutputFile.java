package org.inmesh.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.inmesh.loader.BadInputException;

/** Checks the files that results are to be written to, before the work begins. */
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
