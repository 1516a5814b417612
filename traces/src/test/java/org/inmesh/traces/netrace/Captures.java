package org.inmesh.traces.netrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The published examples of netrace; their licence lies beside them. */
public final class Captures {
  private Captures() {}

  /** A file of the examples. */
  public static Path path(String name) {
    try {
      return Path.of(Captures.class.getResource(name).toURI());
    } catch (URISyntaxException exception) {
      throw new IllegalStateException(exception);
    }
  }

  /** A file, decompressed. */
  static byte[] bytes(String name) {
    try (BZip2CompressorInputStream in =
        new BZip2CompressorInputStream(Files.newInputStream(path(name)))) {
      return in.readAllBytes();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** A file's lines. */
  static List<String> lines(String name) {
    try {
      return Files.readAllLines(path(name));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
