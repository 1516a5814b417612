package org.inmesh.loader.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.litmus.Condition;
import org.inmesh.coresim.litmus.Condition.Quantifier;
import org.inmesh.coresim.litmus.Instruction;
import org.inmesh.coresim.litmus.LitmusResult;
import org.inmesh.coresim.litmus.LitmusRunner;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.coresim.litmus.Operand;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Operand.RegisterValue;
import org.inmesh.coresim.litmus.Proposition;
import org.inmesh.coresim.litmus.Variable;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;

/** Random small programs, exchanges and registers included: what the simulator shows is allowed. */
class RandomLitmusTest {
  private static final List<String> LOCATIONS = List.of("x", "y");
  private static final List<String> REGISTERS = List.of("rax", "rbx");

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void shouldShowOnlyWhatAnAbstractMachineCanDo(
      @ForAll("tests") LitmusTest test,
      @ForAll Consistency consistency,
      @ForAll Protocol protocol,
      @ForAll @IntRange(min = 2, max = 5) int missRegisters,
      @ForAll long seed) {
    LitmusRunner runner =
        new LitmusRunner(LitmusConformanceTest.machine(consistency, protocol, missRegisters), seed);
    LitmusResult result = runner.run(test, 15, () -> false);

    assertThat(Enumerator.finalStates(test, consistency)).containsAll(result.histogram().keySet());
  }

  @Provide
  Arbitrary<LitmusTest> tests() {
    Arbitrary<List<List<Instruction>>> threads =
        instruction().list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Map<Variable, Integer>> initial =
        Arbitraries.maps(
                Arbitraries.of(new Location("x"), new Location("y"), new Register(0, "rax")),
                Arbitraries.integers().between(0, 9))
            .map(Map::copyOf);
    return Combinators.combine(threads, initial).as(RandomLitmusTest::test);
  }

  private static LitmusTest test(List<List<Instruction>> threads, Map<Variable, Integer> initial) {
    List<Variable> observed = new ArrayList<>();
    LOCATIONS.forEach(location -> observed.add(new Location(location)));
    for (int thread = 0; thread < threads.size(); thread++) {
      for (String register : REGISTERS) {
        observed.add(new Register(thread, register));
      }
    }
    Condition any = new Condition(Quantifier.EXISTS, new Proposition.And(List.of()), "true");
    return LitmusTest.of("random", threads, initial, any, observed);
  }

  private static Arbitrary<Instruction> instruction() {
    Arbitrary<String> location = Arbitraries.of(LOCATIONS);
    Arbitrary<String> register = Arbitraries.of(REGISTERS);
    Arbitrary<Operand> number = Arbitraries.integers().between(1, 9).map(Immediate::new);
    Arbitrary<Operand> operand = Arbitraries.oneOf(number, register.map(RegisterValue::new));
    Arbitrary<Instruction> load = Combinators.combine(register, location).as(Instruction.Load::new);
    Arbitrary<Instruction> store =
        Combinators.combine(location, operand).as(Instruction.Store::new);
    Arbitrary<Instruction> exchange =
        Combinators.combine(register, location).as(Instruction.Exchange::new);
    Arbitrary<Instruction> move = Combinators.combine(register, operand).as(Instruction.Move::new);
    Arbitrary<Instruction> fence = Arbitraries.just(new Instruction.Fence());
    return Arbitraries.frequencyOf(
        Tuple.of(4, load),
        Tuple.of(4, store),
        Tuple.of(1, exchange),
        Tuple.of(1, move),
        Tuple.of(1, fence));
  }
}
