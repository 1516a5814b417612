package org.inmesh.mesh.epiphany;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;

class EpiphanyNetworkPropertiesTest {
  private static final int PACKETS = 300;

  @Property(tries = 150)
  void shouldAgreeWithTheRulesWrittenOutPlainly(
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll long seed) {
    NetworkSpecification mesh = NetworkSpecification.epiphany(columns, rows);
    List<Write> writes = Traffic.random(mesh, PACKETS, seed);
    assertThat(Traffic.arrivals(mesh, writes)).isEqualTo(Traffic.referenceArrivals(mesh, writes));
  }

  @Property(tries = 100)
  void shouldDeliverEveryPacketOnceInOrderAndComeToRest(
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll long seed) {
    NetworkSpecification mesh = NetworkSpecification.epiphany(columns, rows);
    List<Write> writes = Traffic.random(mesh, PACKETS, seed);
    long[] arrived = new long[PACKETS];
    Network network =
        new EpiphanyNetwork(
            mesh,
            (source, destination, flits, tag, cycle) -> {
              Write sent = writes.get(tag);
              assertThat(new int[] {source, destination, flits})
                  .containsExactly(sent.source(), sent.destination(), sent.flits());
              assertThat(arrived[tag]).isZero();
              arrived[tag] = cycle;
            },
            null);
    Traffic.run(network, writes);

    assertThat(network.isQuiet()).isTrue();
    assertThat(arrived).doesNotContain(0);
    NetworkCounters counters = network.counters();
    assertThat(counters.packets).isEqualTo(PACKETS);
    assertThat(counters.flits).isEqualTo(writes.stream().mapToLong(Write::flits).sum());
    assertThat(counters.flitHops)
        .isEqualTo(
            writes.stream()
                .mapToLong(w -> (long) w.flits() * mesh.distance(w.source(), w.destination()))
                .sum());
    assertInOrder(writes, arrived);
  }

  private static void assertInOrder(List<Write> writes, long[] arrived) {
    for (Write first : writes) {
      for (Write second : writes.subList(first.tag() + 1, writes.size())) {
        if (first.source() == second.source()
            && first.destination() == second.destination()
            && first.messageClass() == second.messageClass()) {
          assertThat(arrived[first.tag()]).isLessThan(arrived[second.tag()]);
        }
      }
    }
  }

  @Property(tries = 50)
  void shouldGiveTheSameResultAgainAndWithAnObserver(@ForAll long seed) {
    NetworkSpecification mesh = NetworkSpecification.epiphany(5, 4);
    List<Write> writes = Traffic.random(mesh, PACKETS, seed);
    int[] granted = new int[1];
    int[] seen = new int[4];
    NetworkObserver observer =
        new NetworkObserver() {
          @Override
          public void packetCreated(int source, int to, int flits, int tag, long cycle) {
            seen[0]++;
          }

          @Override
          public void packetInjected(int source, int to, int flits, int tag, long cycle) {
            seen[1]++;
          }

          @Override
          public void headArrived(int source, int to, int flits, int tag, long cycle) {
            seen[2]++;
          }

          @Override
          public void packetArrived(int source, int to, int flits, int tag, long cycle) {
            seen[3]++;
          }

          @Override
          public void flitGranted(int node, int output, int tag, long cycle) {
            granted[0]++;
          }
        };
    long[] arrived = Traffic.arrivals(mesh, writes);
    assertThat(Traffic.arrivals(mesh, writes)).isEqualTo(arrived);
    assertThat(Traffic.arrivals(mesh, writes, observer)).isEqualTo(arrived);
    assertThat(seen).containsOnly(PACKETS);
    assertThat(granted[0])
        .isEqualTo(
            writes.stream()
                .mapToInt(w -> w.flits() * (mesh.distance(w.source(), w.destination()) + 1))
                .sum());
  }
}
