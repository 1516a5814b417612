package org.inmesh.loader.occam.usage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Symbol;

/** What a process uses, each part in each way once, in the order of the text. */
final class Uses {
  private record Key(Place place, Use.Kind kind, Symbol through) {}

  private final Map<Key, Use> uses = new LinkedHashMap<>();

  private record Interacting(SourcePosition position, Interaction interaction) {}

  private final Set<Interacting> interactions = new LinkedHashSet<>();

  /** Channels that are passed to forked PROCs, and where. */
  private final Map<Symbol, SourcePosition> forked = new LinkedHashMap<>();

  void add(Use use) {
    uses.putIfAbsent(new Key(use.place(), use.kind(), use.through()), use);
  }

  void addAll(Uses other) {
    other.all().forEach(this::add);
    interactions.addAll(other.interactions);
    other.forked.forEach(this::fork);
  }

  /** Notes that a process does at a place what no FUNCTION may. */
  void interact(SourcePosition position, Interaction interaction) {
    interactions.add(new Interacting(position, interaction));
  }

  /** The first thing done that no FUNCTION may do. */
  Optional<Map.Entry<SourcePosition, Interaction>> firstInteraction() {
    return interactions.stream()
        .findFirst()
        .map(each -> Map.entry(each.position(), each.interaction()));
  }

  /** Hands on each thing done that no FUNCTION may do, in the order of the text. */
  void forEachInteraction(BiConsumer<SourcePosition, Interaction> action) {
    interactions.forEach(each -> action.accept(each.position(), each.interaction()));
  }

  /** Notes that a channel is passed to a forked PROC. */
  void fork(Symbol channel, SourcePosition position) {
    forked.putIfAbsent(channel, position);
  }

  /** Channels that are passed to forked PROCs which may not have ended, and where. */
  Map<Symbol, SourcePosition> forked() {
    return forked;
  }

  /** Forgets the processes that are forked: they have ended. */
  void join() {
    forked.clear();
    interactions.removeIf(each -> each.interaction() == Interaction.FORK);
  }

  /** The same without knowing which parts of arrays and records. */
  Uses ofWholes() {
    Uses wholes = new Uses();
    for (Use use : all()) {
      wholes.add(new Use(use.place().anyPart(), use.kind(), use.through(), use.position()));
    }
    wholes.interactions.addAll(interactions);
    wholes.forked.putAll(forked);
    return wholes;
  }

  /** Puts what values stand for, which end their scope here, into the subscripts. */
  void replace(Map<Symbol, Index> values) {
    List<Use> all = List.copyOf(uses.values());
    uses.clear();
    for (Use use : all) {
      add(new Use(use.place().with(values), use.kind(), use.through(), use.position()));
    }
  }

  /** Forgets a name whose scope ends. */
  void remove(Symbol symbol) {
    uses.values().removeIf(use -> use.place().root() == symbol);
    forked.remove(symbol);
  }

  Collection<Use> all() {
    return uses.values();
  }
}
