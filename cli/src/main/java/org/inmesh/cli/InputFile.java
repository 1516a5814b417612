package org.inmesh.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.inmesh.loader.BadInputException;

/** A file named on the command line, or standard input. */
final class InputFile {
  /** Stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private InputFile() {}

  static String shownName(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }

  static byte[] read(String file, InputStream in) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return in.readAllBytes();
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new BadInputException(file + ": this is a folder");
      }
      return Files.readAllBytes(path);
    } catch (InvalidPathException exception) {
      throw new BadInputException(file + ": this cannot be the name of a file");
    }
  }
}
