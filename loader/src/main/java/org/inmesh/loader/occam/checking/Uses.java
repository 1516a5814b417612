package org.inmesh.loader.occam.checking;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Symbol;

/** What a process uses, each part in each way once, in the order of the text. */
final class Uses {
  private record Key(Place place, Use.Kind kind, Symbol through) {}

  private final Map<Key, Use> uses = new LinkedHashMap<>();

  private final Map<SourcePosition, String> interactions = new LinkedHashMap<>();

  void add(Use use) {
    uses.putIfAbsent(new Key(use.place(), use.kind(), use.through()), use);
  }

  void addAll(Uses other) {
    other.all().forEach(this::add);
    interactions.putAll(other.interactions);
  }

  /** Notes that a process does at a place what no FUNCTION may: "output", "contain PAR". */
  void interact(SourcePosition position, String what) {
    interactions.putIfAbsent(position, what);
  }

  /** What is done that no FUNCTION may do, in the order of the text. */
  Map<SourcePosition, String> interactions() {
    return interactions;
  }

  /** The same without knowing which parts of arrays and records. */
  Uses ofWholes() {
    Uses wholes = new Uses();
    for (Use use : all()) {
      wholes.add(new Use(use.place().anyPart(), use.kind(), use.through(), use.position()));
    }
    wholes.interactions.putAll(interactions);
    return wholes;
  }

  /** Forgets a name whose scope ends. */
  void remove(Symbol symbol) {
    uses.values().removeIf(use -> use.place().root() == symbol);
  }

  Collection<Use> all() {
    return uses.values();
  }
}
