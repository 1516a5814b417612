package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;

/** When each packet of a test was injected and arrived; -1 if it has not. */
final class PacketTimes {
  final long[] injected;
  final long[] headArrived;
  final long[] tailArrived;

  PacketTimes(int packets) {
    injected = new long[packets];
    headArrived = new long[packets];
    tailArrived = new long[packets];
    for (long[] times : new long[][] {injected, headArrived, tailArrived}) {
      Arrays.fill(times, -1);
    }
  }

  void injected(int tag, long cycle) {
    record(injected, tag, cycle);
  }

  void headArrived(int tag, long cycle) {
    record(headArrived, tag, cycle);
  }

  void tailArrived(int tag, long cycle) {
    record(tailArrived, tag, cycle);
  }

  private static void record(long[] times, int tag, long cycle) {
    if (times[tag] != -1) {
      throw new AssertionError("packet " + tag + " twice: " + times[tag] + " and " + cycle);
    }
    times[tag] = cycle;
  }

  /** An observer that writes down the times of a network here. */
  NetworkObserver observer() {
    return new NetworkObserver() {
      @Override
      public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
        injected(tag, cycle);
      }

      @Override
      public void headArrived(int source, int destination, int flits, int tag, long cycle) {
        PacketTimes.this.headArrived(tag, cycle);
      }

      @Override
      public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
        tailArrived(tag, cycle);
      }
    };
  }
}
