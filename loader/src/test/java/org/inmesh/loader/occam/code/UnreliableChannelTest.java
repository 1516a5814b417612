package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.DeliverySpecification.Acknowledgement;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code #PRAGMA UNRELIABLE}, from source to what becomes of messages. */
class UnreliableChannelTest {
  /** Sends digits without a pause, then says so; only after that does the receiver look. */
  private static final String BURST =
      """
      PROC main (CHAN BYTE screen!)
        CHAN BYTE c:
        #PRAGMA UNRELIABLE c
        CHAN BOOL ready:
        PAR
          SEQ
            SEQ i = 0 FOR 9
              c ! BYTE (i + (INT '0'))
            TIMER t:
            INT now:
            SEQ
              t ? now
              t ? AFTER now PLUS 1
            ready ! TRUE
          BOOL b:
          SEQ
            ready ? b
            INITIAL BOOL more IS TRUE:
            WHILE more
              BYTE x:
              PRI ALT
                c ? x
                  screen ! x
                SKIP
                  more := FALSE
            screen ! '.'
      :
      """;

  private static final String ONE =
      """
      PROC main (CHAN BYTE screen!)
        CHAN BYTE c:
        #PRAGMA UNRELIABLE c
        PAR
          c ! 'x'
          BYTE x:
          SEQ
            c ? x
            screen ! x
      :
      """;

  private static MachineSpecification machine(
      Kind kind, int side, UnreliableLinks links, int receiveBuffer) {
    MachineSpecification usual = OccamRun.machine(kind, side);
    return usual
        .withNetwork(usual.network().withUnreliableLinks(links))
        .withDelivery(new DeliverySpecification(64, receiveBuffer, Acknowledgement.MESSAGE));
  }

  private static OccamRun run(String source, MachineSpecification machine) {
    return OccamRun.run(OccamRun.compile(source), machine, "");
  }

  /** The first that find no room are dropped, on one core as on two, and nobody waits. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldKeepAsMuchAsTheReceiveBufferHolds(Kind kind) {
    for (int side : List.of(1, 2)) {
      OccamRun run = run(BURST, machine(kind, side, UnreliableLinks.NONE, 4));

      assertThat(run.result().report()).isEmpty();
      assertThat(run.screen()).isEqualTo("0123.");
      assertThat(run.result().statistics().count(Statistic.UNRELIABLE_MESSAGES)).isEqualTo(9);
      assertThat(run.result().statistics().count(Statistic.UNRELIABLE_DROPPED)).isEqualTo(5);
      assertThat(run(BURST, machine(kind, side, UnreliableLinks.NONE, 9)).screen())
          .isEqualTo("012345678.");
    }
  }

  /** Seeds of which some lose the one message and others do not: no other outcome there is. */
  @Test
  void shouldReportAWaitForALostMessage() {
    int lost = 0;
    for (int seed = 0; seed < 20; seed++) {
      OccamRun run = run(ONE, machine(Kind.MESH, 2, UnreliableLinks.lossy(0.5, seed), 8));
      if (run.screen().equals("x")) {
        assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
      } else {
        lost++;
        assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
        assertThat(run.result().report().get(1))
            .contains("waits at test.occ:8:")
            .contains("to input from channel c, whose other end is ")
            .endsWith("; the channel is unreliable, and one of its messages was lost");
        assertThat(run.result().statistics().count(Statistic.UNRELIABLE_LOST)).isEqualTo(1);
      }
    }
    assertThat(lost).isBetween(1, 19);
  }

  /** A channel without the pragma, by contrast. */
  @Test
  void shouldLoseNothingOnOrdinaryChannels() {
    String ordinary = ONE.replace("#PRAGMA UNRELIABLE c", "#PRAGMA SOMETHING c");
    for (int seed = 0; seed < 20; seed++) {
      OccamRun run = run(ordinary, machine(Kind.MESH, 2, UnreliableLinks.lossy(0.5, seed), 8));
      assertThat(run.result().report()).isEmpty();
      assertThat(run.screen()).isEqualTo("x");
    }
  }

  @Test
  void shouldEndARunWithAMessageLongerThanAPacket() {
    String tooLong =
        ONE.replace("CHAN BYTE c", "CHAN [65]BYTE c").replace("BYTE x:", "[65]BYTE x:");
    String source = tooLong.replace("c ! 'x'", "[65]BYTE y:\n    c ! y").replace("! x", "! x[0]");
    OccamRun run = run(source, machine(Kind.MESH, 2, UnreliableLinks.NONE, 8));

    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().getFirst())
        .contains("test.occ:6:")
        .contains("a message of 65 bytes was output to an unreliable channel")
        .contains("at most 64 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHAN BYTE d: | there is no channel `c` declared around the outermost PAR",
        "INT c: | there is no channel `c`",
        "SHARED CHAN BYTE c: | the shared channel `c` cannot be unreliable",
        "CHAN INT::[]BYTE c: | of one type without mobiles",
        "CHAN MOBILE INT c: | of one type without mobiles",
        "CHAN ANY c: | of one type without mobiles",
      })
  void shouldRefuseChannelsThatCannotBeUnreliable(String declaration, String message) {
    String source =
        "PROC main ()\n  "
            + declaration
            + "\n  #PRAGMA UNRELIABLE c\n  PAR\n    SKIP\n    SKIP\n:\n";
    assertThatThrownBy(() -> OccamRun.compile(source))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("test.occ:3:22: ")
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseAProgramThatStaysOnOneCore() {
    String source =
        """
        PROC main ()
          CHAN BYTE c:
          #PRAGMA UNRELIABLE c
          INT x:
          PAR
            SEQ
              x := 1
              c ! 'a'
            BYTE y:
            c ? y
        :
        """;
    assertThatThrownBy(() -> OccamRun.compile(source))
        .hasMessageContaining("test.occ:3:22: channel `c` cannot be unreliable")
        .hasMessageContaining("uses variable `x` declared in line 4");
    assertThatThrownBy(
            () -> OccamRun.compile(source.substring(0, source.indexOf("  INT x")) + "  SKIP\n:\n"))
        .hasMessageContaining("there is no PAR");
  }
}
