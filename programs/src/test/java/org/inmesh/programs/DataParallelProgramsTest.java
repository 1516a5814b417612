package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.junit.jupiter.api.Test;

/** The group {@code data-parallel}. */
class DataParallelProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "data-parallel";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        trial("spmd", Map.of("size", 100), DataParallelOutput::spmd),
        trial(
            "spmd",
            Map.of("size", 5, "columns", 3, "rows", 2, "bins", 3, "seed", 9),
            DataParallelOutput::spmd),
        trial(
            "lambda",
            Map.of("partitions", 2, "events", 48, "period", 10, "every", 3),
            DataParallelOutput::lambda),
        // Keys that come so seldom that the batch view alone is right now and then.
        trial(
            "lambda",
            Map.of(
                "partitions", 1, "workers", 3, "events", 90, "period", 7, "every", 2, "keys", 40),
            DataParallelOutput::lambda));
  }

  /** Without what is newer than the batch view answers are wrong, and the program sees it. */
  @Test
  void shouldSeeThatTheBatchViewIsOld() {
    SimulatedRun run =
        ChangedProgram.of("lambda")
            .replace(
                "reply ! [batch[key] + (before[key] + now[key]), batch[key]]",
                "reply ! [batch[key] + now[key], batch[key]]")
            .run(Map.of("partitions", 1), Kind.MESH, 2, 2);

    assertThat(run.output()).containsPattern("wrong [1-9]");
  }
}
