package org.inmesh.bench.study.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Studies that come with Inmesh. */
public final class BuiltInStudies {
  /** Their names. */
  public static final List<String> NAMES = List.of("default", "quick");

  private BuiltInStudies() {}

  /** The text of a study's file. */
  public static String text(String name) {
    String resource = "/org/inmesh/bench/study/" + name + ".toml";
    try (InputStream stream = BuiltInStudies.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** A study by its name. */
  public static Study read(String name) {
    return StudyFile.read(name, name + ".toml", text(name), Path.of(""));
  }
}
