package org.inmesh.bench.validation;

import java.util.List;
import org.inmesh.coresim.latency.LineState;
import org.inmesh.coresim.latency.TimedAccess;

/** Two sockets of a Xeon: single accesses to lines in every place they can be. */
final class XeonTwoSockets implements Validation {
  private static final String READ = "David, Guerraoui, Trigonakis, SOSP 2013";
  private static final String RECALLED = READ + ", from memory";

  private static final String INTEL =
      "Intel, Performance Analysis Guide for Core i7 and Xeon 5500: about 75 and 40";

  /** The nearest and the farthest core of the own socket, and one of the other. */
  private static final int NEIGHBOUR = 1;

  private static final int SAME_SOCKET = 9;

  private static final int OTHER_SOCKET = 10;

  @Override
  public String name() {
    return "xeon-two-sockets";
  }

  @Override
  public String title() {
    return "two-socket Xeon: accesses to lines in caches and memory";
  }

  @Override
  public List<ValidationRow> measure() {
    CoherentLatencies rows = new CoherentLatencies(Presets.load(name()));
    add(rows, "load, own first level", TimedAccess.LOAD, LineState.OWN, false, 5, Basis.PUT_IN);
    add(rows, "load, last level", TimedAccess.LOAD, LineState.SHARED, false, 44, Basis.FITTED);
    add(rows, "load, own memory", TimedAccess.LOAD, LineState.MEMORY, false, 355, Basis.FITTED);
    rows.addDifference(
        "load, modified by a neighbour, beyond last level",
        LineState.MODIFIED,
        LineState.SHARED,
        NEIGHBOUR,
        ReferenceValue.of(35, INTEL),
        Basis.FITTED);
    modified(rows, "load, modified, same socket", TimedAccess.LOAD, false, 109);
    modified(rows, "store, modified, same socket", TimedAccess.STORE, false, 115);
    modified(
        rows, "compare and swap, modified, same socket", TimedAccess.COMPARE_AND_SWAP, false, 120);
    modified(rows, "load, modified, other socket", TimedAccess.LOAD, true, 289);
    modified(rows, "store, modified, other socket", TimedAccess.STORE, true, 320);
    recalled(
        rows,
        "compare and swap, modified, other socket",
        TimedAccess.COMPARE_AND_SWAP,
        LineState.MODIFIED,
        324,
        Basis.PREDICTION);
    recalled(
        rows,
        "load, shared, other socket",
        TimedAccess.LOAD,
        LineState.SHARED,
        223,
        Basis.PREDICTION);
    recalled(
        rows,
        "load, memory of the other socket",
        TimedAccess.LOAD,
        LineState.MEMORY,
        492,
        Basis.FITTED);
    return rows.rows();
  }

  private static void modified(
      CoherentLatencies rows, String what, TimedAccess access, boolean other, int reference) {
    add(rows, what, access, LineState.MODIFIED, other, reference, Basis.PREDICTION);
  }

  private static void add(
      CoherentLatencies rows,
      String what,
      TimedAccess access,
      LineState state,
      boolean other,
      int reference,
      Basis basis) {
    int holder = other ? OTHER_SOCKET : SAME_SOCKET;
    rows.add(what, access, state, holder, ReferenceValue.of(reference, READ), basis);
  }

  private static void recalled(
      CoherentLatencies rows,
      String what,
      TimedAccess access,
      LineState state,
      int reference,
      Basis basis) {
    rows.add(what, access, state, OTHER_SOCKET, ReferenceValue.of(reference, RECALLED), basis);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "In the same socket the chip takes some 65 cycles more for a line modified in another"
            + " core's cache than for the last level alone. On a Nehalem of four cores, whose core"
            + " this is, they are 35 by Intel's guide; those were put in (caches.forward-cycles) and"
            + " leave 25 to 32. What the larger chip adds, its ring with snoop queues and the"
            + " response's way back through the last level, is left out.",
        "Across sockets a miss here goes through both last levels and a home of 23 cycles, an"
            + " estimate, one after the other; the chip snoops beside the home.",
        "The other table of the paper has 3 cycles for the first level. More in"
            + " core-sim/published.md.");
  }
}
