package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The library {@code actors.inc} at its corners, on both machines; places live on cores apart. */
class ActorLibraryTest {
  private static final String PORTS = "(self, out!, order!, offer?, ";

  /** Lines of a process, after those that every one begins with. */
  private static String actor(int place, String declarations, String body) {
    String screen = place == 0 ? ", CHAN BYTE screen!" : "";
    return """
    PROC actor.%d (CHAN MAIL out!, CHAN ORDER order!, CHAN MAIL offer?%s)
      MAIL m:
      ACTOR self:
    %s  SEQ
    %s    leave (self, out!, order!, offer?)
    :
    """
        .formatted(place, screen, declarations.indent(2), body.replace("RECEIVE", PORTS).indent(4));
  }

  /** A program of such actors, at places from 0. */
  private static String program(String... actors) {
    StringBuilder text = new StringBuilder("#INCLUDE \"text.inc\"\n#USE \"actors.inc\"\n");
    StringBuilder main = new StringBuilder("PROC main (CHAN BYTE screen!)\n");
    main.append("  [%d]CHAN MAIL up, down:\n  PAR\n".formatted(2 * actors.length + 1));
    for (int place = 0; place < actors.length; place++) {
      String screen = place == 0 ? ", CHAN BYTE screen!" : "";
      text.append(actors[place]);
      text.append(
          """
          PROC at.%1$d (CHAN MAIL up!, from.above?, [2]CHAN MAIL from.below?, to.below!%2$s)
            [8]MAIL kept:
            CHAN MAIL out, offer:
            CHAN ORDER order:
            PAR
              post (%3$d, %1$d, kept, up!, from.above?, from.below?, to.below!, out?, order?, offer!)
              actor.%1$d (out!, order!, offer?%4$s)
          :
          """
              .formatted(place, screen, actors.length, place == 0 ? ", screen!" : ""));
      main.append(
          "    at.%1$d (up[%1$d]!, down[%1$d]?, [up? FROM %2$d FOR 2], [down! FROM %2$d FOR 2]%3$s)\n"
              .formatted(place, 2 * place + 1, place == 0 ? ", screen!" : ""));
    }
    return text.append(main).append(":\n").toString();
  }

  private static String output(String... actors) {
    return OccamText.output(program(actors), "", 4);
  }

  /** Waits until the network ends. */
  private static String idle(int place) {
    return actor(
        place,
        "",
        """
        begin.alive (%d, self)
        WHILE self[alive]
          receive RECEIVE one.of (0), m)
        """
            .formatted(place));
  }

  /** Spawned again and again, ends at once with its argument as reason if that is not negative. */
  private static String mortal(int place) {
    return actor(
        place,
        "INT reason:",
        """
        begin.place (%d, self)
        await.life (self, out!, order!, offer?)
        WHILE self[open]
          SEQ
            reason := self[argument]
            IF
              reason >= 0
                end.life (self, out!, reason)
              TRUE
                receive RECEIVE one.of (any.tag), m)
            end.life (self, out!, normal)
            await.life (self, out!, order!, offer?)
        """
            .formatted(place));
  }

  @Test
  void shouldPassOverAllIfTheGuardIsNeverTrueAndKeepTheOrder() {
    String reader =
        actor(
            0,
            "PATTERN pattern:\nINITIAL INT seen IS 0:",
            """
            begin.alive (0, self)
            SEQ i = 0 FOR 3
              send (self, out!, self[me], i, 0, 10 * i, 0)
            pattern := one.of (any.tag)
            wait.at.most (2, pattern)
            receive.first RECEIVE pattern, m)
            WHILE m[tag] >= 0
              SEQ
                seen := seen + 1
                receive.next RECEIVE m)
            accept (self, order!, m)
            write.int (screen!, seen)
            receive RECEIVE one.of (only (2)), m)
            write.int (screen!, m[value])
            SEQ i = 0 FOR 2
              SEQ
                receive RECEIVE one.of (any.tag), m)
                write.int (screen!, m[value])
            receive.within RECEIVE 0, one.of (any.tag), m)
            write.int (screen!, m[tag])
            close.network (self, out!)
            """);

    assertThat(output(reader)).isEqualTo("3" + "20" + "0" + "10" + "-1");
  }

