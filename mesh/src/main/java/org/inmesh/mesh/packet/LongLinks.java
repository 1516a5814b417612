package org.inmesh.mesh.packet;

import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.Chips;
import org.inmesh.mesh.topology.Topology;

/** Links that take longer than others: those from chip to chip. */
final class LongLinks {
  /** By link; null if all take the same time. */
  private final int[] extraCycles;

  /** Of all borders that a shortest way can cross. */
  private final int mostExtraCycles;

  LongLinks(NetworkSpecification specification, LinkNumbers numbers) {
    Chips chips = specification.chips();
    if (chips.isOne()) {
      extraCycles = null;
      mostExtraCycles = 0;
      return;
    }
    Topology topology = specification.topology();
    extraCycles = new int[numbers.count()];
    for (int router = 0; router < topology.routers(); router++) {
      for (int port = 0; port < Topology.FIRST_LOCAL; port++) {
        int neighbour = topology.neighbour(router, port);
        if (neighbour != Topology.NONE) {
          extraCycles[numbers.link(router, port)] = chips.extraCycles(topology, router, neighbour);
        }
      }
    }
    int columnBorders = chips.columns() == 0 ? 0 : topology.columns() / chips.columns() - 1;
    int rowBorders = chips.rows() == 0 ? 0 : topology.rows() / chips.rows() - 1;
    mostExtraCycles = (columnBorders + rowBorders) * chips.linkCycles();
  }

  boolean isNone() {
    return extraCycles == null;
  }

  int mostExtraCycles() {
    return mostExtraCycles;
  }

  /** Network cycles that a link takes beyond those of others. */
  int extraCycles(int link) {
    return extraCycles == null ? 0 : extraCycles[link];
  }

  /** The same for all of a way. */
  int extraCycles(int[] way, int count) {
    int sum = 0;
    if (extraCycles != null) {
      for (int i = 0; i < count; i++) {
        sum += extraCycles[way[i]];
      }
    }
    return sum;
  }
}
