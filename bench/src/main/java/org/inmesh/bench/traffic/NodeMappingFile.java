package org.inmesh.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.replay.NodeMapping;

/** Reads which node of a network stands for which node of a trace. */
public final class NodeMappingFile {
  private static final List<String> COLUMNS = List.of("source", "target");
  private static final int NONE = -1;

  private NodeMappingFile() {}

  /**
   * Reads a file with a line for each node of the trace, columns {@code source,target}.
   *
   * @param recordedNodes of the trace
   * @param nodes of the network
   * @throws BadInputException if a line is wrong, with file, line and column; or if a node is
   *     missing
   * @throws IOException if the file cannot be read
   */
  public static NodeMapping read(Path file, int recordedNodes, int nodes) throws IOException {
    int[] targets = new int[recordedNodes];
    Arrays.fill(targets, NONE);
    CsvTable.read(
        file,
        COLUMNS,
        line -> {
          int source = (int) line.whole(0, 0, recordedNodes - 1);
          if (targets[source] != NONE) {
            throw line.wrong(0, "node " + source + " has a target already");
          }
          targets[source] = (int) line.whole(1, 0, nodes - 1);
        });
    for (int source = 0; source < recordedNodes; source++) {
      if (targets[source] == NONE) {
        throw new BadInputException(file + ": there is no line for node " + source);
      }
    }
    return NodeMapping.of(targets, nodes);
  }
}
