package org.inmesh.bench.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.coresim.Statistic;
import org.junit.jupiter.api.Test;

class RunTablesTest {
  @Test
  void shouldShowThreeDigitsOfSmallValuesToo() {
    MeasuredRun run =
        new MeasuredRun(
            Map.of("program", "hello", "machine", "mesh", "cores", 4),
            MeasuredRun.FINISHED,
            List.of(),
            Map.of(Statistic.ENERGY, 104.3, Statistic.POWER, 8.137, Statistic.ENERGY_DELAY, 0.8314),
            Optional.empty());

    Section.Numbers table = (Section.Numbers) RunTables.all(List.of(run));

    assertThat(table.table().rows().getFirst())
        .extracting(Cell::shown)
        .endsWith("0.000104", "8.1", "0.000831");
  }
}
