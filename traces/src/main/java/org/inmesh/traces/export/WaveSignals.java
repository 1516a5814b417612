package org.inmesh.traces.export;

import java.util.Locale;
import java.util.Set;

/**
 * Which signals a waveform has.
 *
 * @param kinds at least one
 * @param cores whose signals, and whose routers' links; empty for all
 */
public record WaveSignals(Set<Kind> kinds, Set<Integer> cores) {
  /** Kinds of signals. */
  public enum Kind {
    /** Of each core: whether it is busy. */
    CORE_STATE,
    /** Of each core: which process is running. */
    PROCESS,
    /** Of each network: the packets under way. */
    PACKETS,
    /** Of each link between routers: high in each cycle in which it was given a flit. */
    LINK;

    /** The name on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** All signals of all cores. */
  public static WaveSignals all() {
    return new WaveSignals(Set.of(Kind.values()), Set.of());
  }

  boolean has(Kind kind) {
    return kinds.contains(kind);
  }

  boolean has(Kind kind, int core) {
    return kinds.contains(kind) && (cores.isEmpty() || cores.contains(core));
  }
}
