package org.inmesh.loader.iserver;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a program can learn from its host. Only what is given here, never the real host's own
 * environment and clock, so that equal runs see equal hosts.
 *
 * @param directory below which the program's files lie
 * @param environment the variables that getenv finds
 * @param start the time of day when simulated time begins
 * @param returnKey whether a line's end in standard input is the return key, 13, to who takes keys
 * @param bootFile the boot file's name, part of the whole command line
 * @param arguments the program's own part of the command line
 */
public record HostSettings(
    Path directory,
    Map<String, String> environment,
    Instant start,
    boolean returnKey,
    String bootFile,
    List<String> arguments) {

  /** The time of day if nobody says another: the start of 1990. */
  public static final Instant DEFAULT_START = Instant.parse("1990-01-01T00:00:00Z");

  /** Copies the collections. */
  public HostSettings {
    environment = Map.copyOf(environment);
    arguments = List.copyOf(arguments);
  }

  /** The words of {@code iserver -sb FILE ARGUMENTS}, which a program is told it was called by. */
  List<String> wholeCommand() {
    List<String> words = new ArrayList<>(List.of("iserver", "-sb", bootFile));
    words.addAll(arguments);
    return words;
  }
}
