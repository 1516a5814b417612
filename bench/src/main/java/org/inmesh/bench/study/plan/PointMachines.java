package org.inmesh.bench.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.machinefile.MachineKey;
import org.inmesh.mesh.routing.RoutingAlgorithm;

/** The machines of a study's points, with the study's settings. */
final class PointMachines {
  /**
   * What texts of machines call them: their kind, so that equal machines of two names are the same.
   */
  private static final String NAME = "name=";

  /** Algorithms that draw random numbers. */
  private static final Set<RoutingAlgorithm> RANDOM_ROUTING =
      Set.of(RoutingAlgorithm.O1TURN, RoutingAlgorithm.VALIANT, RoutingAlgorithm.ROMM);

  private static final String NETWORK_SEED = "network.seed";
  private static final String FAULT_SEED = "network.fault-seed";

  private final Study study;
  private final Set<String> keys =
      MachineKey.all().stream().map(MachineKey::path).collect(Collectors.toUnmodifiableSet());
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<List<String>, MachineSpecification> loaded = new HashMap<>();
  private final Map<List<String>, String> texts = new HashMap<>();

  PointMachines(Study study) {
    this.study = study;
    study
        .machines()
        .forEach(
            (name, path) ->
                kinds.put(name, MachineFile.load(path, List.of(), OptionalInt.empty()).kind()));
  }

  /**
   * A point's machine.
   *
   * @param text of its file
   * @param columns of its grid
   * @param rows of its grid
   * @param seeded whether a seed makes a difference to it
   * @param coordinates of the point that are now known: cores, and keys that say nothing of it
   */
  record Chosen(
      String text, int columns, int rows, boolean seeded, Map<String, Object> coordinates) {}

  /** Whether a name is that of a key of machine files. */
  boolean isKey(String name) {
    return keys.contains(name);
  }

  /** The kind of a point's machine. */
  Kind kind(Map<String, Object> point) {
    return kinds.get((String) point.get(Axis.MACHINE));
  }

  /**
   * The machine at some coordinates.
   *
   * @throws org.inmesh.loader.BadInputException if there can be no such machine
   */
  Chosen choose(Map<String, Object> point, Optional<Integer> seed) {
    Map<String, Object> known = new LinkedHashMap<>();
    Map<String, String> all = new LinkedHashMap<>(study.settings());
    for (Axis axis : study.axes()) {
      if (isKey(axis.name()) && !axis.name().equals(Axis.CORES)) {
        all.put(axis.name(), point.get(axis.name()).toString());
        if (hasNoEffect(axis.name(), kind(point))) {
          known.put(axis.name(), Axis.NONE);
        }
      }
    }
    List<String> settings =
        new ArrayList<>(List.of(NAME + kind(point).name().toLowerCase(Locale.ROOT)));
    all.forEach(
        (key, value) -> {
          if (!hasNoEffect(key, kind(point))) {
            settings.add(key + "=" + value);
          }
        });
    OptionalInt cores =
        point.get(Axis.CORES) instanceof Integer number
            ? OptionalInt.of(number)
            : OptionalInt.empty();
    String path = study.machines().get((String) point.get(Axis.MACHINE));
    MachineSpecification machine = load(path, settings, cores);
    boolean randomRouting =
        RANDOM_ROUTING.contains(machine.network().routing()) && !all.containsKey(NETWORK_SEED);
    boolean randomLinks =
        !machine.network().unreliableLinks().isNone() && !all.containsKey(FAULT_SEED);
    seed.filter(number -> randomRouting)
        .ifPresent(number -> settings.add(NETWORK_SEED + "=" + number));
    seed.filter(number -> randomLinks).ifPresent(number -> settings.add(FAULT_SEED + "=" + number));
    MachineSpecification seeded = load(path, settings, cores);
    known.put(Axis.CORES, seeded.cores());
    String text =
        texts.computeIfAbsent(key(path, settings, cores), any -> MachineFile.text(seeded));
    return new Chosen(
        text,
        seeded.network().columns(),
        seeded.network().rows(),
        randomRouting || randomLinks,
        known);
  }

  private MachineSpecification load(String path, List<String> settings, OptionalInt cores) {
    return loaded.computeIfAbsent(
        key(path, settings, cores), any -> MachineFile.load(path, settings, cores));
  }

  private static List<String> key(String path, List<String> settings, OptionalInt cores) {
    List<String> key = new ArrayList<>(settings);
    key.add(path);
    key.add(cores.toString());
    return List.copyOf(key);
  }

  /** Caches, directories and memory beyond are in every machine's file, but not in a mesh. */
  private static boolean hasNoEffect(String key, Kind kind) {
    return kind == Kind.MESH
        && (key.startsWith("caches.")
            || key.startsWith("clusters.")
            || key.startsWith("directory.")
            || key.startsWith("memory.") && !key.equals("memory.bytes-per-core"));
  }
}
