package org.inmesh.traces.header;

import java.util.List;
import java.util.Map;

/** Headers for tests. */
public final class ExampleHeaders {
  private ExampleHeaders() {}

  /** Two cores at 500 MHz with a network twice as fast; a producer sends to a consumer. */
  public static TraceHeader twoCores() {
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        "run",
        TraceHeader.Selection.usual(),
        new TraceMachine(
            "pair.toml",
            "mesh",
            "name = \"pair\"\nkind = \"mesh\"\ncores = 2\nclock-mhz = 500\n",
            2,
            2,
            1,
            8,
            2,
            1,
            1,
            List.of("GetShared", "Data")),
        new TraceProgram(
            "pair.occ",
            Map.of("n", "3"),
            "",
            7,
            List.of(
                new TraceProgram.Process("producer", 0, 0x1000, 0x1100),
                new TraceProgram.Process("consumer", 1, 0x2000, 0x2100)),
            List.of(new TraceProgram.Channel("c", 0, 0x10, "producer", 1, 0x20, "consumer")),
            new int[] {0, 1},
            List.of(
                List.of(
                    new TraceProgram.Line(0x100, "pair.occ", 2, "producer"),
                    new TraceProgram.Line(0x110, "pair.occ", 3, "producer")),
                List.of(new TraceProgram.Line(0x100, "pair.occ", 6, "consumer")))));
  }
}
