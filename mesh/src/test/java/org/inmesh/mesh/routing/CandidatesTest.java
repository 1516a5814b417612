package org.inmesh.mesh.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  /** Each as port, class, and e for an escape. */
  private static List<String> list(long candidates) {
    List<String> all = new ArrayList<>();
    for (long left = candidates; left != Candidates.EMPTY; left = Candidates.rest(left)) {
      String escape = Candidates.isEscape(left) ? "e" : "";
      all.add(Candidates.port(left) + "." + Candidates.channelClass(left) + escape);
    }
    assertThat(Candidates.count(candidates)).isEqualTo(all.size());
    return all;
  }

  @Test
  void shouldHoldEightAndTheirMarks() {
    long four = Candidates.ofPorts(0b1111, 2);
    assertThat(list(four)).containsExactly("0.2", "1.2", "2.2", "3.2");
    long eight = Candidates.join(four, Candidates.asEscapes(Candidates.ofPorts(0b1111, 0)));
    assertThat(list(eight))
        .containsExactly("0.2", "1.2", "2.2", "3.2", "0.0e", "1.0e", "2.0e", "3.0e");
    assertThat(list(Candidates.inLaterClasses(eight, 1)))
        .containsExactly("0.3", "1.3", "2.3", "3.3", "0.1e", "1.1e", "2.1e", "3.1e");
    assertThat(list(Candidates.through(eight, 0b1010)))
        .containsExactly("1.2", "3.2", "1.0e", "3.0e");
  }

  @Test
  void shouldHoldNone() {
    assertThat(list(Candidates.EMPTY)).isEmpty();
    assertThat(Candidates.ofPorts(0, 1)).isEqualTo(Candidates.EMPTY);
    assertThat(Candidates.join(Candidates.EMPTY, Candidates.of(3, 1)))
        .isEqualTo(Candidates.of(3, 1));
  }
}
