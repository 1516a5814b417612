package org.inmesh.bench.study.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private static final List<StudyRun> RUNS = SmallRuns.several(40);

  @Property(tries = 200)
  void shouldGiveEachRunToOnePartOfNearlyEqualSize(
      @ForAll @IntRange(max = 40) int runs, @ForAll @IntRange(min = 1, max = 50) int parts) {
    List<StudyRun> all = RUNS.subList(0, runs);
    List<StudyRun> together = new ArrayList<>();
    for (int number = 1; number <= parts; number++) {
      List<StudyRun> part = new Shard(number, parts).of(all);
      assertThat(part).hasSizeBetween(runs / parts, (runs + parts - 1) / parts);
      together.addAll(part);
    }

    assertThat(together).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/2", "3/2", "1/0", "1", "a/b", "1/2/3", "", "-1/2", " 1/2"})
  void shouldRefuseWhatIsNoPart(String text) {
    assertThatThrownBy(() -> Shard.read(text)).isInstanceOf(BadInputException.class);
  }
}
