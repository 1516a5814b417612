package org.inmesh.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Packets to be sent.
 *
 * @param packets in the order in which those of one node and cycle enter its source queue
 * @param hasClasses whether the list names their message classes
 */
public record PacketList(List<PacketRequest> packets, boolean hasClasses) {

  /** The golden files of the reference network have these columns, and more. */
  private static final List<String> COLUMNS =
      List.of("src", "dst", "flits", "create_cycle", "class");

  /** The last column may be missing. */
  private static final int REQUIRED = 4;

  private static final int CLASS = 4;

  /** Longer packets are taken for mistakes. */
  public static final int MAXIMUM_FLITS = 1_000_000;

  /** Later ones, too. */
  private static final long MAXIMUM_CYCLE = 1L << 48;

  /** Copies the packets. */
  public PacketList {
    packets = List.copyOf(packets);
  }

  /**
   * Reads a list of packets, columns {@code src,dst,flits,create_cycle} and perhaps {@code class},
   * the message class, which is 0 without.
   *
   * @param network they are for
   * @return in the order of the file
   * @throws org.inmesh.loader.BadInputException if a line is wrong; it names file, line and column
   * @throws IOException if the file cannot be read
   */
  public static PacketList read(Path file, NetworkSpecification network) throws IOException {
    int lastNode = network.nodes() - 1;
    int lastClass = network.messageClasses() - 1;
    List<PacketRequest> packets = new ArrayList<>();
    boolean[] hasClasses = new boolean[1];
    CsvTable.read(
        file,
        COLUMNS,
        REQUIRED,
        line -> {
          hasClasses[0] = line.has(CLASS);
          packets.add(
              new PacketRequest(
                  (int) line.whole(0, 0, lastNode),
                  (int) line.whole(1, 0, lastNode),
                  (int) line.whole(2, 1, MAXIMUM_FLITS),
                  line.has(CLASS) ? (int) line.whole(CLASS, 0, lastClass) : 0,
                  line.whole(3, 0, MAXIMUM_CYCLE)));
        });
    return new PacketList(packets, hasClasses[0]);
  }
}
