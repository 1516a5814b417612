package org.inmesh.coresim.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ReliableDeliveryTest {
  private static final int LATENCY = 10;
  private static final int RESERVE = 5;
  private static final long LIMIT = 10_000_000;

  /** A packet or acknowledgement on its way. */
  private record Flight(int source, int destination, int sequence, boolean acknowledgement) {}

  /** A network under a test's control. */
  private static class Air implements ReliableDelivery.Wire {
    final TreeMap<Long, List<Flight>> due = new TreeMap<>();
    final List<String> delivered = new ArrayList<>();
    final ReliableDelivery delivery = new ReliableDelivery(RESERVE, this, this::receive);
    long cycle;
    int packets;
    int acknowledgements;

    /** Cycles until it arrives; negative if it never does. */
    long latency(Flight flight) {
      return LATENCY;
    }

    private void fly(Flight flight) {
      long latency = latency(flight);
      if (latency >= 0) {
        due.computeIfAbsent(cycle + latency, unused -> new ArrayList<>()).add(flight);
      }
    }

    @Override
    public void sendPacket(int source, int destination, int flits, int sequence) {
      packets++;
      fly(new Flight(source, destination, sequence, false));
    }

    @Override
    public void sendAcknowledgement(int source, int destination, int sequence) {
      acknowledgements++;
      fly(new Flight(source, destination, sequence, true));
    }

    @Override
    public int roundTrip(int source, int destination) {
      return 2 * LATENCY;
    }

    private void receive(int source, int destination, int tag) {
      delivered.add(source + ">" + destination + ":" + tag);
    }

    void send(int source, int destination, int tag) {
      delivery.send(source, destination, 1, tag, cycle);
    }

    /** Until nothing is under way and nothing to be sent again. */
    void run() {
      while (next() < LIMIT) {
        cycle = next();
        for (Flight flight : due.getOrDefault(cycle, List.of())) {
          if (flight.acknowledgement()) {
            delivery.acknowledgementArrived(
                flight.source(), flight.destination(), flight.sequence());
          } else {
            delivery.packetArrived(flight.source(), flight.destination(), flight.sequence());
          }
        }
        due.remove(cycle);
        delivery.expire(cycle);
      }
      assertThat(next()).isEqualTo(Long.MAX_VALUE);
    }

    private long next() {
      return Math.min(due.isEmpty() ? Long.MAX_VALUE : due.firstKey(), delivery.nextCycle());
    }
  }

  /** Loses what the numbers say, of all that flies. */
  private static Air losing(Integer... numbers) {
    return new Air() {
      private int flights;

      @Override
      long latency(Flight flight) {
        return List.of(numbers).contains(flights++) ? -1 : LATENCY;
      }
    };
  }

  @Example
  void shouldSendAPacketOnceIfNothingIsLost() {
    Air air = losing();
    air.send(0, 1, 7);
    air.run();

    assertThat(air.delivered).containsExactly("0>1:7");
    assertThat(air.packets).isEqualTo(1);
    assertThat(air.acknowledgements).isEqualTo(1);
    assertThat(air.delivery.retransmissions()).isZero();
    assertThat(air.cycle).isEqualTo(2 * LATENCY);
  }

  /** The time-out of one flit is the round trip, the reserve and the flit: 26; then it flies 20. */
  @Example
  void shouldSendALostPacketAgainAfterTheTimeout() {
    Air air = losing(0);
    air.send(0, 1, 7);
    air.run();

    assertThat(air.delivered).containsExactly("0>1:7");
    assertThat(air.delivery.retransmissions()).isEqualTo(1);
    assertThat(air.delivery.duplicates()).isZero();
    assertThat(air.cycle).isEqualTo(26 + 20);
  }

  /** A lost acknowledgement looks the same to the sender, but the receiver sees it twice. */
  @Example
  void shouldDeliverOnceIfAnAcknowledgementIsLost() {
    Air air = losing(1);
    air.send(0, 1, 7);
    air.run();

    assertThat(air.delivered).containsExactly("0>1:7");
    assertThat(air.delivery.retransmissions()).isEqualTo(1);
    assertThat(air.delivery.duplicates()).isEqualTo(1);
    assertThat(air.acknowledgements).isEqualTo(2);
  }

  /** Time-outs of 26, 52, 104, 208 and again 208 cycles. */
  @Example
  void shouldWaitLongerWithEachTryButNotForEver() {
    Air air = losing(0, 1, 2, 3, 4);
    air.send(0, 1, 7);
    air.run();

    assertThat(air.delivered).containsExactly("0>1:7");
    assertThat(air.cycle).isEqualTo(26 + 52 + 104 + 208 + 208 + 20);
  }

  @Example
  void shouldKeepWhatComesEarlyAndSendOnlyWhatWasLostAgain() {
    Air air = losing(0);
    air.send(0, 1, 1);
    air.send(0, 1, 2);
    air.send(0, 1, 3);
    air.run();

    assertThat(air.delivered).containsExactly("0>1:1", "0>1:2", "0>1:3");
    assertThat(air.delivery.retransmissions()).isEqualTo(1);
  }

  @Example
  void shouldNotWaitForPacketsOfOtherPairs() {
    Air air = losing(0);
    air.send(0, 1, 1);
    air.send(0, 2, 2);
    air.send(1, 0, 3);
    air.run();

    assertThat(air.delivered).containsExactly("0>2:2", "1>0:3", "0>1:1");
  }

  /** More than 2^28 would take minutes: the carried number is put together with the known part. */
  @Property
  void shouldFindAWholeNumberFromItsLastBits(
      @ForAll @IntRange(min = 0, max = 1000) int sent, @ForAll @IntRange(max = 20) int ahead) {
    Connection connection = new Connection(0, 1, 1);
    for (int i = 0; i < sent; i++) {
      connection.acknowledge(connection.add(0, 1));
    }
    int number = sent + ahead;

    assertThat(connection.whole(number & 0x3F, 6)).isEqualTo(number);
    assertThat(connection.whole(number - 2 * ahead & 0x3F, 6)).isEqualTo(number - 2 * ahead);
  }

  /** Anything may be lost or late by any time, so anything may overtake and come twice. */
  @Property(tries = 300)
  void shouldDeliverAllOnceAndInOrderWhateverTheNetworkDoes(
      @ForAll @DoubleRange(min = 0, max = 0.6) double loss,
      @ForAll @IntRange(min = 1, max = 200) int longest,
      @ForAll @IntRange(min = 0, max = 120) int packets,
      @ForAll long seed) {
    Random random = new Random(seed);
    Air air =
        new Air() {
          @Override
          long latency(Flight flight) {
            return random.nextDouble() < loss ? -1 : 1 + random.nextInt(longest);
          }
        };
    TreeMap<String, List<String>> expected = new TreeMap<>();
    for (int i = 0; i < packets; i++) {
      int source = random.nextInt(3);
      int destination = (source + 1 + random.nextInt(2)) % 3;
      String pair = source + ">" + destination;
      expected.computeIfAbsent(pair, unused -> new ArrayList<>()).add(pair + ":" + i);
      air.send(source, destination, i);
      if (random.nextInt(10) == 0) {
        air.run();
      }
    }
    air.run();

    TreeMap<String, List<String>> delivered = new TreeMap<>();
    for (String each : air.delivered) {
      delivered.computeIfAbsent(each.substring(0, 3), unused -> new ArrayList<>()).add(each);
    }
    assertThat(delivered).isEqualTo(expected);
    assertThat(air.packets).isEqualTo(packets + (int) air.delivery.retransmissions());
    assertThat(air.acknowledgements).isEqualTo(arrived(air));
  }

  /** Every packet that arrives is acknowledged: those delivered, and those that came again. */
  private static int arrived(Air air) {
    return air.delivered.size() + (int) air.delivery.duplicates();
  }
}
