package org.inmesh.mesh.epiphany;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;

/** Packets that tests send, and the cycles in which they arrive. */
final class Traffic {
  private Traffic() {}

  /** All classes and lengths of 1 to 6; from seed to seed, pauses or far above saturation. */
  static List<Write> random(NetworkSpecification mesh, int count, long seed) {
    Random random = new Random(seed);
    int perCycle = 1 + random.nextInt(mesh.nodes());
    int longest = 1 + random.nextInt(6);
    int hotspot = random.nextInt(mesh.nodes());
    int hotspotPercent = random.nextInt(100);
    int pausePercent = random.nextInt(60);
    List<Write> writes = new ArrayList<>();
    long cycle = 0;
    while (writes.size() < count) {
      for (int i = random.nextInt(perCycle + 1); i > 0 && writes.size() < count; i--) {
        boolean hot = random.nextInt(100) < hotspotPercent;
        writes.add(
            new Write(
                random.nextInt(mesh.nodes()),
                hot ? hotspot : random.nextInt(mesh.nodes()),
                1 + random.nextInt(longest),
                random.nextInt(EpiphanyNetwork.MESSAGE_CLASSES),
                writes.size(),
                cycle));
      }
      cycle += random.nextInt(100) < pausePercent ? 1 + random.nextInt(60) : 1;
    }
    return writes;
  }

  /** The same packet over and over from cycle 0. */
  static List<Write> stream(int source, int destination, int messageClass, int count) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      writes.add(new Write(source, destination, 1, messageClass, i, 0));
    }
    return writes;
  }

  /** When each packet arrives in the Epiphany's network. */
  static long[] arrivals(NetworkSpecification mesh, List<Write> writes) {
    return arrivals(mesh, writes, null);
  }

  static long[] arrivals(NetworkSpecification mesh, List<Write> writes, NetworkObserver observer) {
    long[] arrived = notArrived(writes);
    Network network =
        new EpiphanyNetwork(
            mesh, (source, to, flits, tag, cycle) -> arrive(arrived, tag, cycle), observer);
    run(network, writes);
    return arrived;
  }

  static void run(Network network, List<Write> writes) {
    int next = 0;
    long cycle = 0;
    while (next < writes.size() || !network.isQuiet()) {
      if (network.isQuiet()) {
        cycle = Math.max(cycle, writes.get(next).created());
      }
      for (; next < writes.size() && writes.get(next).created() == cycle; next++) {
        Write write = writes.get(next);
        network.send(
            write.source(),
            write.destination(),
            write.flits(),
            write.messageClass(),
            write.tag(),
            cycle);
      }
      network.step(cycle);
      cycle++;
      if (cycle > 1_000_000) {
        throw new AssertionError("packets still under way in cycle " + cycle);
      }
    }
  }

  /** When each packet arrives in the reference network. */
  static long[] referenceArrivals(NetworkSpecification mesh, List<Write> writes) {
    long[] arrived = notArrived(writes);
    ReferenceMesh[] meshes = {
      new ReferenceMesh(mesh, 2, 2), new ReferenceMesh(mesh, 16, 2), new ReferenceMesh(mesh, 2, 16)
    };
    int next = 0;
    int arrivedPackets = 0;
    for (long cycle = 0; arrivedPackets < writes.size(); cycle++) {
      for (; next < writes.size() && writes.get(next).created() == cycle; next++) {
        meshes[writes.get(next).messageClass()].send(writes.get(next));
      }
      for (ReferenceMesh single : meshes) {
        single.step(cycle);
        for (Write write : single.arrivedNow) {
          arrive(arrived, write.tag(), cycle);
          arrivedPackets++;
        }
      }
    }
    return arrived;
  }

  private static long[] notArrived(List<Write> writes) {
    long[] arrived = new long[writes.size()];
    Arrays.fill(arrived, -1);
    return arrived;
  }

  private static void arrive(long[] arrived, int tag, long cycle) {
    if (arrived[tag] != -1) {
      throw new AssertionError("packet " + tag + " arrived twice");
    }
    arrived[tag] = cycle;
  }
}