  @Test
  void shouldThrowAwayAnAnswerThatComesAfterTheNextRequestBegan() {
    String client =
        actor(
            0,
            "",
            """
            begin.alive (0, self)
            request RECEIVE first.at (1), 0, 7, 0, 3, 2, m)
            write.int (screen!, m[tag])
            request RECEIVE first.at (1), 0, 8, 0, 0, 1, m)
            write.int (screen!, m[value])
            write.int (screen!, self[late])
            close.network (self, out!)
            """);
    // Answers the first request after the client has given it up, and its repetition too.
    String server =
        actor(
            1,
            "",
            """
            begin.alive (1, self)
            WHILE self[alive]
              SEQ
                receive RECEIVE one.of (only (0)), m)
                IF
                  m[tag] = ended
                    SKIP
                  TRUE
                    MAIL n:
                    SEQ
                      IF
                        m[value] = 7
                          receive.within RECEIVE 12, one.of (0), n)
                        TRUE
                          SKIP
                      reply (self, out!, m, m[value] * 100, 0)
            """);

    assertThat(output(client, server)).isEqualTo("-1" + "800" + "2");
  }

  @Test
  void shouldTakeAnAnswerToTheFirstTryDuringASecondOne() {
    String client =
        actor(
            0,
            "",
            """
            begin.alive (0, self)
            request RECEIVE first.at (1), 0, 7, 0, 4, 9, m)
            write.int (screen!, m[value])
            receive.within RECEIVE 20, one.of (any.tag), m)
            write.int (screen!, m[tag])
            write.int (screen!, self[late])
            close.network (self, out!)
            """);
    // Takes two copies of the request and answers both.
    String server =
        actor(
            1,
            "MAIL n:",
            """
            begin.alive (1, self)
            receive RECEIVE one.of (only (0)), m)
            receive RECEIVE one.of (only (0)), n)
            reply (self, out!, m, 1, 0)
            reply (self, out!, n, 2, 0)
            WHILE self[alive]
              receive RECEIVE one.of (0), n)
            """);

    assertThat(output(client, server)).isEqualTo("1" + "-1" + "1");
  }

  @Test
  void shouldTellWhoLinksOrMonitorsADeadActor() {
    String observer =
        actor(
            0,
            "INT dead, ref:",
            """
            begin.alive (0, self)
            self[traps] := TRUE
            spawn RECEIVE 1, 5, 0, dead)
            receive RECEIVE one.of (only (tag.exit)), m)
            write.int (screen!, m[value])
            link (self, out!, dead)
            receive RECEIVE one.of (only (tag.exit)), m)
            write.int (screen!, m[value])
            monitor (self, out!, dead, ref)
            receive RECEIVE with.ref (only (tag.down), ref), m)
            write.int (screen!, m[value])
            self[traps] := FALSE
            link (self, out!, dead)
            receive RECEIVE one.of (any.tag), m)
            write.int (screen!, m[tag])
            close.network (self, out!)
            """);

    assertThat(output(observer, mortal(1))).isEqualTo("5" + "-1" + "-1" + "-2");
  }

  @Test
  void shouldKeepTheNextLifeFromMailForTheLastOne() {
    String sender =
        actor(
            0,
            "INT first, second:",
            """
            begin.alive (0, self)
            self[traps] := TRUE
            spawn RECEIVE 1, -1, 0, first)
            kill (self, out!, first, 9)
            receive RECEIVE one.of (only (tag.exit)), m)
            write.int (screen!, m[value])
            spawn RECEIVE 1, -1, 0, second)
            send (self, out!, first, 0, 0, 0, 0)
            kill (self, out!, first, 9)
            unlink (self, out!, first)
            receive.within RECEIVE 4, one.of (any.tag), m)
            write.int (screen!, m[tag])
            send (self, out!, second, 0, 0, 0, 0)
            receive RECEIVE from.sender (only (tag.exit), second), m)
            write.int (screen!, m[value])
            close.network (self, out!)
            """);

    assertThat(output(sender, mortal(1))).isEqualTo("9" + "-1" + "0");
  }

