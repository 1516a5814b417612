package org.inmesh.coresim.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.litmus.Condition.Quantifier;
import org.inmesh.coresim.litmus.Instruction.Exchange;
import org.inmesh.coresim.litmus.Instruction.Load;
import org.inmesh.coresim.litmus.Instruction.Move;
import org.inmesh.coresim.litmus.Instruction.Store;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Operand.RegisterValue;
import org.inmesh.coresim.litmus.Proposition.Equal;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.api.Test;

/** Tests executed on a machine of four cores, sequentially consistent. */
class LitmusRunnerTest {
  private static final MachineSpecification MACHINE =
      new MachineSpecification(
          "test",
          MachineSpecification.Kind.COHERENT,
          100,
          ProcessorSpecification.T800,
          1024,
          NetworkSpecification.wormhole(2, 2, 3, 8, 8, 1),
          32,
          new CacheSpecification(Protocol.MESI, 16, 64, 2, 0, 256, 2, 3, 20));

  private static final LitmusTest MESSAGE =
      test(
          "MP",
          Map.of(),
          Quantifier.NOT_EXISTS,
          new Proposition.And(
              List.of(new Equal(new Register(1, "rax"), 1), new Equal(new Register(1, "rbx"), 0))),
          List.of(
              List.of(new Store("x", new Immediate(1)), new Store("y", new Immediate(1))),
              List.of(new Load("rax", "y"), new Load("rbx", "x"))));

  private static LitmusTest test(
      String name,
      Map<Variable, Integer> initial,
      Quantifier quantifier,
      Proposition proposition,
      List<List<Instruction>> threads) {
    return LitmusTest.of(
        name, threads, initial, new Condition(quantifier, proposition, ""), List.of());
  }

  @Test
  void shouldShowAllThreeOutcomesOfMessagePassing() {
    LitmusResult result = run(MESSAGE, 1);

    assertThat(result.histogram().keySet())
        .containsExactly(
            new FinalState(List.of(0, 0)),
            new FinalState(List.of(0, 1)),
            new FinalState(List.of(1, 1)));
    assertThat(result.holds()).isZero();
    assertThat(result.holdsNot()).isEqualTo(200);
    assertThat(result.isOk()).isTrue();
    assertThat(result.observation()).isEqualTo(Observation.NEVER);
    assertThat(result.allowed()).isEmpty();
  }

  /** Two clusters of two, so that both threads may be in one or in two. */
  @Test
  void shouldShowTheSameOutcomesInClusters() {
    CacheSpecification caches =
        MACHINE
            .caches()
            .withClusters(
                new ClusterSpecification(2, new CacheGeometry(64, 2, Replacement.LRU), 2));
    LitmusResult result =
        new LitmusRunner(MACHINE.withCaches(caches), 1).run(MESSAGE, 200, () -> false);

    assertThat(result.histogram().keySet())
        .containsExactly(
            new FinalState(List.of(0, 0)),
            new FinalState(List.of(0, 1)),
            new FinalState(List.of(1, 1)));
  }

  @Test
  void shouldExecuteAllInstructionsFromInitialValues() {
    LitmusTest test =
        test(
            "one",
            Map.of(new Location("x"), 5, new Register(0, "rax"), 7),
            Quantifier.FOR_ALL,
            new Proposition.And(
                List.of(
                    new Equal(new Register(0, "rax"), 5),
                    new Equal(new Register(0, "rbx"), 9),
                    new Equal(new Location("x"), 7),
                    new Equal(new Location("y"), 9))),
            List.of(
                List.of(
                    new Exchange("rax", "x"),
                    new Move("rbx", new Immediate(9)),
                    new Store("y", new RegisterValue("rbx")))));

    LitmusResult result = run(test, 1);

    assertThat(result.histogram())
        .containsExactly(Map.entry(new FinalState(List.of(5, 9, 7, 9)), 200));
    assertThat(result.isOk()).isTrue();
    assertThat(result.observation()).isEqualTo(Observation.ALWAYS);
  }

