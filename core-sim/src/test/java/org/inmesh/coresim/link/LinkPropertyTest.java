package org.inmesh.coresim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.isa.transputer.ProcessorType;

/** Bytes both ways between users that hesitate. */
class LinkPropertyTest {
  private static final TimeBase TIME = TimeBase.of(List.of(20));

  /** Sends given bytes and takes bytes one at a time, with pauses of up to 100 units. */
  private static final class Hesitant implements LinkUser {
    private final LinkEnd end;
    private final Random random;
    private final int[] toSend;
    private final List<Integer> taken = new ArrayList<>();
    private int sent;
    private long since = NEVER;
    private long readyAt;

    Hesitant(LinkTiming timing, int bytes, Random random) {
      this.end = new LinkEnd(timing);
      this.random = random;
      this.toSend = random.ints(bytes, 0, 256).toArray();
      end.setUser(this);
      acknowledged(0);
    }

    private long pause(long time) {
      return time + (random.nextBoolean() ? 0 : random.nextInt(100));
    }

    long nextTime() {
      return Math.min(end.nextTime(), readyAt);
    }

    void step() {
      if (readyAt <= end.nextTime()) {
        since = readyAt;
        readyAt = NEVER;
        end.accept(since);
      } else {
        end.step();
      }
      end.deliver();
    }

    @Override
    public long receivingSince() {
      return since;
    }

    @Override
    public void take(int value, long time) {
      assertThat(since).isLessThanOrEqualTo(time);
      taken.add(value);
      since = NEVER;
      readyAt = pause(time);
    }

    @Override
    public void hold(long time) {
      assertThat(since).isEqualTo(NEVER);
    }

    @Override
    public void acknowledged(long time) {
      if (sent < toSend.length) {
        end.send(toSend[sent++], pause(time));
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldBringAllBytesInOrderWheneverTheyAreTaken(
      @ForAll ProcessorType type,
      @ForAll ProcessorType otherType,
      @ForAll @IntRange(max = 2) int speed,
      @ForAll @IntRange(max = 40) int bytes,
      @ForAll @IntRange(max = 40) int otherBytes,
      @ForAll long seed) {
    int megabits = 5 << speed;
    Random random = new Random(seed);
    Hesitant one = new Hesitant(LinkTiming.of(type, megabits, TIME), bytes, random);
    Hesitant other = new Hesitant(LinkTiming.of(otherType, megabits, TIME), otherBytes, random);
    LinkEnd.connect(one.end, other.end);

    while (Math.min(one.nextTime(), other.nextTime()) < NEVER) {
      (one.nextTime() <= other.nextTime() ? one : other).step();
    }

    assertThat(other.taken).isEqualTo(Arrays.stream(one.toSend).boxed().toList());
    assertThat(one.taken).isEqualTo(Arrays.stream(other.toSend).boxed().toList());
    assertThat(one.end.bytesSent()).isEqualTo(bytes);
  }
}
