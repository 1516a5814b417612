package org.inmesh.loader.occam.usage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.source.DiagnosticCollector;

/**
 * What PROCs use that may call themselves. A call in the body uses what the body uses: the program
 * is walked until nothing new is found (a least fixed point), its errors being reported later.
 * Parts of arrays are not told apart, so that there is an end.
 */
final class RecursiveUses {
  private RecursiveUses() {}

  /** Finds them by walking a program from its main PROC. */
  static Map<Procedure, Uses> of(List<Procedure> recursive, Procedure main) {
    Map<Procedure, Uses> found = Map.of();
    if (recursive.isEmpty()) {
      return found;
    }
    while (true) {
      DiagnosticCollector unheard = new DiagnosticCollector();
      UseCollector collector =
          new UseCollector(new UsageChecker(unheard), new AliasChecker(unheard), found);
      collector.of(main.body());
      Map<Procedure, Uses> more = new HashMap<>();
      recursive.forEach(
          procedure -> more.put(procedure, collector.ofProcedure(procedure).ofWholes()));
      if (places(more).equals(places(found))) {
        return found;
      }
      found = more;
    }
  }

  private record PlaceUse(Procedure procedure, Place place, Use.Kind kind) {}

  private static Set<PlaceUse> places(Map<Procedure, Uses> uses) {
    return uses.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().all().stream()
                    .map(use -> new PlaceUse(entry.getKey(), use.place(), use.kind())))
        .collect(Collectors.toSet());
  }
}
