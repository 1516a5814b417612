package org.inmesh.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;

/** Finds files that programs include: the library's own, and those of a user's folder. */
public final class LibraryIncludes {
  private LibraryIncludes() {}

  /** Knows the library's include files only. */
  public static IncludeResolver ofLibrary() {
    return new IncludeResolver() {
      @Override
      public Optional<SourceText> resolve(String name) {
        return LibraryFiles.find("include/" + name).map(text -> new SourceText(name, text));
      }

      @Override
      public String places() {
        return "in the library";
      }
    };
  }

  /**
   * Looks in a folder first, then in the library. A file that is there but cannot be read fails
   * with an {@link UncheckedIOException}.
   *
   * @param folder where the including file lies
   */
  public static IncludeResolver beside(Path folder) {
    return new IncludeResolver() {
      @Override
      public Optional<SourceText> resolve(String name) {
        return inFolder(folder, name).or(() -> ofLibrary().resolve(name));
      }

      @Override
      public String places() {
        return "in " + folder + " and " + ofLibrary().places();
      }
    };
  }

  private static Optional<SourceText> inFolder(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SourceText.of(file.toString(), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
