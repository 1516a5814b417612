package org.inmesh.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.mesh.NetworkSpecification;

/** Cores worth comparing as holders of a line: of each chip the nearest and the farthest. */
final class LineHolders {
  private LineHolders() {}

  /** The requester's own chip first. */
  static List<Integer> of(MachineSpecification machine, int requester) {
    NetworkSpecification network = machine.network();
    TreeMap<Integer, List<Integer>> coresOfChip = new TreeMap<>();
    IntStream.range(0, machine.cores())
        .filter(core -> core != requester)
        .forEach(
            core ->
                coresOfChip
                    .computeIfAbsent(chip(network, core), chip -> new ArrayList<>())
                    .add(core));
    List<Integer> holders = new ArrayList<>();
    List<Integer> own = coresOfChip.remove(chip(network, requester));
    if (own != null) {
      addEnds(holders, own, network, requester);
    }
    coresOfChip.values().forEach(cores -> addEnds(holders, cores, network, requester));
    return holders;
  }

  private static int chip(NetworkSpecification network, int core) {
    return network.chips().chip(network.topology(), core);
  }

  private static void addEnds(
      List<Integer> holders, List<Integer> cores, NetworkSpecification network, int requester) {
    Comparator<Integer> byDistance =
        Comparator.comparingInt(core -> network.distance(requester, core));
    int nearest = cores.stream().min(byDistance).orElseThrow();
    int farthest = cores.stream().max(byDistance).orElseThrow();
    holders.add(nearest);
    if (farthest != nearest) {
      holders.add(farthest);
    }
  }
}
