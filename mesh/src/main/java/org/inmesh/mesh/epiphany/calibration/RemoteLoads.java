package org.inmesh.mesh.epiphany.calibration;

import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;

/**
 * Cores that load from each other's memory, each load waiting for the one before: a read request,
 * and the data as a write back.
 */
public final class RemoteLoads {
  private static final int SCALE = EpiphanyNetwork.CYCLES_PER_CORE_CYCLE;

  /**
   * What a load costs outside the network, core cycles. Of the three only the sum is measured: a
   * load takes 18 + 3 x hops cycles (Adapteva's test emesh_read_latency), of which the network's
   * two ways take 3 + 3 x hops.
   *
   * @param issue from the instruction to the request in the network interface
   * @param memory from the arrival of the request to the answer in the target's network interface
   * @param completion from the arrival of the answer to the next instruction
   */
  public record LoadCycles(int issue, int memory, int completion) {
    /** At least one cycle each. */
    public LoadCycles {
      if (issue < 1 || memory < 1 || completion < 1) {
        throw new IllegalArgumentException("each part of a load takes at least one cycle");
      }
    }

    /** The sum that was measured, in three equal parts. */
    public static LoadCycles measured() {
      return new LoadCycles(5, 5, 5);
    }
  }

  /** A core that loads and the core that it loads from; may be the same. */
  public record Reader(int core, int target) {}

  private final List<Reader> readers;
  private final LoadCycles costs;
  private final Network network;

  /** By reader: when the next packet is sent, network cycles; -1 while one is under way. */
  private final long[] due;

  /** By reader: whether the next packet is the answer. */
  private final boolean[] answering;

  private final int[] loadsLeft;
  private final long[] finished;
  private int active;

  private RemoteLoads(
      NetworkSpecification specification, List<Reader> readers, int loads, LoadCycles costs) {
    this.readers = readers;
    this.costs = costs;
    network =
        new EpiphanyNetwork(
            specification,
            (source, destination, flits, tag, cycle) -> packetArrived(tag, cycle),
            null);
    active = readers.size();
    due = new long[active];
    answering = new boolean[active];
    loadsLeft = new int[active];
    finished = new long[active];
    for (int i = 0; i < active; i++) {
      due[i] = (long) costs.issue() * SCALE;
      loadsLeft[i] = loads;
    }
  }

  /**
   * All readers begin together.
   *
   * @param loads of each, at least 1
   * @return by reader, mean core cycles of a load
   */
  public static double[] cyclesPerLoad(
      NetworkSpecification specification, List<Reader> readers, int loads, LoadCycles costs) {
    if (loads < 1) {
      throw new IllegalArgumentException(loads + " loads");
    }
    RemoteLoads run = new RemoteLoads(specification, readers, loads, costs);
    for (long cycle = 0; run.active > 0; cycle++) {
      run.sendDue(cycle);
      run.network.step(cycle);
    }
    double[] mean = new double[readers.size()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (double) run.finished[i] / SCALE / loads;
    }
    return mean;
  }

  private void sendDue(long cycle) {
    for (int i = 0; i < due.length; i++) {
      if (due[i] == cycle) {
        due[i] = -1;
        int core = readers.get(i).core();
        int target = readers.get(i).target();
        if (answering[i]) {
          network.send(target, core, 1, EpiphanyNetwork.ON_CHIP_WRITE, i, cycle);
        } else {
          network.send(core, target, 1, EpiphanyNetwork.READ_REQUEST, i, cycle);
        }
      }
    }
  }

  private void packetArrived(int reader, long cycle) {
    if (!answering[reader]) {
      answering[reader] = true;
      due[reader] = cycle + (long) costs.memory() * SCALE;
      return;
    }
    answering[reader] = false;
    long complete = cycle + (long) costs.completion() * SCALE;
    if (--loadsLeft[reader] > 0) {
      due[reader] = complete + (long) costs.issue() * SCALE;
    } else {
      finished[reader] = complete;
      active--;
    }
  }
}
