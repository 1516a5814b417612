package org.inmesh.mesh.energy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.Topology;

/**
 * What routers and links cost in one process technology, from the rows of a table computed with
 * DSENT 0.91. The rows have 1 channel of 8 flits at 32, 64 and 128 bits, and 8 channels of 8 flits
 * at 64 bits.
 *
 * <p>Between rows: with one channel of 8 flits every number is linear in the width between the two
 * widths beside it. More buffer than that adds to buffer energy, clock, leakage and area in
 * proportion to the bits that it adds, and more channels add to the switch arbitration in
 * proportion to the channels; how much is what the row with 8 channels has more than the one with 1
 * of the same width. {@code mesh/README.md} says how far this is checked.
 */
public final class RouterTechnology {
  private static final int DEPTH = 8;

  /** The width at which the table has several channels. */
  private static final int WIDTH_OF_CHANNELS = 64;

  private static final int LEAST_WIDTH = 32;
  private static final int MOST_WIDTH = 128;
  private static final int CHANNELS = 8;
  private static final int MOST_SLOTS = CHANNELS * DEPTH;
  private static final int MOST_BITS = WIDTH_OF_CHANNELS * MOST_SLOTS;

  private final String name;

  /** One channel, by ascending width. */
  private final List<PublishedCosts> widths;

  private final PublishedCosts severalChannels;
  private final PublishedCosts oneChannel;

  /** The technology of some rows, which have one channel or are 64 bits wide with eight. */
  RouterTechnology(String name, List<PublishedCosts> rows) {
    this.name = name;
    widths =
        rows.stream()
            .filter(row -> row.channels() == 1)
            .sorted(Comparator.comparingInt(PublishedCosts::flitBits))
            .toList();
    severalChannels =
        rows.stream().filter(row -> row.channels() == CHANNELS).findFirst().orElseThrow();
    oneChannel =
        widths.stream().filter(row -> row.flitBits() == WIDTH_OF_CHANNELS).findFirst().orElse(null);
  }

  /** The technologies' names, as DSENT has them: {@code Bulk45LVT} for 45 nm, and so on. */
  public static List<String> names() {
    return PublishedCosts.table().stream().map(PublishedCosts::technology).distinct().toList();
  }

  /**
   * The technology of a name.
   *
   * @throws IllegalArgumentException if there is none; the message has the names there are
   */
  public static RouterTechnology named(String name) {
    List<PublishedCosts> rows =
        PublishedCosts.table().stream().filter(row -> row.technology().equals(name)).toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "no technology '%s'; there are %s".formatted(name, String.join(", ", names())));
    }
    return new RouterTechnology(name, rows);
  }

  /** As DSENT calls it. */
  public String name() {
    return name;
  }

  /** Why there are no costs for the routers of a network, or nothing if there are. */
  public Optional<String> obstacle(NetworkSpecification network) {
    Topology topology = network.topology();
    if (topology.concentration() > 1) {
      return Optional.of("energy is known for routers of one node and four neighbours only");
    }
    return obstacle(flitBits(network), network.router().channels(), network.bufferDepth());
  }

  /**
   * The costs of the routers of a network, link width in the place of the flit width.
   *
   * @throws IllegalArgumentException if they are not known, see {@link #obstacle}
   */
  public RouterCosts costs(NetworkSpecification network) {
    refuse(obstacle(network));
    return costs(flitBits(network), network.router().channels(), network.bufferDepth());
  }

  static int flitBits(NetworkSpecification network) {
    return Byte.SIZE * network.flitBytes();
  }

  /**
   * The costs of a router.
   *
   * @param flitBits 32 to 128
   * @param channels virtual channels of an input, 1 to 8
   * @param bufferDepth flits of a channel; those of all channels together are 8 to 64, and have at
   *     most 4096 bits
   * @throws IllegalArgumentException if a number is out of the table's range
   */
  public RouterCosts costs(int flitBits, int channels, int bufferDepth) {
    refuse(obstacle(flitBits, channels, bufferDepth));
    return costsOfSlots(flitBits, channels, channels * bufferDepth);
  }

  /**
   * The costs of the routers of any network, for estimates: of the nearest router that the table
   * knows. Fewer flits of buffer count as 8, more than it has as the most; costs of a wider or
   * narrower link are in proportion to its width. Routers of several nodes count as those of one.
   */
  public RouterCosts nearestCosts(NetworkSpecification network) {
    int flitBits = flitBits(network);
    int channels = Math.min(network.router().channels(), CHANNELS);
    int width = Math.clamp(flitBits, LEAST_WIDTH, MOST_WIDTH);
    int mostSlots = Math.min(MOST_SLOTS, MOST_BITS / width);
    int slots =
        Math.clamp((long) network.router().channels() * network.bufferDepth(), DEPTH, mostSlots);
    double wider = (double) flitBits / width;
    RouterCosts costs = costsOfSlots(width, channels, slots);
    return costs.combined(costs, (cost, same) -> cost * wider);
  }

  private RouterCosts costsOfSlots(int flitBits, int channels, int slots) {
    RouterCosts base = atWidth(flitBits);
    double bits = (double) flitBits * (slots - DEPTH) / (WIDTH_OF_CHANNELS * (MOST_SLOTS - DEPTH));
    RouterCosts more = severalChannels.costs().combined(oneChannel.costs(), (a, b) -> a - b);
    RouterCosts grown = base.combined(more, (cost, added) -> cost + bits * added);
    double arbitration =
        base.switchArbitration() + more.switchArbitration() * (channels - 1) / (CHANNELS - 1);
    return new RouterCosts(
        grown.bufferWrite(),
        grown.bufferRead(),
        base.crossbar(),
        arbitration,
        base.linkPerMillimetre(),
        grown.clock(),
        grown.routerLeakage(),
        base.linkLeakagePerMillimetre(),
        grown.routerArea());
  }

  /** One channel of 8 flits, linear between the widths of the table. */
  RouterCosts atWidth(int flitBits) {
    int upper = 1;
    while (upper < widths.size() - 1 && widths.get(upper).flitBits() < flitBits) {
      upper++;
    }
    PublishedCosts low = widths.get(upper - 1);
    PublishedCosts high = widths.get(upper);
    double part = (double) (flitBits - low.flitBits()) / (high.flitBits() - low.flitBits());
    return low.costs().combined(high.costs(), (a, b) -> a + part * (b - a));
  }

  private static Optional<String> obstacle(int flitBits, int channels, int bufferDepth) {
    int slots = channels * bufferDepth;
    if (flitBits < LEAST_WIDTH || flitBits > MOST_WIDTH) {
      return Optional.of("energy is known for flits of 32 to 128 bits, not " + flitBits);
    }
    if (channels < 1 || channels > CHANNELS) {
      return Optional.of("energy is known for 1 to 8 virtual channels, not " + channels);
    }
    if (slots < DEPTH || slots > MOST_SLOTS || slots * flitBits > MOST_BITS) {
      return Optional.of(
          "energy is known for inputs that hold 8 to 64 flits and at most 4096 bits, not %d flits of %d bits"
              .formatted(slots, flitBits));
    }
    return Optional.empty();
  }

  private static void refuse(Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(obstacle.get());
    }
  }
}
