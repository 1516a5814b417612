package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.module.ModuleNetwork.RoundSize;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.Processor;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;

class HostThreadsTest {
  private static final int WORDS = 8;
  private static final long ENOUGH = 100_000_000;

  /** Everything that a run tells. */
  private record Outcome(
      RunResult result, List<Integer> sums, List<Long> times, List<List<Long>> perModule) {}

  private static Outcome run(NetworkDescription description, int threads) {
    // No round is too short for several threads.
    return run(description, WORDS, threads, new RoundSize(0, false));
  }

  private static Outcome run(
      NetworkDescription description, int words, int threads, RoundSize rounds) {
    ScriptedHost host = EchoWave.host(4, 4, WORDS).endingAfter(4 * words);
    ModuleNetwork network = new ModuleNetwork(description, host, threads, rounds);
    RunResult result = network.run(ENOUGH);
    List<Integer> sums = new ArrayList<>();
    for (int word = 0; word < host.received().length / 4; word++) {
      sums.add(host.word(word));
    }
    List<List<Long>> perModule =
        network.modules().stream()
            .map(
                module ->
                    List.of(
                        module.core().counters().instructions,
                        module.core().counters().lastCycle,
                        module.core().counters().contextSwitches,
                        module.bytesSent()))
            .toList();
    return new Outcome(result, sums, host.times(), perModule);
  }

  private static NetworkDescription equalModules() {
    return NetworkDescription.grid(4, 4, TestNetworks.t800(""));
  }

  /** Three clocks, and both ways to acknowledge. */
  private static NetworkDescription differentModules() {
    int[] clocks = {15, 20, 25};
    NetworkDescription grid = equalModules();
    List<Processor> processors = new ArrayList<>();
    for (int number = 0; number < grid.processors().size(); number++) {
      processors.add(
          TestNetworks.processor(
              "m" + number,
              number % 2 == 0 ? ProcessorType.T800 : ProcessorType.T425,
              clocks[number % clocks.length],
              20));
    }
    List<Connection> connections = grid.connections();
    return new NetworkDescription(processors, connections, grid.host());
  }

  @Test
  void shouldGiveTheSameResultForAnyNumberOfThreads() {
    Outcome one = run(equalModules(), 1);

    assertThat(one.result().ending()).isEqualTo(Ending.FINISHED);
    assertThat(one.sums()).hasSize(WORDS);
    for (int word = 1; word <= WORDS; word++) {
      assertThat(one.sums().get(word - 1)).isEqualTo(16 * word);
    }
    // Each word goes to 15 modules and comes back from 16; length, code and place to 15. The
    // acknowledge of the last byte for the host is still under way.
    assertThat(one.result().statistics().count(Statistic.LINK_MESSAGES))
        .isEqualTo(WORDS * (15 + 16) + 15 * 3 - 1);
    assertThat(run(equalModules(), 2)).isEqualTo(one);
    assertThat(run(equalModules(), 4)).isEqualTo(one);
  }

  @Test
  void shouldDoSoForModulesOfDifferentClocks() {
    Outcome one = run(differentModules(), 1);

    assertThat(one.sums()).hasSize(WORDS).endsWith(16 * WORDS);
    assertThat(run(differentModules(), 2)).isEqualTo(one);
    assertThat(run(differentModules(), 4)).isEqualTo(one);
  }

  @Test
  void shouldGiveTheSameResultInSingleSteps() {
    // Goes on until all wait for ever, so that nobody is ahead of the others at the end.
    int never = WORDS + 1;
    Outcome ahead = run(differentModules(), never, 1, RoundSize.USUAL);

    assertThat(ahead.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(ahead.sums()).hasSize(WORDS);
    assertThat(run(differentModules(), never, 1, RoundSize.SINGLE_STEPS)).isEqualTo(ahead);
  }

  @Test
  void shouldInterruptAndAlternateAtTheSameTimesHoweverRoundsAreCut() {
    int tokens = 200;
    ScriptedHost usual = TokenRelay.host(tokens);
    RunResult result = runTokens(usual, 1, RoundSize.USUAL);

    assertThat(result.report()).isEmpty();
    assertThat(usual.received()).hasSize(5 * tokens);
    assertThat(tokensOf(usual)).hasSize(tokens).containsOnly(101);
    for (RoundSize rounds : List.of(RoundSize.SINGLE_STEPS, new RoundSize(0, false))) {
      ScriptedHost other = TokenRelay.host(tokens);
      runTokens(other, 2, rounds);
      assertThat(other.received()).isEqualTo(usual.received());
      assertThat(other.times()).isEqualTo(usual.times());
    }
  }

  /** Each of its messages is a time of four bytes and a token. */
  private static List<Integer> tokensOf(ScriptedHost host) {
    List<Integer> tokens = new ArrayList<>();
    for (int last = 4; last < host.received().length; last += 5) {
      tokens.add((int) host.received()[last]);
    }
    return tokens;
  }

  private static RunResult runTokens(ScriptedHost host, int threads, RoundSize rounds) {
    return new ModuleNetwork(TokenRelay.network(), host, threads, rounds).run(ENOUGH);
  }
}
