package org.inmesh.bench.validation;

import java.util.List;
import org.inmesh.coresim.latency.LineState;
import org.inmesh.coresim.latency.TimedAccess;

/** TILE-Gx36: single accesses to lines that another tile has. */
final class TileGx36 implements Validation {
  private static final String SOURCE = "David, Guerraoui, Trigonakis, SOSP 2013, from memory";

  /** The nearest tile and the farthest, 10 hops away. */
  private static final int NEAR = 1;

  private static final int FAR = 35;

  @Override
  public String name() {
    return "tile-gx36";
  }

  @Override
  public String title() {
    return "TILE-Gx36: accesses to another tile's lines";
  }

  @Override
  public List<ValidationRow> measure() {
    CoherentLatencies rows = new CoherentLatencies(Presets.load(name()));
    modified(rows, "load", TimedAccess.LOAD, 45, 65);
    modified(rows, "store", TimedAccess.STORE, 57, 77);
    modified(rows, "compare and swap", TimedAccess.COMPARE_AND_SWAP, 77, 98);
    // The preset's memory cycles are the difference of the two loads at one hop.
    add(rows, "load from memory, 1 hop", TimedAccess.LOAD, LineState.MEMORY, NEAR, 118, true);
    add(rows, "load from memory, 10 hops", TimedAccess.LOAD, LineState.MEMORY, FAR, 162, false);
    return rows.rows();
  }

  private static void modified(
      CoherentLatencies rows, String what, TimedAccess access, int near, int far) {
    add(rows, what + ", modified, 1 hop", access, LineState.MODIFIED, NEAR, near, false);
    add(rows, what + ", modified, 10 hops", access, LineState.MODIFIED, FAR, far, false);
  }

  private static void add(
      CoherentLatencies rows,
      String what,
      TimedAccess access,
      LineState state,
      int holder,
      int reference,
      boolean fitted) {
    rows.addAtHome(
        what,
        access,
        state,
        holder,
        ReferenceValue.of(reference, SOURCE),
        fitted ? Basis.FITTED : Basis.PREDICTION);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The chip does stores and atomic operations at the line's home, which then invalidates and"
            + " acknowledges; here the line comes to the core, so that a store takes as long as a"
            + " load.",
        "The published load from memory grows by 44 cycles over 9 hops, 4.4 of them a hop there and"
            + " back; here by 18, two a hop as between caches.",
        "More in core-sim/published.md.");
  }
}