  /** Two exchanges of one word with 1: exactly one of them finds the 0. */
  @Test
  void shouldExchangeInOneStep() {
    Map<Variable, Integer> ones = Map.of(new Register(0, "rax"), 1, new Register(1, "rax"), 1);
    Proposition both =
        new Proposition.Or(
            List.of(new Equal(new Register(0, "rax"), 0), new Equal(new Register(1, "rax"), 0)));
    LitmusResult result =
        run(
            test(
                "lock",
                ones,
                Quantifier.EXISTS,
                both,
                List.of(List.of(new Exchange("rax", "x")), List.of(new Exchange("rax", "x")))),
            1);

    assertThat(result.histogram().keySet())
        .containsExactly(new FinalState(List.of(0, 1)), new FinalState(List.of(1, 0)));
  }

  @Test
  void shouldDependOnTheSeedOnly() {
    assertThat(run(MESSAGE, 1)).isEqualTo(run(MESSAGE, 1));
    assertThat(run(MESSAGE, 1)).isNotEqualTo(run(MESSAGE, 2));
  }

  /** Results do not depend on threads, nor on which tests were executed before. */
  @Test
  void shouldLeaveNoTraceInOtherTests() throws InterruptedException {
    LitmusTest other =
        test(
            "other",
            Map.of(new Location("x"), 3),
            Quantifier.EXISTS,
            new Equal(new Location("x"), 4),
            List.of(List.of(new Store("x", new Immediate(4)))));
    List<LitmusResult> results = new ArrayList<>();
    new LitmusSuite(new LitmusRunner(MACHINE, 1), List.of(other, MESSAGE, other), 200)
        .run(2, results::add);

    assertThat(results).containsExactly(run(other, 1), run(MESSAGE, 1), run(other, 1));
  }

  @Test
  void shouldStopOnRequest() throws InterruptedException {
    LitmusSuite suite = new LitmusSuite(new LitmusRunner(MACHINE, 1), List.of(MESSAGE), 200);
    suite.requestStop();
    List<LitmusResult> results = new ArrayList<>();
    suite.run(1, results::add);

    assertThat(results.getFirst().histogram()).isEmpty();
  }

  @Test
  void shouldCountOnlyStatesThatPassTheFilter() {
    Condition any = new Condition(Quantifier.EXISTS, new Equal(new Location("x"), 1), "");
    LitmusTest test =
        LitmusTest.of(
            "filtered",
            List.of(
                List.of(new Store("x", new Immediate(1))),
                List.of(new Store("x", new Immediate(2)))),
            Map.of(),
            any,
            List.of(),
            new Equal(new Location("x"), 2));

    assertThat(run(test, 50).histogram()).containsOnlyKeys(new FinalState(List.of(2)));
  }

  @Test
  void shouldTellForbiddenStates() {
    Condition any = new Condition(Quantifier.EXISTS, new Equal(new Location("x"), 1), "");
    FinalState seen = new FinalState(List.of(1));
    FinalState unseen = new FinalState(List.of(2));
    LitmusTest test =
        new LitmusTest(
            "wrong",
            List.of(List.of(new Store("x", new Immediate(1)))),
            Map.of(),
            any,
            List.of(new Location("x")),
            Map.of(Consistency.SC, new AllowedStates(Observation.NEVER, Set.of(unseen))),
            LitmusTest.NO_FILTER);

    LitmusResult result = run(test, 1);

    assertThat(result.forbidden()).containsExactly(seen);
    assertThat(result.allowedSeen()).hasValue(0);
  }

  @Test
  void shouldRefuseMoreThreadsThanCores() {
    List<Instruction> nothing = List.of();
    LitmusTest test =
        test(
            "five",
            Map.of(),
            Quantifier.EXISTS,
            new Equal(new Location("x"), 0),
            Collections.nCopies(5, nothing));

    assertThatThrownBy(() -> run(test, 1)).hasMessage("five has 5 threads, the machine 4 cores");
  }

  private static LitmusResult run(LitmusTest test, long seed) {
    return new LitmusRunner(MACHINE, seed).run(test, 200, () -> false);
  }
}
