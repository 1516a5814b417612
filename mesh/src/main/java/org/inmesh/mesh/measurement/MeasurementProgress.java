package org.inmesh.mesh.measurement;

/** How far a measurement is, for those who may want to stop it. */
public interface MeasurementProgress {
  /** Network cycles simulated so far. */
  long cycle();

  /** Packets that have been created and have not arrived. */
  int packetsUnderWay();
}
