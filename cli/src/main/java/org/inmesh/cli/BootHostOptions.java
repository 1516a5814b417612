package org.inmesh.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.boot.BootFile;
import org.inmesh.loader.iserver.HostSettings;
import picocli.CommandLine.Option;

/** What a booted program finds at its host. */
final class BootHostOptions {
  /** Where a program of INMOS's toolsets looks for the memory of the transputer it is on. */
  private static final String BOARD_SIZE = "IBOARDSIZE";

  @Option(
      names = "--host-dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "below which the program's files lie; default: the current one")
  private Path directory;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "an environment variable of the program, which sees no others; may be repeated")
  private Map<String, String> environment = new LinkedHashMap<>();

  @Option(
      names = "--host-time",
      paramLabel = "TIME",
      description =
          "time of day when simulated time begins: 'now', seconds since 1970 or an instant such as"
              + " the default, 1990-01-01T00:00:00Z")
  private String time;

  @Option(
      names = "--raw",
      description =
          "no host server: standard input goes down the link behind the boot file, what comes back"
              + " goes to standard output")
  private boolean raw;

  @Option(
      names = "--return-key",
      description =
          "a line's end in standard input is the return key, 13, to a program that takes keys; for"
              + " input from files, as a terminal has it so")
  private boolean returnKey;

  boolean isRaw() {
    return raw;
  }

  /**
   * Reads a boot file; without a host server it may be anything, and is sent as it is.
   *
   * @param in standard input, which a file may be
   */
  BootFile bootFile(String file, InputStream in) throws IOException {
    byte[] bytes = InputFile.read(file, in);
    return raw ? BootFile.unchecked(file, bytes) : BootFile.of(file, bytes);
  }

  /**
   * What the host is to be.
   *
   * @param network whose root's memory programs without a configuration ask their host for
   */
  HostSettings settings(String bootFile, List<String> arguments, NetworkDescription network) {
    if (!Files.isDirectory(directory)) {
      String what = Files.exists(directory) ? "this is not a folder" : "there is no such folder";
      throw new BadInputException("--host-dir " + directory + ": " + what);
    }
    Map<String, String> variables = new LinkedHashMap<>();
    int memory = network.processors().get(network.host().processor()).memoryBytes();
    variables.put(BOARD_SIZE, "#%X".formatted(memory));
    variables.putAll(environment);
    return new HostSettings(directory, variables, start(), returnKey, bootFile, arguments);
  }

  private Instant start() {
    if (time == null) {
      return HostSettings.DEFAULT_START;
    }
    if (time.equals("now")) {
      return Instant.now();
    }
    try {
      return time.matches("-?\\d{1,18}")
          ? Instant.ofEpochSecond(Long.parseLong(time))
          : Instant.parse(time);
    } catch (DateTimeException exception) {
      throw new BadInputException(
          "--host-time: '%s' is no time; an example is 1990-01-01T00:00:00Z".formatted(time));
    }
  }
}
