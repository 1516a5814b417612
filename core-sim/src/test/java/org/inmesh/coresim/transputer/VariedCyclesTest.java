package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single instructions whose base is another, with cycles added up by hand. */
class VariedCyclesTest {

  /** Of two bytes are those that have a prefix of a cycle here. */
  @ParameterizedTest
  @CsvSource({
    "mul, mul 4, 3, 5, 5", // 1 + 4
    "mul, lmul 4, 3, 5, 39", // not this one
    "mul, mul 1500, 3, 5, 1501",
    "add, add 7, 3, 5, 7",
    "ldc #12345678, ldc 2 pfix 3, 0, 0, 23", // seven prefixes
    "ldc -2, nfix 5 pfix 3, 0, 0, 6",
    "cj 0, cj 1, 0, 0, 1",
    "cj 0, cj 1, 1, 0, 1", // not taken it takes 2 less, but not less than 1
    "cj 0, cj 9, 1, 0, 7",
    "prod, prod 1, 8, 2, 4", // the highest bit is the third
    "prod, prod 1, -8, 2, 5", // and one of a negative factor
    "shl, shl 10, 5, 1, 16", // 1 + 10 + 5
    "lshl, lshl 1, 40, 1, 11", // 1 + 1 + (40 - 28 - 3)
    "norm, norm 10, 0, 0, 9", // of zero 1 + 10 - 2
    "norm, norm 1, 0, 0, 2",
    "norm, norm 1, 0, 16, 29", // 1 + 1 + 27 places
    "testerr, testerr 1, 0, 0, 2",
    "enbc, enbc 2, 0, 0, 2", // a false guard: 1 + 2 - 2, at least 1
    "move2dall, move2dall 4, 0, 0, 13", // 1 + 3 rows of no bytes
    "fpentry, fpentry 2 fpuclearerror 7, #9C, 0, 10", // 1 + 2 + 7
  })
  void shouldTakeTheCyclesThatAreSet(String text, String bases, String a, int b, int cycles) {
    LoneCore lone = core(text, bases).running("start").registers(Integer.decode(a), b, 0);
    lone.state.blockRows = 3;
    assertThat(lone.step()).isEqualTo(cycles);
  }

  // An index, 0, and the turns left; the loop goes back by A bytes.
  @ParameterizedTest
  @CsvSource({"10, 2, 11", "10, 1, 6", "4, 2, 5", "4, 1, 2"})
  void shouldEndALoopFiveCyclesEarlierIfThereAreAsMany(int base, int turns, int cycles) {
    LoneCore lone = core("lend", "lend " + base).running("start");
    lone.registers(2, LoneCore.WORKSPACE, 0);
    lone.memory.store(LoneCore.WORKSPACE + 4, turns);
    assertThat(lone.step()).isEqualTo(cycles);
  }

  // Zero times zero: 11 and a prefix of single length, 18 of double.
  @ParameterizedTest
  @CsvSource({"fpldzerosn, 6", "fpldzerodb, 13"})
  void shouldKeepWhatDoubleLengthAdds(String load, int cycles) {
    LoneCore lone = core(load + "\n" + load + "\nfpmul", "fpmul 5").running("start");
    lone.step();
    lone.step();
    assertThat(lone.step()).isEqualTo(cycles);
  }

  private static LoneCore core(String text, String bases) {
    Map<String, Integer> cycles = new HashMap<>();
    String[] words = bases.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      cycles.put(words[i], Integer.valueOf(words[i + 1]));
    }
    return new LoneCore(
        Assembler.assemble(AssemblySource.parse("test", "start: " + text)),
        TransputerCore.STEPWISE,
        memory -> memory,
        new ProcessorSpecification(ProcessorType.T800, 4096, 1, 20, new CycleTable(cycles)));
  }
}
