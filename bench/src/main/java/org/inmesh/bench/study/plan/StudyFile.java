package org.inmesh.bench.study.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.toml.TomlFile;

/** Files that describe studies, in TOML; {@code bench/studies.md} says what they may contain. */
public final class StudyFile {
  private StudyFile() {}

  /**
   * Reads a study.
   *
   * @throws BadInputException with all that is wrong in it
   * @throws IOException if the file cannot be read
   */
  public static Study read(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.toml$", "");
    try {
      return read(name, file.toString(), Files.readString(file), file.toAbsolutePath().getParent());
    } catch (CharacterCodingException exception) {
      throw new BadInputException(file + ": this is not a text in UTF-8");
    }
  }

  /**
   * Reads a study whose text is at hand; names of files in it start from the working directory.
   *
   * @throws BadInputException with all that is wrong in it
   */
  public static Study ofText(String text) {
    return read("study", "study.toml", text, Path.of("").toAbsolutePath());
  }

  /**
   * Reads a study whose text is at hand.
   *
   * @param name of the study
   * @param file as diagnostics show it
   * @param folder that names of programs' and machines' files start from
   * @throws BadInputException with all that is wrong in it
   */
  public static Study read(String name, String file, String text, Path folder) {
    TomlFile toml = TomlFile.read(file, text);
    return new StudyReader(toml, folder).read(name, text);
  }
}
