package org.inmesh.traces.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.agrona.concurrent.UnsafeBuffer;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.RandomEvents;
import org.inmesh.traces.event.WaitReason;

class EventEncodingProperties {
  /** A type and numbers for its values, of which it takes as many as it has. */
  record Call(EventType type, List<Long> numbers) {
    private int number(int index) {
      return numbers.get(index).intValue();
    }

    private long longNumber(int index) {
      return numbers.get(index);
    }

    void into(EventSink sink) {
      long a = longNumber(0);
      int b = number(1);
      int c = number(2);
      int d = number(3);
      int e = number(4);
      int f = number(5);
      long cycle = longNumber(6);
      switch (type) {
        case CAUSE -> sink.cause(a, cycle);
        case PACKET_CREATED -> sink.packetCreated(a, b, c, d, e, f, cycle);
        case PACKET_INJECTED -> sink.packetInjected(a, cycle);
        case FLIT_FORWARDED -> sink.flitForwarded(a, b, c, cycle);
        case PACKET_DELIVERED -> sink.packetDelivered(a, cycle);
        case PACKET_LOST -> sink.packetLost(a, cycle);
        case COHERENCE_MESSAGE -> sink.coherenceMessage(a, b, c, d, e, f, cycle);
        case OUTPUT_STARTED -> sink.outputStarted(b, c, d, e, cycle);
        case INPUT_STARTED -> sink.inputStarted(b, c, d, e, cycle);
        case MESSAGE_RECEIVED -> sink.messageReceived(b, c, d, e, cycle);
        case PROCESS_STARTED -> sink.processStarted(b, c, d, cycle);
        case PROCESS_READY -> sink.processReady(b, c, cycle);
        case PROCESS_RUNNING -> sink.processRunning(b, c, d, cycle);
        case PROCESS_WAITING ->
            sink.processWaiting(b, c, d, WaitReason.values()[Math.floorMod(e, 5)], f, cycle);
        case PROCESS_ENDED -> sink.processEnded(b, c, d, cycle);
        case CORE_IDLE -> sink.coreIdle(b, cycle);
        case CORE_BUSY -> sink.coreBusy(b, cycle);
        case INSTRUCTION -> sink.instruction(b, c, d, e, f, cycle);
        case MARKER -> sink.marker(b, c, d, cycle);
      }
    }
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    Arbitrary<Long> numbers =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-2, 9),
            Arbitraries.longs(),
            Arbitraries.of(
                Long.MIN_VALUE, Long.MAX_VALUE, (long) Integer.MIN_VALUE, 1L << 31, 127L, 128L));
    return Combinators.combine(Arbitraries.of(EventType.class), numbers.list().ofSize(7))
        .as(Call::new)
        .list()
        .ofMaxSize(60);
  }

  private static int encode(List<Call> calls, byte[] buffer) {
    EventEncoder encoder = new EventEncoder(buffer);
    encoder.beginBlock();
    int longest = 0;
    for (Call call : calls) {
      int before = encoder.position();
      call.into(encoder);
      longest = Math.max(longest, encoder.position() - before);
    }
    assertThat(longest).isLessThanOrEqualTo(EventEncoding.LONGEST_EVENT);
    return encoder.position();
  }

  @Property(tries = 300)
  void shouldDecodeWhatWasEncoded(@ForAll("calls") List<Call> calls)
      throws MalformedEventException {
    byte[] buffer = new byte[8192];
    EventDecoder decoder = new EventDecoder(new UnsafeBuffer(buffer));
    decoder.beginBlock(encode(calls, buffer));
    List<String> decoded = new ArrayList<>();
    EventSink sink = RandomEvents.textsInto(decoded);
    while (decoder.hasNext()) {
      decoder.next(sink);
    }

    List<String> expected = new ArrayList<>();
    EventSink sinkOfExpected = RandomEvents.textsInto(expected);
    calls.forEach(call -> call.into(sinkOfExpected));
    assertThat(decoded).isEqualTo(expected);
  }

  /** Any bytes are events or are refused: never another exception, never an endless loop. */
  @Property(tries = 500)
  void shouldRefuseOrDecodeAnyBytes(@ForAll byte[] bytes) {
    EventDecoder decoder = new EventDecoder(new UnsafeBuffer(bytes));
    decoder.beginBlock(bytes.length);
    List<Integer> positions = new ArrayList<>();
    try {
      while (decoder.hasNext()) {
        decoder.next(new EventSink() {});
        positions.add(decoder.position());
      }
      assertThat(decoder.position()).isEqualTo(bytes.length);
    } catch (MalformedEventException exception) {
      assertThat(exception).hasMessageMatching("[a-z].+");
    }
    assertThat(positions).isSorted().doesNotHaveDuplicates();
  }
}
