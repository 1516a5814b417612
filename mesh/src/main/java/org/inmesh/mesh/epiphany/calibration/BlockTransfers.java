package org.inmesh.mesh.epiphany.calibration;

import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;

/**
 * DMA engines that copy blocks to other cores, 8 bytes a write. An engine stalls while its last
 * write waits at the network interface, so that a crowded network slows it down.
 */
public final class BlockTransfers {
  private static final int SCALE = EpiphanyNetwork.CYCLES_PER_CORE_CYCLE;

  /**
   * What an engine costs, core cycles.
   *
   * @param start from the call to the first write
   * @param interval between writes, if the network takes them
   */
  public record DmaCycles(double start, double interval) {
    /** Neither is negative. */
    public DmaCycles {
      if (!(start >= 0 && interval >= 0)) {
        throw new IllegalArgumentException("negative DMA cycles");
      }
    }

    /**
     * Least squares of the six sizes of {@code e_dma_copy} from core 0 to core F in
     * realTime/latencyBandwidthTest of fabigB/myParallella, the clock and the answer (111 cycles)
     * taken off: 309 + 3.26 for each 8 bytes, largest error 55 cycles. The network's part of the
     * start, 10 cycles, is taken off as well.
     */
    public static DmaCycles measured() {
      return new DmaCycles(299, 3.26);
    }
  }

  /** A copy of writes of 8 bytes each. */
  public record Transfer(int source, int destination, int writes) {}

  private final List<Transfer> transfers;
  private final DmaCycles costs;
  private final Network network;

  /** By transfer: core cycle of the next write. */
  private final double[] next;

  /** By transfer: whether a write waits at the network interface. */
  private final boolean[] stalled;

  private final int[] unsent;
  private final int[] missing;
  private final double[] finished;
  private int active;

  private BlockTransfers(
      NetworkSpecification specification, List<Transfer> transfers, DmaCycles costs) {
    this.transfers = transfers;
    this.costs = costs;
    active = transfers.size();
    next = new double[active];
    stalled = new boolean[active];
    unsent = new int[active];
    missing = new int[active];
    finished = new double[active];
    for (int i = 0; i < active; i++) {
      next[i] = costs.start();
      unsent[i] = transfers.get(i).writes();
      missing[i] = unsent[i];
    }
    NetworkObserver interfaces =
        new NetworkObserver() {
          @Override
          public void packetInjected(int from, int to, int flits, int tag, long cycle) {
            stalled[tag] = false;
          }
        };
    network =
        new EpiphanyNetwork(
            specification, (from, to, flits, tag, cycle) -> writeArrived(tag, cycle), interfaces);
  }

  /**
   * All transfers begin together.
   *
   * @return by transfer, the core cycle in which its last write arrives
   */
  public static double[] cycles(
      NetworkSpecification specification, List<Transfer> transfers, DmaCycles costs) {
    BlockTransfers run = new BlockTransfers(specification, transfers, costs);
    for (long cycle = 0; run.active > 0; cycle++) {
      run.sendDue(cycle);
      run.network.step(cycle);
    }
    return run.finished;
  }

  private void sendDue(long cycle) {
    double now = (double) cycle / SCALE;
    for (int i = 0; i < next.length; i++) {
      if (!stalled[i] && unsent[i] > 0 && next[i] <= now) {
        Transfer transfer = transfers.get(i);
        network.send(
            transfer.source(), transfer.destination(), 1, EpiphanyNetwork.ON_CHIP_WRITE, i, cycle);
        stalled[i] = true;
        unsent[i]--;
        // An engine that was held up does not catch up; one that was not keeps its rate exactly.
        next[i] = Math.max(next[i], now - 1.0 / SCALE) + costs.interval();
      }
    }
  }

  private void writeArrived(int transfer, long cycle) {
    if (--missing[transfer] == 0) {
      finished[transfer] = (double) cycle / SCALE;
      active--;
    }
  }
}
