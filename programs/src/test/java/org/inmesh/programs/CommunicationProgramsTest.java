package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The group {@code communication}. */
class CommunicationProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "communication";
  }

  @Override
  List<Trial> trials() {
    List<Trial> channels =
        List.of(
            trial("rendezvous", Map.of("pairs", 3), values -> rendezvous(values)),
            trial("buffered", Map.of("streams", 3), values -> buffered(values)),
            trial("buffered", Map.of("places", 1, "messages", 5), values -> buffered(values)),
            trial("buffered", Map.of("streams", 2, "messages", 3), values -> buffered(values)),
            trial("dropping", Map.of("streams", 3), values -> lossy("first", values)),
            trial("dropping", Map.of("streams", 1, "burst", 8), values -> lossy("first", values)),
            trial("sliding", Map.of("streams", 3), values -> lossy("last", values)),
            trial("sliding", Map.of("streams", 2, "burst", 5), values -> lossy("last", values)),
            trial("select", Map.of("services", 11), values -> select(values)),
            trial("select", Map.of("clients", 3, "services", 6), values -> select(values)),
            trial("guards", Map.of("rounds", 3), values -> guards(values)),
            trial("guards", Map.of("units", 3, "clients", 5), values -> guards(values)),
            trial("channelkinds", Map.of("messages", 4), values -> channelKinds(values)),
            trial(
                "channelkinds", Map.of("writers", 1, "readers", 7), values -> channelKinds(values)),
            trial("sharedchannels", Map.of("messages", 4), values -> channelKinds(values)),
            trial(
                "sharedchannels",
                Map.of("writers", 9, "readers", 1),
                values -> channelKinds(values)),
            trial("mobilechannels", Map.of(), values -> mobileChannels(values)),
            trial(
                "mobilechannels",
                Map.of("calls", 2, "hands", 30),
                values -> mobileChannels(values)),
            trial("poison", Map.of("wanted", 10), values -> poison(values)),
            trial("poison", Map.of("wanted", 1, "stages", 3), values -> poison(values)),
            trial("poisonring", Map.of("rounds", 2), values -> poisonRing(values)),
            trial("poisonring", Map.of("processes", 7, "tokens", 7), values -> poisonRing(values)),
            trial("timeouts", Map.of(), values -> timeouts(values)),
            trial("timeouts", Map.of("limit", 5, "clients", 3), values -> timeouts(values)),
            trial("multiway", Map.of("meetings", 2), values -> multiway(values)),
            trial("multiway", Map.of("members", 9, "size", 5), values -> multiway(values)));
    return Stream.concat(channels.stream(), DeliveryTrials.all().stream()).toList();
  }

  private static String rendezvous(Map<String, Integer> values) {
    return "%d messages, sender went on alone: 0, receiver went on alone: 0\n"
        .formatted(values.get("pairs") * values.get("rounds"));
  }

  private static String buffered(Map<String, Integer> values) {
    int ahead = values.get("streams") * Math.min(values.get("places"), values.get("messages"));
    return "%d messages in order, %d sent before any was received, ahead at most %d\n"
        .formatted(values.get("streams") * values.get("messages"), ahead, ahead);
  }

  private static String lossy(String kept, Map<String, Integer> values) {
    int bursts = values.get("streams") * values.get("bursts");
    int received = Math.min(values.get("places"), values.get("burst"));
    return "%d messages received, the %s of each burst; %d lost; 0 wrong\n"
        .formatted(bursts * received, kept, bursts * (values.get("burst") - received));
  }

  /** A sender who hands his messages to somebody in between goes on before the receiver comes. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldSeeASenderGoOnAlone(Kind kind) {
    String output =
        changed(
            "rendezvous",
            kind,
            "        sender (begin.sender[i]?, message[i]!, sent[i]!)\n",
            """
                    CHAN OF INT between:
                    PAR
                      sender (begin.sender[i]?, between!, sent[i]!)
                      SEQ round = 0 FOR rounds
                        INT x:
                        SEQ
                          between ? x
                          message[i] ! x
            """);

    assertThat(output)
        .isEqualTo("16 messages, sender went on alone: 8, receiver went on alone: 0\n");
  }

  /** A buffer with one place more lets the sender go one further. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldSeeASenderFurtherAhead(Kind kind) {
    String output =
        changed(
            "buffered",
            kind,
            "        buffer (in[i]?, want[i]?, out[i]!)\n",
            """
                    CHAN OF INT between:
                    PAR
                      SEQ n = 0 FOR messages
                        INT x:
                        SEQ
                          in[i] ? x
                          between ! x
                      buffer (between?, want[i]?, out[i]!)
            """);

    assertThat(output)
        .isEqualTo("160 messages in order, 36 sent before any was received, ahead at most 36\n");
  }

  /** A buffer that drops where it should slide keeps the wrong messages: all 8 of each burst. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldSeeWrongMessagesKept(Kind kind) {
    String output = changed("sliding", kind, "first := (first + 1) \\ places\n", "SKIP\n");

    assertThat(output)
        .matches("96 messages received, the last of each burst; 144 lost; [1-9]\\d* wrong\n");
  }

  /** By priority the first gets all; in turn one after the other. */
  private static String select(Map<String, Integer> values) {
    int[] priority = new int[values.get("clients")];
    int[] turn = new int[values.get("clients")];
    for (int service = 0; service < values.get("services"); service++) {
      priority[0]++;
      turn[service % turn.length]++;
    }
    return row("by priority:", priority) + row("in turn:", turn);
  }

  private static String row(String title, int[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" ", title + " ", "\n"));
  }

  private static String guards(Map<String, Integer> values) {
    int lent = 0;
    for (int client = 0; client < values.get("clients"); client++) {
      lent += values.get("rounds") * (client % values.get("largest") + 1);
    }
    return "%d loans, %d units lent, overdrawn: 0, units at the end: %d\n"
        .formatted(values.get("clients") * values.get("rounds"), lent, values.get("units"));
  }

  /** The numbers from 0 arrive, once each, over each kind of channel. */
  private static String channelKinds(Map<String, Integer> values) {
    int messages = values.get("writers") * values.get("messages");
    return Stream.of("one to one", "any to one", "one to any", "any to any")
        .map(
            kind ->
                "%s: %d messages, sum %d\n"
                    .formatted(kind, messages, messages * (messages - 1) / 2))
        .collect(Collectors.joining());
  }

  private static String mobileChannels(Map<String, Integer> values) {
    int calls = values.get("calls");
    return "%d channels passed on by %d hands, %d left their maker, %d answers right\n"
        .formatted(calls, values.get("hands"), calls, calls * values.get("questions"));
  }

  /** Number n is n + stages behind the pipeline, and twice that and one behind the diamond. */
  private static String poison(Map<String, Integer> values) {
    int stages = values.get("stages");
    int last = 0;
    int sum = 0;
    for (int n = 0; n < values.get("wanted"); n++) {
      last = 2 * (n + stages) + 1;
      sum += last;
    }
    return "%d numbers, the last %d, sum %d; %d of %d parts have ended\n"
        .formatted(values.get("wanted"), last, sum, stages + 2, stages + 2);
  }

  /** A token has grown by the number of processes when it comes to the head. */
  private static String poisonRing(Map<String, Integer> values) {
    int processes = values.get("processes");
    int tokens = values.get("tokens");
    int rounds = values.get("rounds");
    return "last token %d, sum %d, other tokens %d; processes that have ended: %d\n"
        .formatted(
            processes * rounds,
            tokens * processes * (rounds * (rounds + 1) / 2),
            tokens - 1,
            processes + 1);
  }

  private static String timeouts(Map<String, Integer> values) {
    StringBuilder text = new StringBuilder();
    for (int client = 0; client < values.get("clients"); client++) {
      int delay = client * values.get("step");
      String said = delay < values.get("limit") ? Integer.toString(client * client) : "late";
      text.append("answer after %d ticks: %s\n".formatted(delay, said));
    }
    return text + "0 wrong\n";
  }

  private static String multiway(Map<String, Integer> values) {
    int held = values.get("members") * values.get("meetings");
    return "%d meetings of %d, %d attended, wrong: 0\n"
        .formatted(held, values.get("size"), held * values.get("size"));
  }

  /** A server that forgets whom it served last is fair no more. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldSeeClientsStarve(Kind kind) {
    String output = changed("select", kind, "start := (who + 1) \\ clients\n", "start := 0\n");

    assertThat(output).isEqualTo("by priority: 32 0 0 0 0 0 0 0\nin turn: 32 0 0 0 0 0 0 0\n");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldSeeMoreLentThanThereIsWithoutGuard(Kind kind) {
    String output = changed("guards", kind, "(free >= wish (c)) & ", "");

    assertThat(output)
        .matches("120 loans, 240 units lent, overdrawn: [1-9]\\d*, units at the end: 5\n");
  }

  /** Two writers on one ordinary channel are no shared channel: the compiler says so. */
  @Test
  void shouldRefuseWritersThatDoNotShareTheirChannel() {
    LibraryProgram program = new ProgramLibrary().find("sharedchannels").orElseThrow();
    String source = program.firstForm().source();
    String unshared =
        source
            .replace("  SHARED! CHAN OF INT c:\n", "  CHAN OF INT c:\n")
            .replace("      shared.writer (w * messages,", "      writer (w * messages,");
    assertThat(unshared).isNotEqualTo(source);

    assertThatThrownBy(
            () ->
                OccamFrontEnd.check(
                    new SourceText("sharedchannels.occ", unshared),
                    Map.of(),
                    LibraryIncludes.ofLibrary()))
        .hasMessageContaining("'c'");
  }

  /** Each meeting must be one of all its members, not of all but one. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldNotComeToAnEndIfCommitteesMeetWithoutAMember(Kind kind) {
    SimulatedRun run =
        changedRun(
            "multiway",
            kind,
            "      ready := TRUE\n      SEQ j = 0 FOR size\n",
            "      ready := TRUE\n      SEQ j = 0 FOR size - 1\n");

    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
  }

  /** Who does not take what is still under way leaves others waiting for ever. */
  @ParameterizedTest
  @MethodSource("changesThatLeaveSomething")
  void shouldStayStuckIfNobodyTakesTheRest(Change change) {
    for (Kind kind : Kind.values()) {
      SimulatedRun run = changedRun(change.program(), kind, change.part(), change.other());

      assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    }
  }

  private record Change(String program, String part, String other) {}

  static List<Change> changesThatLeaveSomething() {
    return List.of(
        new Change("poison", "      absorb.until.poison (in?)\n", "      SKIP\n"),
        new Change("poisonring", "      take.rest (in?, rest)\n", "      rest := 0\n"),
        new Change("timeouts", "          answer ? x\n", "          x := me * me\n"));
  }

  /** What a program prints on a 4 x 4 machine after a change of its text. */
  private static String changed(String name, Kind kind, String part, String other) {
    SimulatedRun run = changedRun(name, kind, part, other);
    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    return run.output();
  }

  private static SimulatedRun changedRun(String name, Kind kind, String part, String other) {
    return ChangedProgram.of(name).replace(part, other).run(Map.of(), kind, 4, 4);
  }
}
