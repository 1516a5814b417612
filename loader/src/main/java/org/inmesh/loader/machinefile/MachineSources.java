package org.inmesh.loader.machinefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows through the layers of a machine where each value comes from. */
final class MachineSources {
  /**
   * A key whose value follows from others if a layer sets these and not the key itself.
   *
   * @param from in the order in which they are looked for
   */
  private record Follows(MachineKey key, List<MachineKey> from) {}

  private static final List<Follows> FOLLOWING = following();

  private final Map<MachineKey, SourceOfValue> sources = new HashMap<>();

  /** Adds a layer that goes before those added so far. */
  void add(MachineLayer layer) {
    Map<MachineKey, Setting> said = new HashMap<>();
    layer.settings().forEach(setting -> said.put(setting.key(), setting));
    Map<MachineKey, String> texts = layer.remarks().sources();
    said.forEach(
        (key, setting) -> sources.put(key, source(layer, setting, texts.getOrDefault(key, ""))));
    Setting router = said.get(NetworkKeys.ROUTER);
    if (router != null && router.value().equals(RouterKeys.AS_SET)) {
      said.remove(NetworkKeys.ROUTER);
    }
    for (Follows follows : FOLLOWING) {
      Optional<MachineKey> from = follows.from().stream().filter(said::containsKey).findFirst();
      if (from.isPresent() && !said.containsKey(follows.key())) {
        String text = texts.getOrDefault(follows.key(), "follows from " + from.get().path());
        sources.put(follows.key(), source(layer, said.get(from.get()), text));
      }
    }
    // Also of values that the layer takes over from those below.
    texts.forEach(
        (key, text) -> {
          SourceOfValue old = sources.get(key);
          sources.put(
              key,
              old == null
                  ? new SourceOfValue(SourceOfValue.Layer.DEFAULT, "", text)
                  : new SourceOfValue(old.layer(), old.where(), text));
        });
  }

  private static SourceOfValue source(MachineLayer layer, Setting setting, String text) {
    return new SourceOfValue(layer.kind(), layer.where(setting.origin()), text);
  }

  /**
   * The source of each key.
   *
   * @param defaults what is known about the values that no layer sets
   */
  Map<MachineKey, SourceOfValue> all(Map<MachineKey, String> defaults) {
    Map<MachineKey, SourceOfValue> all = new HashMap<>(sources);
    for (MachineKey key : MachineKey.all()) {
      String text = defaults.getOrDefault(key, "");
      all.putIfAbsent(key, new SourceOfValue(SourceOfValue.Layer.DEFAULT, "", text));
    }
    return all;
  }

  private static List<Follows> following() {
    List<MachineKey> router = Arrays.asList(RouterKeys.all());
    List<Follows> all = new ArrayList<>();
    all.add(new Follows(CoreKeys.ON_CHIP_BYTES, List.of(CoreKeys.PROCESSOR)));
    all.add(new Follows(CoreKeys.COLUMNS, List.of(CoreKeys.CORES)));
    all.add(new Follows(CoreKeys.ROWS, List.of(CoreKeys.CORES)));
    all.add(new Follows(CoreKeys.CORES, List.of(CoreKeys.COLUMNS, CoreKeys.ROWS)));
    all.add(
        new Follows(
            NetworkKeys.HOP_LATENCY,
            List.of(NetworkKeys.ROUTER, NetworkKeys.TRAVERSAL_DELAY, NetworkKeys.LINK_DELAY)));
    all.add(new Follows(NetworkKeys.ROUTER, allAnd(router, NetworkKeys.HOP_LATENCY)));
    for (MachineKey key : router) {
      boolean way = key == NetworkKeys.TRAVERSAL_DELAY || key == NetworkKeys.LINK_DELAY;
      all.add(
          new Follows(
              key,
              way
                  ? List.of(NetworkKeys.HOP_LATENCY, NetworkKeys.ROUTER)
                  : List.of(NetworkKeys.ROUTER)));
    }
    return List.copyOf(all);
  }

  private static List<MachineKey> allAnd(List<MachineKey> keys, MachineKey last) {
    List<MachineKey> all = new ArrayList<>(keys);
    all.add(last);
    return all;
  }
}
