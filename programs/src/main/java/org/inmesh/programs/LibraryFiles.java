package org.inmesh.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files of the library, which lie beside its classes. */
final class LibraryFiles {
  private LibraryFiles() {}

  static String required(String path) {
    return find(path).orElseThrow(() -> new IllegalStateException("the library lacks " + path));
  }

  static Optional<String> find(String path) {
    try (InputStream file = LibraryFiles.class.getResourceAsStream(path)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the library's " + path, e);
    }
  }
}
