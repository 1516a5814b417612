package org.inmesh.bench.report.findings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inmesh.bench.report.Reproduction;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.MachineFile;

/** Says how to get results again: the command, the version, every machine complete. */
public final class Reproductions {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=:,+@%^*-]+");

  private Reproductions() {}

  /**
   * For results of one command.
   *
   * @param arguments of the command line
   * @param facts more of what matters, by name
   * @param machines that took part; equal ones are shown once
   */
  public static Reproduction of(
      List<String> arguments,
      Map<String, String> facts,
      Collection<MachineSpecification> machines) {
    Map<String, String> all = new LinkedHashMap<>();
    SimulatorVersion version = SimulatorVersion.current();
    all.put("Inmesh", version.version());
    all.put("sources of the simulator (SHA-256)", version.digest());
    all.putAll(facts);
    Map<String, String> files = new LinkedHashMap<>();
    for (MachineSpecification machine : machines) {
      String name = "%s, %d cores: the complete machine file";
      add(
          files,
          String.format(Locale.ROOT, name, machine.name(), machine.cores()),
          MachineFile.text(machine));
    }
    return new Reproduction(List.of(command(arguments)), all, files);
  }

  /**
   * Adds a text that is not there yet. Machines that differ in a setting alone have the same name:
   * the second one's has a 2 behind it, and so on.
   */
  static void add(Map<String, String> files, String name, String text) {
    if (files.containsValue(text)) {
      return;
    }
    String free = name;
    for (int number = 2; files.containsKey(free); number++) {
      free = String.format(Locale.ROOT, "%s (%d)", name, number);
    }
    files.put(free, text);
  }

  /** As typed in a POSIX shell. */
  static String command(List<String> arguments) {
    return "./inmesh "
        + arguments.stream().map(Reproductions::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
