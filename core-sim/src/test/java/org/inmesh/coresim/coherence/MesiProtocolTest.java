package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.coherence.MesiProtocol.Transition;
import org.junit.jupiter.api.Test;

class MesiProtocolTest {

  @Test
  void shouldBeTheTableOfTheDocumentation() throws IOException {
    Pattern row = Pattern.compile("\\| (\\w+) \\| (\\w+) \\| (\\w+) \\| (\\w+) \\|");
    List<Transition> documented = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      Matcher matcher = row.matcher(line);
      if (matcher.matches() && !matcher.group(1).equals("state")) {
        documented.add(
            new Transition(
                CacheState.valueOf(matcher.group(1)),
                CacheEvent.valueOf(matcher.group(2)),
                CacheAction.valueOf(matcher.group(3)),
                CacheState.valueOf(matcher.group(4))));
      }
    }
    assertThat(documented).isEqualTo(MesiProtocol.transitions());
  }

  @Test
  void shouldHitExactlyWhereTheOrderOfStatesSaysSo() {
    // Ports compare states instead of looking hits up.
    for (CacheState state : CacheState.values()) {
      assertThat(hits(state, CacheEvent.LOAD)).isEqualTo(state.compareTo(CacheState.S) >= 0);
      assertThat(hits(state, CacheEvent.STORE)).isEqualTo(state.compareTo(CacheState.E) >= 0);
    }
  }

  @Test
  void shouldHaveNoRowForWhatCannotHappen() {
    assertThat(MesiProtocol.transition(CacheState.M.ordinal(), CacheEvent.INVALIDATE)).isNull();
    assertThat(MesiProtocol.transition(CacheState.I.ordinal(), CacheEvent.FORWARD_GET_SHARED))
        .isNull();
  }

  private static boolean hits(CacheState state, CacheEvent event) {
    Transition transition = MesiProtocol.transition(state.ordinal(), event);
    return transition != null && transition.action() == CacheAction.HIT;
  }
}
