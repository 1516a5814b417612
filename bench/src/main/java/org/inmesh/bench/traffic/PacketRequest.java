package org.inmesh.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.NetworkSpecification;

/**
 * A packet to be sent.
 *
 * @param source node
 * @param destination node; may be the source
 * @param flits length, at least 1
 * @param messageClass from 0
 * @param created network cycle in which it is put in the source queue
 */
public record PacketRequest(
    int source, int destination, int flits, int messageClass, long created) {

  /** Also the columns of the golden files of the reference network, which have more. */
  private static final List<String> COLUMNS =
      List.of("src", "dst", "flits", "create_cycle", "class");

  /** The last column may be missing. */
  private static final int REQUIRED = 4;

  private static final int CLASS = 4;

  /** Longer ones, and later ones, are taken for mistakes. */
  private static final int MAXIMUM_FLITS = 1_000_000;

  private static final long MAXIMUM_CYCLE = 1L << 48;

  /**
   * Reads a list of packets, columns {@code src,dst,flits,create_cycle} and perhaps {@code class},
   * the message class, which is 0 without.
   *
   * @param network they are for
   * @return in the order of the file
   * @throws org.inmesh.loader.BadInputException if a line is wrong; it names file, line and column
   * @throws IOException if the file cannot be read
   */
  public static List<PacketRequest> read(Path file, NetworkSpecification network)
      throws IOException {
    int lastNode = network.nodes() - 1;
    int lastClass = network.router().channelsOfClass().size() - 1;
    List<PacketRequest> packets = new ArrayList<>();
    CsvTable.read(
        file,
        COLUMNS,
        REQUIRED,
        line ->
            packets.add(
                new PacketRequest(
                    (int) line.whole(0, 0, lastNode),
                    (int) line.whole(1, 0, lastNode),
                    (int) line.whole(2, 1, MAXIMUM_FLITS),
                    line.has(CLASS) ? (int) line.whole(CLASS, 0, lastClass) : 0,
                    line.whole(3, 0, MAXIMUM_CYCLE))));
    return packets;
  }
}
