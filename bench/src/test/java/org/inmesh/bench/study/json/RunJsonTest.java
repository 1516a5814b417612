package org.inmesh.bench.study.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.Form;
import org.junit.jupiter.api.Test;

class RunJsonTest {
  @Property(tries = 200)
  void shouldGiveBackEveryRun(
      @ForAll Form form,
      @ForAll ErrorMode errors,
      @ForAll String text,
      @ForAll Map<String, Integer> parameters,
      @ForAll long cycles,
      @ForAll boolean profile) {
    StudyRun run =
        new StudyRun(
            text,
            form,
            List.of(new SourceText("main.occ", text), new SourceText(text, "")),
            text,
            parameters,
            errors,
            text,
            text,
            cycles,
            new Measuring(!profile, true, profile));

    assertThat(RunJson.read(CanonicalJson.parse(CanonicalJson.line(RunJson.of(run)))))
        .isEqualTo(run);
  }

  @Test
  void shouldKeepTheKey() {
    StudyRun run = SmallRuns.counting(2);

    assertThat(RunKey.of(RunJson.read(RunJson.of(run)))).isEqualTo(RunKey.of(run));
  }

  @Test
  void shouldSayWhatIsMissing() {
    var tree = RunJson.of(SmallRuns.counting(2));
    tree.remove("placement");

    assertThatThrownBy(() -> RunJson.read(tree))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("'placement' is missing");
  }

  @Test
  void shouldRefuseANumberThatIsTooLarge() {
    var tree = RunJson.of(SmallRuns.counting(2));
    tree.withObject("/parameters").put("n", 1L << 32);

    assertThatThrownBy(() -> RunJson.read(tree))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("'n' is not a whole number of 32 bits");
  }

  @Test
  void shouldWriteLinesThatEndAlikeOnAllHosts() {
    var tree = CanonicalJson.parse("{\"b\":1.50,\"a\":[1,2],\"c\":{}}");

    assertThat(CanonicalJson.text(tree))
        .isEqualTo("{\n  \"b\": 1.5,\n  \"a\": [ 1, 2 ],\n  \"c\": {}\n}\n");
  }
}
