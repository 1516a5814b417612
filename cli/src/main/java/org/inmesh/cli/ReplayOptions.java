package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.inmesh.bench.traffic.NodeMappingFile;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.netrace.NetraceImport;
import org.inmesh.traces.replay.NodeMapping;
import org.inmesh.traces.replay.ReplaySettings;
import picocli.CommandLine.Option;

/** The options that say how a trace is replayed. */
final class ReplayOptions {
  @Option(
      names = "--open-loop",
      description = "creates packets in their recorded cycles, whatever caused them")
  private boolean openLoop;

  @Option(
      names = "--stretch",
      paramLabel = "FACTOR",
      description =
          "multiplies times and gaps, rounded down to whole cycles; 0.1 is ten times as fast;"
              + " default: 1")
  private double stretch = 1;

  @Option(
      names = "--stretch-gaps",
      paramLabel = "FACTOR",
      description =
          "multiplies the gaps between a packet and those that it causes by another factor than"
              + " the times; default: that of --stretch, 1 for netrace files, whose gaps are the"
              + " access time of a cache")
  private Double gapStretch;

  @Option(
      names = "--one-per-node",
      negatable = true,
      description =
          "one packet of each node enters in a cycle, of those that could the first of the trace;"
              + " default for netrace files, --no-one-per-node for others")
  private Boolean onePerNode;

  @Option(
      names = "--map",
      paramLabel = "MAPPING",
      description =
          "which node stands for which: identity (same column and row), fold (modulo the mesh),"
              + " scale (in proportion), or a CSV file with columns source,target; default:"
              + " identity")
  private String map = "identity";

  @Option(
      names = "--from",
      paramLabel = "CYCLE",
      description = "leaves out packets created before this network cycle of the recording")
  private long from;

  @Option(
      names = "--to",
      paramLabel = "CYCLE",
      description = "leaves out packets created after this network cycle of the recording")
  private long to = Long.MAX_VALUE;

  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "most packets that are read ahead of those sent; default: 524288. Packets that were read"
              + " too late are counted")
  private Integer window;

  boolean isOpenLoop() {
    return openLoop;
  }

  /** For a trace that comes from there. */
  ReplaySettings settings(String origin) {
    OptionText.atLeast("--from", from, 0);
    boolean isNetrace = origin.equals(NetraceImport.NAME);
    double gaps = gapStretch != null ? gapStretch : isNetrace ? 1 : stretch;
    boolean one = onePerNode == null ? isNetrace : onePerNode;
    return OptionText.refused(
        "replay",
        () -> {
          ReplaySettings settings =
              (openLoop ? ReplaySettings.open() : ReplaySettings.closed())
                  .stretched(stretch, gaps)
                  .between(from, to);
          ReplaySettings reading = window == null ? settings : settings.reading(window);
          return one ? reading.onePerNodeAndCycle() : reading;
        });
  }

  NodeMapping mapping(TraceMachine recorded, NetworkSpecification network) throws IOException {
    List<String> policies =
        Arrays.stream(NodeMapping.Policy.values()).map(NodeMapping.Policy::label).toList();
    if (policies.contains(map)) {
      NodeMapping.Policy policy = NodeMapping.Policy.valueOf(map.toUpperCase(Locale.ROOT));
      return OptionText.refused("--map", () -> NodeMapping.of(policy, recorded, network));
    }
    if (!Files.isRegularFile(Path.of(map))) {
      throw new BadInputException(
          "--map: there is neither a file nor a policy '%s'; the policies are %s"
              .formatted(map, String.join(", ", policies)));
    }
    return NodeMappingFile.read(Path.of(map), recorded.nodes(), network.nodes());
  }
}
