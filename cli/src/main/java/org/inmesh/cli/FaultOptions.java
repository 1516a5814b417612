package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.UnreliableLinks;
import picocli.CommandLine.Option;

/** The options that say what does not work in a network. */
final class FaultOptions {
  private static final String AT = "at:";

  @Option(
      names = "--dead-links",
      paramLabel = "LINKS",
      description =
          "a number of links, drawn by the seed, or those between neighbouring routers with commas:"
              + " 3-4,12-20")
  private String deadLinks;

  @Option(
      names = "--dead-routers",
      paramLabel = "ROUTERS",
      description = "a number of routers, drawn by the seed, or given ones: at:5,9")
  private String deadRouters;

  @Option(
      names = "--loss",
      paramLabel = "P",
      description =
          "probability with which each link damages a packet, which is then discarded at its"
              + " destination; 0 to 1")
  private Double loss;

  @Option(
      names = "--reorder",
      paramLabel = "P:N",
      description =
          "probability with which each link delays a packet, by 1 to N cycles; others may overtake"
              + " it")
  private String reorder;

  @Option(
      names = "--allow-deadlock",
      description =
          "builds the network even if its routes can deadlock; a deadlock is shown when it happens")
  private boolean cyclesAllowed;

  /** A network with these faults; those that it has already stay if no option names others. */
  NetworkSpecification applied(NetworkSpecification network, long seed) {
    NetworkSpecification result =
        deadLinks == null && deadRouters == null
            ? network
            : network.withFaults(faults(network, seed));
    if (loss != null || reorder != null) {
      result = result.withUnreliableLinks(unreliable(seed));
    }
    return cyclesAllowed ? result.withCyclesAllowed(true) : result;
  }

  private Faults faults(NetworkSpecification network, long seed) {
    boolean linksDrawn = deadLinks != null && !deadLinks.contains("-");
    boolean routersDrawn = deadRouters != null && !deadRouters.startsWith(AT);
    int links = linksDrawn ? whole("--dead-links", deadLinks) : 0;
    int routers = routersDrawn ? whole("--dead-routers", deadRouters) : 0;
    Faults drawn;
    try {
      drawn = Faults.draw(network.topology(), links, routers, seed);
    } catch (IllegalArgumentException exception) {
      throw new BadInputException("--dead-links, --dead-routers: " + exception.getMessage());
    }
    List<Faults.Link> allLinks = new ArrayList<>(drawn.links());
    List<Integer> allRouters = new ArrayList<>(drawn.routers());
    if (deadLinks != null && !linksDrawn) {
      allLinks.addAll(links());
    }
    if (deadRouters != null && !routersDrawn) {
      for (String router : deadRouters.substring(AT.length()).split(",", -1)) {
        allRouters.add(whole("--dead-routers", router));
      }
    }
    return new Faults(allLinks, allRouters);
  }

  private List<Faults.Link> links() {
    List<Faults.Link> links = new ArrayList<>();
    for (String link : deadLinks.split(",", -1)) {
      String[] ends = link.split("-", -1);
      if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
        throw new BadInputException(
            "--dead-links: a link is ROUTER-ROUTER, such as 3-4, not '" + link + "'");
      }
      links.add(new Faults.Link(whole("--dead-links", ends[0]), whole("--dead-links", ends[1])));
    }
    return links;
  }

  private UnreliableLinks unreliable(long seed) {
    double delayProbability = 0;
    int maximumDelay = 0;
    if (reorder != null) {
      String[] parts = reorder.split(":", -1);
      if (parts.length != 2) {
        throw new BadInputException(
            "--reorder: a probability and most cycles, such as 0.1:50, not '" + reorder + "'");
      }
      delayProbability = OptionText.number("--reorder", parts[0]);
      maximumDelay = whole("--reorder", parts[1]);
    }
    try {
      return new UnreliableLinks(
          loss == null ? 0 : loss, delayProbability, maximumDelay, List.of(), seed);
    } catch (IllegalArgumentException exception) {
      String options =
          reorder == null ? "--loss" : loss == null ? "--reorder" : "--loss, --reorder";
      throw new BadInputException(options + ": " + exception.getMessage());
    }
  }

  private static int whole(String option, String text) {
    return OptionText.whole(option, text);
  }
}