  @Test
  void shouldNotSpawnWhereAnActorLives() {
    String spawner =
        actor(
            0,
            "INT address:",
            """
            begin.alive (0, self)
            spawn RECEIVE 1, 0, 0, address)
            write.int (screen!, address)
            close.network (self, out!)
            """);

    assertThat(output(spawner, idle(1))).isEqualTo("-1");
  }

  @Test
  void shouldNotEndWithAnActorThatItIsNoLongerLinkedTo() {
    String spawner =
        actor(
            0,
            "INT address:",
            """
            begin.alive (0, self)
            spawn RECEIVE 1, -1, 0, address)
            unlink (self, out!, address)
            kill (self, out!, address, 9)
            receive.within RECEIVE 4, one.of (any.tag), m)
            write.int (screen!, m[tag])
            close.network (self, out!)
            """);

    assertThat(output(spawner, mortal(1))).isEqualTo("-1");
  }

  /** Place 1 supervises a supervisor at place 2, whose only child falls until it has given up. */
  @Test
  void shouldLetASupervisorThatGivesUpBeSpawnedByItsOwn() {
    String top =
        actor(
            0,
            "INT address:\nINITIAL INT settled IS 0:\nINITIAL BOOL going IS TRUE:",
            """
            begin.alive (0, self)
            self[traps] := TRUE
            spawn RECEIVE 1, 0, 0, address)
            WHILE going
              SEQ
                receive RECEIVE one.of (any.tag), m)
                CASE m[tag]
                  tag.settled
                    settled := settled + 1
                  tag.exit
                    going := FALSE
                  ELSE
                    SKIP
            write.int (screen!, settled)
            write.int (screen!, m[value])
            close.network (self, out!)
            """);
    String falling = mortal(3).replace("reason := self[argument]", "reason := 1");

    // Settled at the start, and after the two restarts that are allowed; then the third is too
    // many.
    assertThat(output(top, supervisor(1, 2, 2), supervisor(2, 3, 1), falling))
        .isEqualTo("3" + "-3");
  }

  private static String supervisor(int place, int child, int limit) {
    return actor(
        place,
        "[1]INT places, children, starts:",
        """
        places[0] := %d
        begin.place (%d, self)
        await.life (self, out!, order!, offer?)
        WHILE self[open]
          SEQ
            supervise RECEIVE one.for.one, %d, 1000000, places, children, starts)
            await.life (self, out!, order!, offer?)
        """
            .formatted(child, place, limit));
  }

  @Test
  void shouldEndWithoutASupervisorsHelpIfAllChildrenAreDone() {
    String top =
        actor(
            0,
            "INT address:",
            """
            begin.alive (0, self)
            self[traps] := TRUE
            spawn RECEIVE 1, 0, 0, address)
            receive RECEIVE one.of (only (tag.exit)), m)
            write.int (screen!, m[value])
            close.network (self, out!)
            """);

    assertThat(output(top, supervisor(1, 2, 0), mortal(2))).isEqualTo("0");
  }

  /** The negative control: an actor that does not save what it passes over loses it. */
  @Test
  void shouldLoseMailWithoutSelectiveReceive() {
    String body =
        """
        begin.alive (0, self)
        send (self, out!, self[me], 1, 0, 0, 0)
        send (self, out!, self[me], 2, 0, 0, 0)
        m[tag] := 0
        WHILE m[tag] <> 2
          receive RECEIVE one.of (%s), m)
        receive.within RECEIVE 2, one.of (only (1)), m)
        write.int (screen!, m[tag])
        close.network (self, out!)
        """;

    assertThat(output(actor(0, "", body.formatted("only (2)")))).isEqualTo("1");
    assertThat(output(actor(0, "", body.formatted("any.tag")))).isEqualTo("-1");
  }
}
