package org.inmesh.coresim.machine;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A program of communicating processes whose output is known without running it.
 *
 * <p>In every round each process takes a message from each of its inputs, in a fixed order or as
 * they come, changes its state by what it got, computes or waits a while, and sends the state to
 * each of its outputs. Channels lead from a process to one with a higher number, and everybody
 * communicates in ascending order of (sender, receiver), so that no network deadlocks. The last
 * process prints a character a round.
 *
 * @param nodes the processes, in order
 * @param links the channels, in ascending order of sender and receiver
 * @param rounds at least 1
 */
record ProcessNetwork(List<Node> nodes, List<Link> links, int rounds) {

  /**
   * A process.
   *
   * @param place chooses its core, modulo the number of cores
   * @param alternates whether it takes inputs as they come
   * @param work iterations of a loop between inputs and outputs, at least 1
   * @param pauses whether it waits for a clock tick in each round
   */
  record Node(int place, boolean alternates, int work, boolean pauses) {}

  /**
   * A channel.
   *
   * @param bytes of each message, a multiple of 4, 4 to 300
   */
  record Link(int sender, int receiver, int bytes) {}

  static Arbitrary<ProcessNetwork> arbitrary() {
    Arbitrary<Node> node =
        Combinators.combine(
                Arbitraries.integers().between(0, 63),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(1, 60),
                Arbitraries.of(false, false, false, true))
            .as(Node::new);
    // Of a candidate link only the remainders count.
    Arbitrary<Link> candidate =
        Combinators.combine(
                Arbitraries.integers().between(0, 99),
                Arbitraries.integers().between(0, 99),
                Arbitraries.oneOf(
                    Arbitraries.just(4), Arbitraries.integers().between(1, 75).map(n -> 4 * n)))
            .as(Link::new);
    return Combinators.combine(
            node.list().ofMinSize(2).ofMaxSize(9),
            candidate.list().ofMinSize(0).ofMaxSize(10),
            Arbitraries.integers().between(1, 4))
        .as(ProcessNetwork::connected);
  }

  /** A pipeline through all nodes, with some more links across. */
  private static ProcessNetwork connected(List<Node> nodes, List<Link> candidates, int rounds) {
    List<Link> links = new ArrayList<>();
    for (int sender = 0; sender < nodes.size(); sender++) {
      for (int receiver = sender + 1; receiver < nodes.size(); receiver++) {
        for (Link candidate : candidates) {
          int from = candidate.sender() % nodes.size();
          int to = candidate.receiver() % nodes.size();
          boolean wanted = from == sender && to == receiver;
          if (wanted || receiver == sender + 1) {
            links.add(new Link(sender, receiver, candidate.bytes()));
            break;
          }
        }
      }
    }
    return new ProcessNetwork(nodes, links, rounds);
  }

  List<Link> inputs(int node) {
    return links.stream().filter(link -> link.receiver() == node).toList();
  }

  List<Link> outputs(int node) {
    return links.stream().filter(link -> link.sender() == node).toList();
  }

  /** What the last process prints. */
  String expectedOutput() {
    int[] state = new int[nodes.size()];
    for (int node = 0; node < state.length; node++) {
      state[node] = node;
    }
    StringBuilder output = new StringBuilder();
    for (int round = 0; round < rounds; round++) {
      for (int node = 0; node < state.length; node++) {
        int received = 0;
        for (Link link : inputs(node)) {
          // The state is in the first and the last word of a message.
          received += 2 * state[link.sender()];
        }
        state[node] = state[node] * 5 + received + node;
      }
      output.append((char) ((state[state.length - 1] & 63) + 32));
    }
    return output.toString();
  }
}
