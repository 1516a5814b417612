package org.inmesh.traces.synfull;

import java.util.List;

/**
 * A model as its file has it. Caches and directories are numbered by their tile, half their number
 * in the file; macro and micro phases from 0.
 *
 * @param tiles each with a cache and a directory
 * @param timeSpan cycles of a macro phase
 * @param steady share of each macro phase in the long run
 * @param phases macro phases
 */
record SynfullModel(int tiles, long timeSpan, Distribution steady, List<MacroPhase> phases) {
  SynfullModel {
    phases = List.copyOf(phases);
  }

  /**
   * A macro phase.
   *
   * @param next probability of each macro phase to be the next
   * @param resolution cycles of a micro phase; 0 without micro phases
   * @param steady share of each micro phase in the long run
   * @param microPhases none if nothing is sent
   * @param forwarding by directory, how many of the requests are forwarded
   */
  record MacroPhase(
      Distribution next,
      long resolution,
      Distribution steady,
      List<MicroPhase> microPhases,
      List<Forwarding> forwarding) {
    MacroPhase {
      microPhases = List.copyOf(microPhases);
      forwarding = List.copyOf(forwarding);
    }
  }

  /**
   * A micro phase.
   *
   * @param next probability of each micro phase to be the next
   * @param requests by {@link RequestType}
   * @param owners by directory, where it forwards requests
   * @param invalidations by directory, how many with a forwarded write
   * @param invalidated by directory, where it sends them
   */
  record MicroPhase(
      Distribution next,
      List<Requests> requests,
      List<Distribution> owners,
      List<Distribution> invalidations,
      List<Distribution> invalidated) {
    MicroPhase {
      requests = List.copyOf(requests);
      owners = List.copyOf(owners);
      invalidations = List.copyOf(invalidations);
      invalidated = List.copyOf(invalidated);
    }
  }

  /**
   * Requests of a type in a micro phase.
   *
   * @param volume how many in an interval
   * @param sources caches
   * @param destinations directories, by cache
   */
  record Requests(Distribution volume, Distribution sources, List<Distribution> destinations) {
    Requests {
      destinations = List.copyOf(destinations);
    }

    /** True if there can be any. */
    boolean occur() {
      return volume.total() > volume.weight(0);
    }
  }

  /**
   * Probabilities that a directory forwards a request to a cache; otherwise it asks the memory.
   *
   * @param write of a write, 0 to 1
   * @param read of a read, 0 to 1
   */
  record Forwarding(double write, double read) {
    /** Of a directory that the file does not name: SynFull's generator asks the memory then. */
    static final Forwarding NEVER = new Forwarding(0, 0);

    double of(RequestType type) {
      return type == RequestType.WRITE ? write : read;
    }
  }
}
