package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.parallel.StripeTeam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every packet of the runs recorded with BookSim 2, to the cycle. */
class GoldenPacketsTest {
  private static final int PID = 0;
  private static final int SOURCE = 1;
  private static final int DESTINATION = 2;
  private static final int FLITS = 3;
  private static final int CREATED = 4;
  private static final int INJECTED = 5;
  private static final int HEAD_ARRIVED = 6;
  private static final int TAIL_ARRIVED = 7;
  private static final int ROUTERS = 8;

  /** A network of W1. */
  private interface W1 {
    NetworkSpecification SPECIFICATION = NetworkSpecification.wormhole(8, 8, 3, 8, 4, 1);

    Network create(Network.PacketReceiver receiver, NetworkObserver observer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W1_8x8_uniform_p1_r0.10.csv.gz",
        "W1_8x8_uniform_p5_r0.20.csv.gz",
        "W1_8x8_transpose_p1_r0.13.csv.gz"
      })
  void shouldReproduceEveryPacketOfTheGoldenRun(String file) throws IOException {
    assertReproduced(
        file, (receiver, observer) -> new WormholeNetwork(W1.SPECIFICATION, receiver, observer));
  }

  /** The same router as a point among those with virtual channels. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "W1_8x8_uniform_p1_r0.10.csv.gz",
        "W1_8x8_uniform_p5_r0.20.csv.gz",
        "W1_8x8_transpose_p1_r0.13.csv.gz"
      })
  void shouldReproduceEveryPacketWithTheVirtualChannelRouter(String file) throws IOException {
    assertReproduced(
        file,
        (receiver, observer) -> new VirtualChannelNetwork(W1.SPECIFICATION, receiver, observer));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void shouldReproduceEveryPacketOnSeveralThreads(int stripes) throws IOException {
    try (StripeTeam team = new StripeTeam(stripes)) {
      assertReproduced(
          "W1_8x8_uniform_p5_r0.20.csv.gz",
          (receiver, observer) -> new WormholeNetwork(W1.SPECIFICATION, receiver, observer, team));
    }
  }

  private static void assertReproduced(String file, W1 w1) throws IOException {
    int[][] expected = read(file);
    int[][] actual = new int[expected.length][];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = Arrays.copyOf(expected[i], expected[i].length);
      Arrays.fill(actual[i], INJECTED, ROUTERS, -1);
      actual[i][ROUTERS] = 0;
    }
    int lastCycle = Arrays.stream(expected).mapToInt(row -> row[TAIL_ARRIVED]).max().orElseThrow();
    run(w1, actual, lastCycle);

    assertThat(actual).isDeepEqualTo(expected);
  }

  private static void run(W1 w1, int[][] packets, int lastCycle) {
    NetworkObserver observer =
        new NetworkObserver() {
          @Override
          public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
            packets[tag][INJECTED] = (int) cycle;
          }

          @Override
          public void flitGranted(int node, int output, int tag, long cycle) {
            packets[tag][ROUTERS]++;
          }

          @Override
          public void headArrived(int source, int destination, int flits, int tag, long cycle) {
            packets[tag][HEAD_ARRIVED] = (int) cycle;
          }
        };
    Network network =
        w1.create(
            (source, destination, flits, tag, cycle) -> {
              packets[tag][TAIL_ARRIVED] = (int) cycle;
              packets[tag][ROUTERS] /= flits;
            },
            observer);
    // The file is in the order of creation only node by node: BookSim may number a packet later
    // than the cycle it is created in.
    int[][] created = packets.clone();
    Arrays.sort(created, Comparator.comparingInt(packet -> packet[CREATED]));
    int next = 0;
    for (int cycle = 0; cycle <= lastCycle; cycle++) {
      for (; next < created.length && created[next][CREATED] == cycle; next++) {
        int[] packet = created[next];
        network.send(packet[SOURCE], packet[DESTINATION], packet[FLITS], packet[PID], cycle);
      }
      network.step(cycle);
    }
  }

  private static int[][] read(String file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(GoldenPacketsTest.class.getResourceAsStream(file)),
                StandardCharsets.US_ASCII))) {
      List<String> lines = reader.lines().toList();
      assertThat(lines.getFirst())
          .isEqualTo("pid,src,dst,flits,create_cycle,inject_cycle,head_arrive,tail_arrive,routers");
      return lines.stream()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray())
          .toArray(int[][]::new);
    }
  }
}
