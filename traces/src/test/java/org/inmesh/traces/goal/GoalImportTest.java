package org.inmesh.traces.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.RandomEvents;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.replay.NodeMapping;
import org.inmesh.traces.replay.Replay;
import org.inmesh.traces.replay.ReplayResult;
import org.inmesh.traces.replay.ReplaySettings;
import org.inmesh.traces.replay.ReplayTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalImportTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("s.goal"), text);
  }

  private List<String> events(String text) throws IOException {
    return RandomEvents.texts(new GoalImport().open(file(text)));
  }

  private static ReplayResult replay(TraceImport.Opened trace, int columns, int rows)
      throws IOException {
    NetworkSpecification network = NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1);
    return new Replay(
            trace,
            trace.header().machine(),
            ReplayTarget.of(network),
            ReplaySettings.closed(),
            NodeMapping.of(NodeMapping.Policy.IDENTITY, trace.header().machine(), network))
        .run();
  }

  private static Path tree() throws URISyntaxException {
    return Path.of(GoalImportTest.class.getResource("binary_tree_32.goal").toURI());
  }

  @Test
  void shouldLetAnAnswerFollowFromItsRequest() throws IOException {
    String text =
        """
        num_ranks 2 // a request and its answer
        rank 0 {
          c: calc 5
          s: send 8b to 1 tag 3
          s requires c
          r: recv 8b from 1 tag 4
        }
        rank 1 {
          r: recv 8b from 0 tag 3 cpu 0
          /* thinks
             about it */
          c: calc 10 cpu 0
          s: send 8b to 0 tag 4 nic 0
          c requires r
          s requires c
        }
        """;
    assertThat(events(text))
        .containsExactly(
            "cause -1 5",
            "packetCreated 0 0 0 0 1 8 5",
            "cause 0 10",
            "packetCreated 1 0 0 1 0 8 16");
    // In the golden files of this router (mesh/README.md) a head takes 3 cycles for each of two
    // routers and 2 more, its second flit one more: 5 + 9 + 10 + 9.
    assertThat(replay(new GoalImport().open(file(text)), 2, 1).lastDelivery()).isEqualTo(33);
  }

  // Waiting for the start of the calculation (20 cycles) leaves its requirement, the delivery.
  @Test
  void shouldWaitForStartsOnlyIfAskedTo() throws IOException {
    String text =
        """
        num_ranks 2
        rank 0 {
          send 8b to 1
        }
        rank 1 {
          r: recv 8b from 0
          c: calc 20
          c requires r
          s: send 8b to 0
          s irequires c
        }
        """;
    assertThat(events(text)).contains("cause 0 0", "packetCreated 1 0 0 1 0 8 1");
    assertThat(events(text.replace("irequires", "requires"))).contains("cause 0 20");
  }

  @Test
  void shouldKeepOfSeveralCausesThoseThatCanBeTheLast() throws IOException {
    String text =
        """
        num_ranks 3
        rank 0 {
          s1: send 8b to 2 tag 1
          s2: send 8b to 1
        }
        rank 1 {
          r: recv 8b from 0
          s: send 8b to 2 tag 2
          s requires r
        }
        rank 2 {
          r1: recv 8b from 0 tag 1
          r2: recv 8b from 1 tag 2
          c: calc 7
          c requires r1
          s: send 8b to 0
          s requires c
          s requires r2
        }
        """;
    assertThat(events(text)).endsWith("cause 0 7", "cause 2 0", "packetCreated 3 0 0 2 0 8 8");
  }

  // The second send waits for the delivery of the first's answer; that of the first is earlier.
  @Test
  void shouldDropCausesThatOthersFollowFrom() throws IOException {
    String text =
        """
        num_ranks 2
        rank 0 {
          send 8b to 1 tag 1
          r: recv 8b from 1
          s: send 8b to 1 tag 2
          s requires r
        }
        rank 1 {
          r1: recv 8b from 0 tag 1
          s1: send 8b to 0
          s1 requires r1
          r2: recv 8b from 0 tag 2
          s2: send 8b to 0
          s2 requires r2
          s2 requires r1
        }
        """;
    assertThat(events(text)).filteredOn(event -> event.startsWith("cause")).hasSize(3 + 1);
    assertThat(events(text)).endsWith("cause 0 0", "cause 2 0", "packetCreated 3 0 0 1 0 8 3");
  }

  // Two messages with one tag arrive in order; the receive from anyone takes what is left.
  @Test
  void shouldMatchInOrderAndWildReceivesLast() throws IOException {
    String text =
        """
        num_ranks 3
        rank 0 {
          send 1b to 1 tag 5
          send 2b to 1 tag 5
        }
        rank 2 {
          send 4b to 1 tag 9
        }
        rank 1 {
          any: recv 4b from -1 tag -1
          a: recv 1b from 0 tag 5
          b: recv 2b from 0 tag 5
          sa: send 11b to 0
          sa requires a
          sb: send 12b to 0
          sb requires b
          s: send 14b to 0
          s requires any
        }
        """;
    Map<Integer, Long> causeByLength = new TreeMap<>();
    new GoalImport()
        .open(file(text))
        .forEach(
            new EventSink() {
              private long cause = -1;

              @Override
              public void cause(long packet, long cycles) {
                cause = packet;
              }

              @Override
              public void packetCreated(
                  long packet, int network, int kind, int from, int to, int bytes, long cycle) {
                causeByLength.put(bytes, cause);
                cause = -1;
              }
            });
    assertThat(causeByLength).isEqualTo(Map.of(1, -1L, 2, -1L, 4, -1L, 11, 0L, 12, 1L, 14, 2L));
  }

  // A binomial tree: rank r has the message after as many hops as r has ones. So 5 over k of the
  // 31 messages are the k-th of their way, and all but the root's five have a cause.
  @Test
  void shouldReadTheBinaryTreeOf32Ranks() throws Exception {
    TraceImport.Opened trace = new GoalImport().open(tree());
    assertThat(trace.header().machine().nodes()).isEqualTo(32);
    assertThat(trace.header().machine().columns()).isEqualTo(8);
    List<String> events = RandomEvents.texts(trace);
    assertThat(events).filteredOn(event -> event.startsWith("cause")).hasSize(26);
    int[] ofHop = {5, 10, 10, 5, 1};
    for (int hop = 0; hop < ofHop.length; hop++) {
      String created = " 1 " + hop;
      assertThat(events)
          .filteredOn(event -> event.startsWith("packetCreated") && event.endsWith(created))
          .hasSize(ofHop[hop]);
    }
  }

  @Test
  void shouldReplayTheBinaryTreeOnAMeshOf8x4() throws Exception {
    ReplayResult result = replay(new GoalImport().open(tree()), 8, 4);
    assertThat(result.delivered()).isEqualTo(31);
    assertThat(result.notSent()).isZero();
    // 0 - 1 - 3 - 7 - 15 - 31 is 1 + 2 + 4 + 1 + 2 links; a head takes 3 cycles a router and 2.
    assertThat(result.lastDelivery()).isGreaterThanOrEqualTo(3 * (10 + 5) + 2 * 5);
  }

  @Test
  void shouldNameWhereAFileIsWrong() {
    String[][] cases = {
      {"", "s.goal:1: column 1, at the end of the file: 'num_ranks' is missing here"},
      {"num_ranks 0", "s.goal:1: column 11, at '0': the number of ranks must be at least 1"},
      {"num_ranks 1\nrank 1 {\n}", "s.goal:2: column 8, at '{': there is no rank 1 of 1"},
      {"num_ranks 1\nrank 0 {\n", "s.goal:3: column 1, at the end of the file: an operation"},
      {
        "num_ranks 1\nrank 0 {\nl: send 4 to 0\n}",
        "s.goal:3: column 11, at 'to': 'b' is missing here"
      },
      {
        "num_ranks 1\nrank 0 {\nl: calc 4\nl requires m\n}",
        "s.goal:4: column 12, at 'm': no operation before has this label"
      },
      {
        "num_ranks 2\nrank 0 {\nrecv 4b from 1\n}",
        "s.goal:3: rank 0 waits for a message that nobody sends"
      },
      {
        "num_ranks 1\nrank 0 {\na: calc 1\nb: calc 1\na requires b\nb requires a\n}",
        "waits for what waits for it"
      },
      {"num_ranks 1\nrank 0 {\n?\n}", "s.goal:3: column 1, at '?'"},
    };
    for (String[] wrong : cases) {
      assertThatThrownBy(() -> events(wrong[0]))
          .isInstanceOf(TraceFormatException.class)
          .hasMessageContaining(wrong[1]);
    }
  }
}
