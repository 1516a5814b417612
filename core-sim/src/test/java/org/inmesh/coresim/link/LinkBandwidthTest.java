package org.inmesh.coresim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.List;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of bytes between two ends whose users are always ready. */
class LinkBandwidthTest {
  private static final TimeBase TIME = TimeBase.of(List.of(20));
  private static final int BYTES = 1000;

  /** Sends a number of bytes and takes all that come. */
  private static final class Stream implements LinkUser {
    private final LinkEnd end;
    private int toSend;
    private int taken;
    private long lastTaken;

    Stream(LinkTiming timing, int toSend) {
      this.end = new LinkEnd(timing);
      this.toSend = toSend;
      end.setUser(this);
    }

    void begin() {
      acknowledged(0);
    }

    @Override
    public long receivingSince() {
      return 0;
    }

    @Override
    public void take(int value, long time) {
      assertThat(value).isEqualTo(taken & 0xFF);
      taken++;
      lastTaken = time;
    }

    @Override
    public void hold(long time) {
      throw new AssertionError("always ready");
    }

    @Override
    public void acknowledged(long time) {
      if (toSend > 0) {
        end.send(BYTES - toSend--, time);
      }
    }
  }

  private static LinkTiming timing(ProcessorType type, int megabits) {
    return LinkTiming.of(type, megabits, TIME);
  }

  private static void run(Stream one, Stream other) {
    LinkEnd.connect(one.end, other.end);
    one.begin();
    other.begin();
    while (Math.min(one.end.nextTime(), other.end.nextTime()) < NEVER) {
      if (one.end.nextTime() <= other.end.nextTime()) {
        one.end.step();
        one.end.deliver();
      } else {
        other.end.step();
        other.end.deliver();
      }
    }
  }

  private static double bitsPerByte(Stream receiver, int megabits) {
    // The last byte's frame is 11 bits; before it there are that many periods.
    double bits = receiver.lastTaken / (2.0 * TIME.halfBit(megabits));
    return (bits - 11) / (BYTES - 1);
  }

  /**
   * T8 at 20 Mbit/s: acknowledge after 5.5 bits, next byte 6 after that; both ways the acknowledge
   * waits for the 11 bits of the own byte. T414: 11 bits, 8, and 6.
   */
  @ParameterizedTest
  @CsvSource({
    "T800, 20, 11.5, 17",
    "T805, 20, 11.5, 17",
    "T425, 20, 11.5, 17",
    "T800, 10, 11, 16",
    "T800, 5, 11, 15",
    "T414, 20, 25, 25"
  })
  void shouldTakeTheTimeOfItsFrames(
      ProcessorType type, int megabits, double oneWay, double bothWays) {
    Stream receiver = new Stream(timing(type, megabits), 0);
    run(new Stream(timing(type, megabits), BYTES), receiver);
    Stream left = new Stream(timing(type, megabits), BYTES);
    Stream right = new Stream(timing(type, megabits), BYTES);
    run(left, right);

    assertThat(receiver.taken).isEqualTo(BYTES);
    assertThat(bitsPerByte(receiver, megabits)).isEqualTo(oneWay, within(1e-9));
    assertThat(bitsPerByte(left, megabits)).isEqualTo(bothWays, within(1e-9));
    assertThat(bitsPerByte(right, megabits)).isEqualTo(bothWays, within(1e-9));
  }

  /** In Mbyte/s; sources in core-sim/modules.md. */
  @ParameterizedTest
  @CsvSource({
    "T800, 20, 1.74, 2.35",
    "T805, 20, 1.74, 2.4",
    "T800, 10, 0.91, 1.25",
    "T800, 5, 0.45, 0.67",
    "T414, 20, 0.8, 1.6"
  })
  void shouldReachThePublishedBandwidthWithinFivePerCent(
      ProcessorType type, int megabits, double oneWay, double bothWays) {
    Stream receiver = new Stream(timing(type, megabits), 0);
    run(new Stream(timing(type, megabits), BYTES), receiver);
    Stream left = new Stream(timing(type, megabits), BYTES);
    run(left, new Stream(timing(type, megabits), BYTES));

    assertThat(megabits / bitsPerByte(receiver, megabits)).isEqualTo(oneWay, within(oneWay / 20));
    assertThat(2 * megabits / bitsPerByte(left, megabits))
        .isEqualTo(bothWays, within(bothWays / 20));
  }

  @Test
  void shouldSendABytePerTurnOfUnequalEnds() {
    // A T414 acknowledges after 19 bits, a T800 sends the next byte 6 after that.
    Stream slow = new Stream(timing(ProcessorType.T414, 20), 0);
    run(new Stream(timing(ProcessorType.T800, 20), BYTES), slow);

    assertThat(bitsPerByte(slow, 20)).isEqualTo(25, within(1e-9));

    Stream fast = new Stream(timing(ProcessorType.T800, 20), 0);
    run(new Stream(timing(ProcessorType.T414, 20), BYTES), fast);

    assertThat(bitsPerByte(fast, 20)).isEqualTo(11.5, within(1e-9));
  }
}
