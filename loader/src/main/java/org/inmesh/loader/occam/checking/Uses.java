package org.inmesh.loader.occam.checking;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inmesh.loader.occam.checked.Symbol;

/** What a process uses, each part in each way once, in the order of the text. */
final class Uses {
  private record Key(Place place, Use.Kind kind) {}

  private final Map<Key, Use> uses = new LinkedHashMap<>();

  void add(Use use) {
    uses.putIfAbsent(new Key(use.place(), use.kind()), use);
  }

  void addAll(Uses other) {
    other.all().forEach(this::add);
  }

  /** Forgets a name whose scope ends. */
  void remove(Symbol symbol) {
    uses.values().removeIf(use -> use.place().root() == symbol);
  }

  Collection<Use> all() {
    return uses.values();
  }
}
