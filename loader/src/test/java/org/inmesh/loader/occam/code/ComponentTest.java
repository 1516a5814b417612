package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Channel;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.junit.jupiter.api.Test;

/** What becomes of the outermost PAR. */
class ComponentTest {
  private static final String RING =
      """
      VAL INT n IS 4:
      PROC node(VAL INT id, CHAN OF INT in, out)
        INT x:
        IF
          id = 0
            SEQ
              out ! 1
              in ? x
          TRUE
            SEQ
              in ? x
              out ! x
      :
      PROC main()
        [n]CHAN OF INT link:
        PAR i = 0 FOR n
          VAL next IS (i + 1) \\ n:
          node(i, link[i], link[next])
      :
      """;

  @Test
  void shouldCompileTheBodyOfReplicatedComponentsOnce() {
    ObjectProgram program = OccamRun.compile(RING);
    assertThat(program.notes()).isEmpty();
    assertThat(program.components())
        .extracting(Component::name)
        .containsExactly("node[0]", "node[1]", "node[2]", "node[3]");
    assertThat(program.components()).extracting(Component::unit).containsOnly(0);
    assertThat(program.channels()).extracting(Channel::name).contains("link[0]", "link[3]");
    assertThat(program.channels()).extracting(Channel::reader).containsExactly(0, 1, 2, 3);
    assertThat(program.channels()).extracting(Channel::writer).containsExactly(3, 0, 1, 2);
  }

  @Test
  void shouldGiveEachElementItsIndexAndChannels() {
    ObjectProgram program = OccamRun.compile(RING);
    assertThat(program.components().get(3).slots())
        .filteredOn(Slot.ChannelAddress.class::isInstance)
        .extracting(slot -> ((Slot.ChannelAddress) slot).channel())
        .containsExactlyInAnyOrder(3, 0);
    assertThat(program.components().get(3).slots())
        .filteredOn(Slot.Value.class::isInstance)
        .extracting(slot -> ((Slot.Value) slot).value())
        // Processes of the end record, and the index.
        .containsExactly(2, 3);
  }

