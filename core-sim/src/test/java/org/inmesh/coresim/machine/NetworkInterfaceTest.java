package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.machine.AssembledImage.WORKSPACE;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.DeliverySpecification.Acknowledgement;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.program.MachineImage;

/** Messages of all sizes over the network, and what happens to wrong ones. */
class NetworkInterfaceTest {
  private static final int CHANNELS = 6;
  private static final int DATA = MachineImage.MEMORY_START + 3000;
  private static final int DATA_BYTES = 304;
  private static final String SCREEN = "#60000004";

  /** A message: which channel, its length and where it starts and goes, relative to word bounds. */
  record Message(int channel, int bytes, int from, int to) {}

  @Provide
  Arbitrary<Message> messages() {
    return Combinators.combine(
            Arbitraries.integers().between(0, CHANNELS - 1),
            Arbitraries.integers().between(0, 300),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3))
        .as(Message::new);
  }

  private static MachineSpecification machine(int payload) {
    return NetworkImage.machine(Kind.MESH, 3, 2, 3, 1, payload);
  }

  private static MachineSpecification machine(int payload, Acknowledgement acknowledgement) {
    return machine(payload).withDelivery(new DeliverySpecification(64, 8, acknowledgement));
  }

  /** Words full of letters, different everywhere. */
  private static int[] letters() {
    int[] words = new int[DATA_BYTES / 4];
    for (int i = 0; i < DATA_BYTES; i++) {
      words[i / 4] |= letter(i) << 8 * (i % 4);
    }
    return words;
  }

  private static int letter(int index) {
    return 33 + index * 7 % 89;
  }

  private static String text(int from, int bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + bytes; i++) {
      text.append((char) letter(i));
    }
    return text.toString();
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void shouldDeliverMessagesOfAllSizesOverManyChannels(
      @ForAll @Size(min = 1, max = 12) List<@net.jqwik.api.From("messages") Message> messages,
      @ForAll @IntRange(min = 0, max = 5) int sender,
      @ForAll @IntRange(min = 1, max = 5) int distance,
      @ForAll @IntRange(min = 1, max = 80) int payloadWords,
      @ForAll Acknowledgement acknowledgement) {
    int receiver = (sender + distance) % 6;
    StringBuilder source = new StringBuilder("sender:\n");
    for (Message message : messages) {
      source.append(
          "ldc %d\nldl %d\nldc %d\nout\n"
              .formatted(DATA + message.from(), 1 + message.channel(), message.bytes()));
    }
    source.append("stopp\nreceiver:\n");
    for (Message message : messages) {
      int buffer = DATA + message.to();
      source.append(
          "ldc %d\nldl %d\nldc %d\nin\n".formatted(buffer, 1 + message.channel(), message.bytes()));
      source.append("ldc %d\nldc %s\nldc %d\nout\n".formatted(buffer, SCREEN, message.bytes()));
    }
    AssembledImage image =
        new AssembledImage(6, source.append("stopp\n").toString())
            .process(sender, WORKSPACE, "sender")
            .process(receiver, WORKSPACE, "receiver")
            .words(sender, DATA, letters());
    for (int channel = 0; channel < CHANNELS; channel++) {
      // The two ends of a channel have different numbers.
      int writerIndex = CHANNELS - 1 - channel;
      image
          .connect(sender, writerIndex, receiver, channel)
          .words(sender, WORKSPACE + 4 + 4 * channel, virtual(writerIndex))
          .words(receiver, WORKSPACE + 4 + 4 * channel, virtual(channel));
    }
    RecordingHost host = new RecordingHost();
    RunResult result =
        Machines.build(machine(4 * payloadWords, acknowledgement), image.build(), host)
            .run(1_000_000);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.screen())
        .isEqualTo(
            messages.stream()
                .map(message -> text(message.from(), message.bytes()))
                .collect(Collectors.joining()));
    assertThat(result.statistics().count(Statistic.REMOTE_MESSAGES)).isEqualTo(messages.size());
    long packets = 0;
    for (Message message : messages) {
      long data = Math.max(1, (message.bytes() + 4 * payloadWords - 1) / (4 * payloadWords));
      long answers = acknowledgement == Acknowledgement.PACKET ? data : Math.min(data, 2);
      packets += data + answers + (receiver == 0 ? 0 : data + 1);
    }
    assertThat(result.statistics().count(Statistic.PACKETS)).isEqualTo(packets);
  }

  /** Cycles until a message of words from core 1, each in its packet, is done on core 0. */
  private static long cycles(int words, Acknowledgement acknowledgement) {
    AssembledImage image =
        new AssembledImage(
                6,
                "sender:\nldlp 2\nldl 1\nldc %d\nout\nstopp\n".formatted(4 * words)
                    + "receiver:\nldlp 2\nldl 1\nldc %d\nin\nstopp\n".formatted(4 * words))
            .process(1, WORKSPACE, "sender")
            .process(0, WORKSPACE, "receiver")
            .words(0, WORKSPACE + 4, virtual(0))
            .words(1, WORKSPACE + 4, virtual(0))
            .connect(1, 0, 0, 0);
    RunResult result =
        Machines.build(machine(4, acknowledgement), image.build(), new RecordingHost())
            .run(100_000);
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    return result.statistics().count(Statistic.CYCLES);
  }

  /**
   * A head flit takes 3 + 5 cycles over one link and is injected in the cycle after it was made; a
   * packet with a word has a flit more. So there and back is 1 + 9 + 1 + 8.
   */
  @Example
  void shouldTakeARoundTripForEachPacketIfEachIsAcknowledged() {
    long one = cycles(1, Acknowledgement.PACKET);
    assertThat(cycles(2, Acknowledgement.PACKET)).isEqualTo(one + 19);
    assertThat(cycles(3, Acknowledgement.PACKET)).isEqualTo(one + 2 * 19);
  }

  @Example
  void shouldTakeTwoRoundTripsForAMessageOfSeveralPacketsOtherwise() {
    long one = cycles(1, Acknowledgement.MESSAGE);
    assertThat(cycles(2, Acknowledgement.MESSAGE)).isEqualTo(one + 19);
    // The third packet's two flits follow those of the second.
    assertThat(cycles(3, Acknowledgement.MESSAGE)).isEqualTo(one + 19 + 2);
  }

  private static int virtual(int index) {
    return MachineImage.VIRTUAL_CHANNEL_START + 4 * index;
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void shouldReadTheKeyboardFromAnyCore(
      @ForAll @IntRange(min = 0, max = 5) int core, @ForAll @IntRange(min = 0, max = 8) int bytes) {
    String source =
        """
        copy:
          ldlp 1
          ldc #60000000
          ldc 1
          in
          ldlp 1
          ldc #60000004
          ldc 1
          out
          j copy
        """;
    AssembledImage image = new AssembledImage(6, source).process(core, WORKSPACE, "copy");
    RecordingHost host = new RecordingHost(text(0, bytes));
    RunResult result = Machines.build(machine(64), image.build(), host).run(1_000_000);
    assertThat(host.screen()).isEqualTo(text(0, bytes));
    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(result.report().get(1)).contains("keyboard (end of input)");
  }

  @Example
  void shouldGiveTheLastByteOfTheKeyboardToOneOfTwoCores() {
    String source = "read:\nldlp 1\nldc #60000000\nldc 1\nin\nstopp\n";
    AssembledImage image =
        new AssembledImage(6, source).process(2, WORKSPACE, "read").process(5, WORKSPACE, "read");
    RunResult result =
        Machines.build(machine(64), image.build(), new RecordingHost("x")).run(1_000_000);
    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    // Core 2 is two hops away, core 5 three.
    assertThat(result.report()).hasSize(2);
    assertThat(result.report().get(1)).contains("read on core 5 waits");
  }

  /** A sender on core 1 and a receiver on core 0, each with its own few lines to get ready. */
  private static String failure(String sender, String receiver) {
    String source =
        "sender:\n%s\nldl 1\nldc 8\nout\nstopp\nreceiver:\n%s\nin\nstopp\n"
            .formatted(sender, receiver);
    AssembledImage image =
        new AssembledImage(6, source)
            .process(1, WORKSPACE, "sender")
            .process(0, WORKSPACE, "receiver")
            .words(0, WORKSPACE + 4, virtual(0))
            .words(1, WORKSPACE + 4, virtual(0))
            .connect(1, 0, 0, 0);
    String report = "";
    for (Stepping stepping : Stepping.values()) {
      RunResult result =
          Machines.build(machine(64), image.build(), new RecordingHost(), stepping).run(100_000);
      assertThat(result.ending()).isEqualTo(Ending.ERROR);
      assertThat(result.report()).hasSize(1);
      assertThat(report).isIn("", result.report().get(0));
      report = result.report().get(0);
    }
    return report;
  }

  private static final String DELAY = "prod\n".repeat(100);

  @Example
  void shouldDiagnoseAMessageOfTheWrongLengthWhoeverComesFirst() {
    for (String delay : List.of("", DELAY)) {
      assertThat(failure("ldlp 2", delay + "ldlp 2\nldl 1\nldc 12"))
          .contains("process receiver on core 0")
          .contains("a message of 8 bytes was sent to an input of 12 bytes");
    }
  }

  @Example
  void shouldDiagnoseAMessageIntoCodeWhoeverComesFirst() {
    for (String delay : List.of("", DELAY)) {
      assertThat(failure("ldlp 2", delay + "lda sender\nldl 1\nldc 8"))
          .contains("process receiver on core 0")
          .contains("store into code at #80000048");
    }
  }

  @Example
  void shouldDiagnoseAMessageFromWhereThereIsNoMemory() {
    assertThat(failure("ldc #80007FFC", "ldlp 2\nldl 1\nldc 8"))
        .contains("process sender on core 1")
        .contains("load at #80008003");
  }

  @Example
  void shouldDiagnoseAnAddressThatIsNoChannel() {
    for (String address : List.of("0", "#40000004", "#7FFFFFF4")) {
      assertThat(failure("ldlp 2", "ldlp 2\nldc " + address + "\nldc 8"))
          .contains("process receiver on core 0")
          .contains("is not the address of a channel of this core");
    }
  }

  @Example
  void shouldDiagnoseANegativeLength() {
    assertThat(failure("ldlp 2", "ldlp 2\nldl 1\nldc -8")).contains("a block of -8 bytes");
  }

  @Example
  void shouldReportTheFirstOfSeveralFailures() {
    // The sender fails in a cycle to which its core runs ahead, but after the receiver.
    assertThat(failure("ldlp 2\n" + DELAY + "seterr", "ldlp 2\nldl 1\nmint\nadc -1"))
        .contains("process receiver on core 0");
    assertThat(failure("ldlp 2\nmint\nadc -1", DELAY + "ldlp 2\nldl 1\nmint\nadc -1"))
        .contains("process sender on core 1");
  }
}
