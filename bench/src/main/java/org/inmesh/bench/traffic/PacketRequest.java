package org.inmesh.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A packet to be sent.
 *
 * @param source node
 * @param destination node; may be the source
 * @param flits length, at least 1
 * @param created network cycle in which it is put in the source queue
 */
public record PacketRequest(int source, int destination, int flits, long created) {

  /** Also the columns of the golden files of the reference network, which have more. */
  private static final List<String> COLUMNS = List.of("src", "dst", "flits", "create_cycle");

  /** Longer ones, and later ones, are taken for mistakes. */
  private static final int MAXIMUM_FLITS = 1_000_000;

  private static final long MAXIMUM_CYCLE = 1L << 48;

  /**
   * Reads a list of packets, columns {@code src,dst,flits,create_cycle}.
   *
   * @param nodes of the mesh they are for
   * @return in the order of the file
   * @throws org.inmesh.loader.BadInputException if a line is wrong; it names file, line and column
   * @throws IOException if the file cannot be read
   */
  public static List<PacketRequest> read(Path file, int nodes) throws IOException {
    List<PacketRequest> packets = new ArrayList<>();
    CsvTable.read(
        file,
        COLUMNS,
        line ->
            packets.add(
                new PacketRequest(
                    (int) line.whole(0, 0, nodes - 1),
                    (int) line.whole(1, 0, nodes - 1),
                    (int) line.whole(2, 1, MAXIMUM_FLITS),
                    line.whole(3, 0, MAXIMUM_CYCLE))));
    return packets;
  }
}