  @Test
  void shouldFlattenNestedParallels() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROC main()
              [2][3]CHAN OF INT c:
              PAR
                PAR i = 0 FOR 2
                  PAR j = 0 FOR 3
                    c[i][j] ! i
                SEQ i = 0 FOR 2
                  SEQ j = 0 FOR 3
                    INT x:
                    c[i][j] ? x
            :
            """);
    assertThat(program.components()).hasSize(7);
    assertThat(program.components().get(4).name()).endsWith("[1][1]");
    assertThat(program.channels()).extracting(Channel::name).contains("c[1][2]");
    assertThat(program.channels()).extracting(Channel::reader).containsOnly(6);
    assertThat(program.channels()).extracting(Channel::writer).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void shouldMarkSubscriptsOutOfRange() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROC main()
              [3]CHAN OF INT c:
              PAR i = 0 FOR 3
                INT x:
                IF
                  i < 2
                    c[i + 1] ! i
                  TRUE
                    SKIP
            :
            """);
    assertThat(program.components().get(2).slots())
        .filteredOn(Slot.ChannelAddress.class::isInstance)
        .extracting(slot -> ((Slot.ChannelAddress) slot).channel())
        .containsExactly(Slot.INVALID);
    assertThat(program.channels()).extracting(Channel::writer).containsExactly(-1, 0, 1);
  }

  @Test
  void shouldRunCodeAroundTheParallelInAProcessOfItsOwn() {
    String source =
        """
        PROC main(CHAN OF BYTE screen)
          [2]CHAN OF BYTE c:
          SEQ
            screen ! "before "
            PAR
              c[0] ! 'x'
              BYTE b:
              SEQ
                c[0] ? b
                c[1] ! b
              BYTE b:
              SEQ
                c[1] ? b
                screen ! b
            screen ! " after"
        :
        """;
    ObjectProgram program = OccamRun.compile(source);
    assertThat(program.components()).hasSize(4);
    assertThat(program.components().get(0).name()).isEqualTo("main");
    // Two of the program, and to each component one for its start and one for its end.
    assertThat(program.channels()).hasSize(2 + 2 * 3);
    for (Kind kind : Kind.values()) {
      OccamRun run = OccamRun.run(program, OccamRun.machine(kind, 2), "");
      assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
      assertThat(run.screen()).isEqualTo("before x after");
    }
  }

  @Test
  void shouldStayOnOneCoreIfAComponentUsesAVariable() {
    String source =
        """
        PROC main(CHAN OF BYTE screen)
          BYTE b:
          CHAN OF BYTE c:
          SEQ
            b := 'v'
            PAR
              c ! b
              BYTE d:
              SEQ
                c ? d
                screen ! d
        :
        """;
    ObjectProgram program = OccamRun.compile(source);
    assertThat(program.components()).hasSize(1);
    assertThat(program.notes().get(0))
        .startsWith("test.occ:6")
        .contains("variable `b` declared in line 2");
    assertThat(OccamRun.screenOf(source)).isEqualTo("v");
  }

  @Test
  void shouldFindTheParallelInsideCalledProcedures() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROC network(VAL INT n, CHAN OF BYTE out)
              [3]CHAN OF INT c:
              PAR i = 0 FOR 3
                c[i] ! n
            :
            PROC main(CHAN OF BYTE screen)
              network(3, screen)
            :
            """);
    assertThat(program.components()).hasSize(3);
    assertThat(program.channels()).extracting(Channel::writer).containsExactly(0, 1, 2);
  }

  @Test
  void shouldPlaceByHand() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROC main()
              CHAN OF INT c:
              PLACED PAR
                PROCESSOR 3
                  c ! 1
                PROCESSOR 1
                  INT x:
                  c ? x
            :
            """);
    assertThat(program.components()).extracting(Component::processor).containsExactly(3, 1);
  }

  @Test
  void shouldRefuseTwoWritersOfAChannel() {
    assertThatThrownBy(
            () ->
                OccamRun.compile(
                    """
                    PROC main()
                      [2]CHAN OF INT c:
                      PAR
                        PAR i = 0 FOR 2
                          c[i / 2] ! 1
                        INT x:
                        c[0] ? x
                    :
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("test.occ:5")
        .hasMessageContaining("share an element of 'c', which is output to here");
  }

  @Test
  void shouldCaptureWholeArrayWhereSubscriptIsKnownAtRunTimeOnly() {
    String source =
        """
        PROC main(CHAN OF BYTE screen)
          [3]CHAN OF BYTE c:
          PAR
            PAR i = 0 FOR 3
              c[i] ! BYTE (i + (INT 'a'))
            BYTE b:
            SEQ i = 0 FOR 3
              SEQ
                c[2 - i] ? b
                screen ! b
        :
        """;
    ObjectProgram program = OccamRun.compile(source);
    assertThat(program.components().get(3).slots())
        .filteredOn(Slot.ChannelTable.class::isInstance)
        .extracting(slot -> ((Slot.ChannelTable) slot).channels())
        .containsExactly(java.util.List.of(0, 1, 2));
    assertThat(OccamRun.screenOf(source)).isEqualTo("cba");
  }

  @Test
  void shouldMeasureTheMessagesOfProtocols() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROTOCOL pair IS INT; [3]BYTE:
            PROTOCOL tagged CASE
              go
              data; INT; INT
            :
            PROC main()
              CHAN OF INT a:
              CHAN OF pair b:
              CHAN OF tagged c:
              CHAN OF BYTE::[]INT d:
              CHAN OF ANY e:
              PAR
                SEQ
                  a ! 1
                  b ! 1; "abc"
                  c ! go
                  d ! 1::[1]
                  e ! 1
                INT x, y:
                [3]BYTE s:
                BYTE n:
                [1]INT z:
                SEQ
                  a ? x
                  b ? x; s
                  c ? CASE
                    go
                      SKIP
                    data; x; y
                      SKIP
                  d ? n::z
                  e ? x
            :
            """);
    // A counted array is taken for 16 elements.
    assertThat(program.channels())
        .extracting(Channel::messageBytes)
        .containsExactly(4, 7, 9, 65, 4);
    assertThat(program.channels()).extracting(Channel::writer).containsOnly(0);
    assertThat(program.channels()).extracting(Channel::reader).containsOnly(1);
  }

  @Test
  void shouldNameThePlaceAndChannelOfAVariantInputThatWaitsForEver() {
    for (Kind kind : Kind.values()) {
      OccamRun run =
          OccamRun.run(
              OccamRun.compile(
                  """
                  PROTOCOL p CASE
                    go
                    data; INT
                  :
                  PROC main()
                    CHAN OF p c, d:
                    PAR
                      SEQ
                        c ? CASE
                          go
                            SKIP
                        d ! go
                      SEQ
                        d ? CASE go
                        c ! data; 1
                  :
                  """),
              OccamRun.machine(kind, 2),
              "");
      assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
      assertThat(run.result().report().toString())
          .contains("test.occ:9:7")
          .contains("input from channel c")
          .contains("test.occ:14:7")
          .contains("input from channel d");
    }
  }
}
