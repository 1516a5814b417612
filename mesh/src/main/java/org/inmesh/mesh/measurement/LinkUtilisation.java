package org.inmesh.mesh.measurement;

import java.util.Arrays;
import org.inmesh.mesh.topology.Topology;

/**
 * Counts the flits that pass each router output, in the sample periods of a measurement; with a
 * network that is driven otherwise, call {@link #samplingBegins} and {@link #samplingEnds}. It
 * needs a model that reports {@link #flitGranted}.
 */
public final class LinkUtilisation implements SampleObserver {
  private final Topology topology;
  private final int outputs;
  private final long[] granted;
  private boolean counting;
  private long begin;
  private long end;

  /** Counts nothing yet. */
  public LinkUtilisation(Topology topology) {
    this.topology = topology;
    outputs = Topology.FIRST_LOCAL + topology.concentration();
    granted = new long[topology.routers() * outputs];
  }

  @Override
  public void samplingBegins(long cycle) {
    Arrays.fill(granted, 0);
    begin = cycle;
    end = cycle;
    counting = true;
  }

  @Override
  public void samplingEnds(long cycle) {
    end = cycle;
    counting = false;
  }

  @Override
  public void flitGranted(int router, int output, int tag, long cycle) {
    if (counting) {
      granted[router * outputs + output]++;
    }
  }

  /**
   * What was counted.
   *
   * @throws IllegalStateException before the sampling has ended
   */
  public Utilisation result() {
    if (counting || end == begin) {
      throw new IllegalStateException("utilisation is known when sampling has ended");
    }
    return new Utilisation(topology, end - begin, granted.clone());
  }
}
