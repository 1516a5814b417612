package org.inmesh.bench.study.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Which simulator this is.
 *
 * @param version of the release
 * @param digest SHA-256 over the sources that decide what a run's result is ({@code isa}, {@code
 *     mesh}, {@code core-sim}, {@code loader} but its presets) and how it is written down (parts of
 *     this module, as {@code bench/pom.xml} lists them), 64 hexadecimal digits: sources and not
 *     class files, as these differ from compiler to compiler
 */
public record SimulatorVersion(String version, String digest) {

  private static final SimulatorVersion CURRENT = read();

  /** Of the running simulator, as the build has noted it. */
  public static SimulatorVersion current() {
    return CURRENT;
  }

  private static SimulatorVersion read() {
    Properties noted = new Properties();
    try (InputStream stream = SimulatorVersion.class.getResourceAsStream("simulator.properties")) {
      noted.load(Objects.requireNonNull(stream, "simulator.properties"));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    return new SimulatorVersion(noted.getProperty("version"), noted.getProperty("sources.sha256"));
  }
}
