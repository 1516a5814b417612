package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SwitchPlanesTest {
  private static final int ROUTERS = 64;
  private static final int NOBODY = -1;

  /** Pointer 0 at first; after a grant to input i it is (i + 1) mod 5. */
  @Test
  void shouldServeTheInputsOfAnOutputInTurn() {
    SwitchPlanes switches = new SwitchPlanes(1, 64);
    int[] expected = {0, 1, 2, 3, 4, 0, 1};
    for (int input : expected) {
      for (int asking = 0; asking < 5; asking++) {
        switches.request(0, Crosspoint.of(asking, Port.LOCAL), 0b1000);
      }
      switches.allocate(0);
      for (int other = 0; other < 5; other++) {
        assertThat(switches.granted[Crosspoint.of(other, Port.LOCAL)])
            .isEqualTo(other == input ? 0b1000 : 0);
      }
      assertThat(switches.grantedTo[Port.LOCAL]).isEqualTo(0b1000);
      switches.own(0, Port.LOCAL, 0b1000);
    }
  }

  @Test
  void shouldPassOverInputsThatDoNotAsk() {
    SwitchPlanes switches = new SwitchPlanes(1, 64);
    int[][] askingAndWinner = {{0b01000, 3}, {0b00110, 1}, {0b00110, 2}, {0b00111, 0}};
    for (int[] round : askingAndWinner) {
      for (int input = 0; input < 5; input++) {
        switches.request(0, Crosspoint.of(input, Port.LOCAL), round[0] >> input & 1);
      }
      switches.allocate(0);
      int winner = Crosspoint.of(round[1], Port.LOCAL);
      assertThat(switches.granted[winner]).isEqualTo(1);
      switches.own(0, Port.LOCAL, 1);
    }
  }

  /** Sixty-four routers at once against one router after the other, with owners and credits. */
  @Property(tries = 30)
  void shouldAllocateLikeRoutersOneByOne(@ForAll long seed) {
    Random random = new Random(seed);
    int depth = 1 + random.nextInt(8);
    SwitchPlanes switches = new SwitchPlanes(1, depth);
    PlainSwitch[] expected = new PlainSwitch[ROUTERS];
    Arrays.setAll(expected, router -> new PlainSwitch(depth));
    for (int cycle = 0; cycle < 60; cycle++) {
      for (int router = 0; router < ROUTERS; router++) {
        prepare(switches, expected[router], router, random);
      }
      switches.allocate(0);
      for (int router = 0; router < ROUTERS; router++) {
        for (int output = 0; output < 5; output++) {
          int winner = expected[router].grant(output);
          assertThat(switches.grantedTo[output] >>> router & 1).isEqualTo(winner == NOBODY ? 0 : 1);
          for (int input = 0; input < 5; input++) {
            int crosspoint = Crosspoint.of(input, output);
            if (crosspoint >= 0) {
              assertThat(switches.granted[crosspoint] >>> router & 1)
                  .isEqualTo(input == winner ? 1 : 0);
            }
          }
        }
      }
      long tails = random.nextLong();
      for (int output = 0; output < 5; output++) {
        switches.own(0, output, switches.grantedTo[output] & tails);
      }
      for (int router = 0; router < ROUTERS; router++) {
        expected[router].own((tails >>> router & 1) != 0);
      }
    }
  }

  private static void prepare(SwitchPlanes switches, PlainSwitch plain, int router, Random random) {
    for (int input = 0; input < 5; input++) {
      int output = plain.ownedBy(input) == NOBODY ? random.nextInt(5) : plain.ownedBy(input);
      int crosspoint = Crosspoint.of(input, output);
      if (crosspoint >= 0 && plain.request[input] == NOBODY && random.nextBoolean()) {
        plain.request[input] = output;
        switches.request(0, crosspoint, 1L << router);
      }
    }
    for (int output = 0; output < 5; output++) {
      if (plain.credits[output] < plain.depth && random.nextInt(3) > 0) {
        plain.credits[output]++;
        switches.addCredits(0, output, 1L << router);
      }
    }
  }

  private static final class PlainSwitch {
    final int depth;
    final int[] request = new int[5];
    final int[] credits = new int[5];
    final int[] owner = new int[5];
    final int[] pointer = new int[5];
    final int[] winner = new int[5];

    PlainSwitch(int depth) {
      this.depth = depth;
      Arrays.fill(request, NOBODY);
      Arrays.fill(owner, NOBODY);
      Arrays.fill(credits, depth);
    }

    int ownedBy(int input) {
      for (int output = 0; output < 5; output++) {
        if (owner[output] == input) {
          return output;
        }
      }
      return NOBODY;
    }

    int grant(int output) {
      winner[output] = NOBODY;
      for (int i = 0; i < 5 && credits[output] > 0; i++) {
        int input = (pointer[output] + i) % 5;
        boolean admitted = owner[output] == NOBODY || owner[output] == input;
        if (request[input] == output && admitted) {
          winner[output] = input;
          request[input] = NOBODY;
          credits[output]--;
          pointer[output] = (input + 1) % 5;
          break;
        }
      }
      return winner[output];
    }

    void own(boolean tail) {
      for (int output = 0; output < 5; output++) {
        if (winner[output] != NOBODY) {
          owner[output] = tail ? NOBODY : winner[output];
        }
      }
    }
  }
}
