package org.inmesh.coresim.module;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.link.HardChannels;

/**
 * Which modules a network has and how their links are wired. Links that are not mentioned are not
 * connected to anything.
 *
 * @param processors at least one, of different names; a processor's number is its place here
 * @param connections between links of processors
 * @param host the link that leads to the host
 */
public record NetworkDescription(
    List<Processor> processors, List<Connection> connections, LinkAddress host) {
  /** Memory is decoded in pieces of this size, in bytes. */
  public static final int MEMORY_GRANULE = 256;

  /** The fastest clock. */
  public static final int MOST_MEGAHERTZ = 10_000;

  private static final int NORTH = 0;
  private static final int EAST = 1;
  private static final int SOUTH = 2;
  private static final int WEST = 3;

  /**
   * A module.
   *
   * @param name as the user knows it
   * @param specification its processor
   * @param clockMegahertz 1 to 10,000
   * @param memoryBytes on chip and beside it, a multiple of 256
   */
  public record Processor(
      String name, ProcessorSpecification specification, int clockMegahertz, int memoryBytes) {
    /** Checks the values. */
    public Processor {
      if (clockMegahertz < 1 || clockMegahertz > MOST_MEGAHERTZ) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "processor %s with a clock of %d MHz", name, clockMegahertz));
      }
      if (memoryBytes < specification.onChipBytes() || memoryBytes % MEMORY_GRANULE != 0) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "processor %s with %d bytes of memory", name, memoryBytes));
      }
    }
  }

  /**
   * A link of a processor.
   *
   * @param processor its number
   * @param link 0 to 3
   */
  public record LinkAddress(int processor, int link) {}

  /** A link between two processors, or two links of one. */
  public record Connection(LinkAddress one, LinkAddress other) {}

  /**
   * Checks that everything fits together.
   *
   * @throws IllegalArgumentException if it does not, with a message for the user
   */
  public NetworkDescription {
    processors = List.copyOf(processors);
    connections = List.copyOf(connections);
    checkNames(processors);
    Set<LinkAddress> used = new HashSet<>();
    use(processors, host, used);
    for (Connection connection : connections) {
      use(processors, connection.one(), used);
      use(processors, connection.other(), used);
      int speed = megabits(processors, connection.one());
      int otherSpeed = megabits(processors, connection.other());
      if (speed != otherSpeed) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s at %d Mbit/s is connected to %s at %d Mbit/s",
                text(processors, connection.one()),
                speed,
                text(processors, connection.other()),
                otherSpeed));
      }
    }
  }

  private static void checkNames(List<Processor> processors) {
    if (processors.isEmpty()) {
      throw new IllegalArgumentException("a network without processors");
    }
    Map<String, Processor> names = new HashMap<>();
    for (Processor processor : processors) {
      if (names.put(processor.name(), processor) != null) {
        throw new IllegalArgumentException("two processors are named " + processor.name());
      }
    }
  }

  private static void use(List<Processor> processors, LinkAddress address, Set<LinkAddress> used) {
    if (address.processor() < 0 || address.processor() >= processors.size()) {
      throw new IllegalArgumentException(
          "there is no processor with number " + address.processor());
    }
    if (address.link() < 0 || address.link() >= HardChannels.LINKS) {
      throw new IllegalArgumentException(
          "%s: a processor has links 0 to 3".formatted(text(processors, address)));
    }
    if (!used.add(address)) {
      throw new IllegalArgumentException(
          "%s is connected twice".formatted(text(processors, address)));
    }
  }

  private static int megabits(List<Processor> processors, LinkAddress address) {
    return processors.get(address.processor()).specification().linkMegabits();
  }

  private static String text(List<Processor> processors, LinkAddress address) {
    return String.format(
        Locale.ROOT,
        "link %d of processor %s",
        address.link(),
        processors.get(address.processor()).name());
  }

  /** A single module whose link 0 leads to the host. */
  public static NetworkDescription of(Processor processor) {
    return new NetworkDescription(List.of(processor), List.of(), new LinkAddress(0, 0));
  }

  /**
   * A grid of equal modules, row by row from the north-west, named {@code p0}, {@code p1} and so
   * on. Link 0 leads north, 1 east, 2 south, 3 west; those at the edges are free, but for the first
   * module's link 0, which leads to the host.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param model what each is, apart from the name
   */
  public static NetworkDescription grid(int width, int height, Processor model) {
    List<Processor> processors = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int number = row * width + column;
        processors.add(
            new Processor(
                "p" + number, model.specification(), model.clockMegahertz(), model.memoryBytes()));
        if (column + 1 < width) {
          connections.add(
              new Connection(new LinkAddress(number, EAST), new LinkAddress(number + 1, WEST)));
        }
        if (row + 1 < height) {
          connections.add(
              new Connection(
                  new LinkAddress(number, SOUTH), new LinkAddress(number + width, NORTH)));
        }
      }
    }
    return new NetworkDescription(processors, connections, new LinkAddress(0, NORTH));
  }
}
