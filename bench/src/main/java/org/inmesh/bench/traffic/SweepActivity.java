package org.inmesh.bench.traffic;

import java.util.ArrayList;
import java.util.List;

/** What a sweep is doing, for those who wait for it; may be asked from any thread. */
public final class SweepActivity {
  private final List<MeasurementUnderWay> underWay = new ArrayList<>();
  private int ended;

  SweepActivity() {}

  /** A measurement that has begun and not ended. */
  public static final class MeasurementUnderWay {
    private final NetworkExperiment experiment;
    private volatile long cycle;

    private MeasurementUnderWay(NetworkExperiment experiment) {
      this.experiment = experiment;
    }

    void at(long now) {
      cycle = now;
    }

    /** What is measured. */
    public NetworkExperiment experiment() {
      return experiment;
    }

    /** Network cycles simulated so far. */
    public long cycle() {
      return cycle;
    }
  }

  synchronized MeasurementUnderWay begin(NetworkExperiment experiment) {
    MeasurementUnderWay measurement = new MeasurementUnderWay(experiment);
    underWay.add(measurement);
    return measurement;
  }

  synchronized void end(MeasurementUnderWay measurement, boolean counts) {
    underWay.remove(measurement);
    ended += counts ? 1 : 0;
  }

  /** Measurements that have ended, those not counted that were stopped. */
  public synchronized int ended() {
    return ended;
  }

  /** Measurements that have begun and not ended, in the order in which they began. */
  public synchronized List<MeasurementUnderWay> underWay() {
    return List.copyOf(underWay);
  }
}
