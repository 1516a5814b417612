package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.coresim.module.NetworkDescription.Processor;
import org.inmesh.isa.transputer.ProcessorType;

/** Networks that tests run on, and the code that programs begin with. */
final class TestNetworks {
  static final int MEMORY_START = 0x80000070;

  /** Cycles that no test needs. */
  static final int ENOUGH = 1_000_000;

  /** As boot code has to, and room below the workspace pointer. */
  static final String BEGIN =
      """
        mint
        sthf
        mint
        stlf
        ldc 0
        sttimer
        ajw 40
      """;

  private TestNetworks() {}

  static Processor processor(String name, ProcessorType type, int megahertz, int megabits) {
    return new Processor(
        name,
        new ProcessorSpecification(type, type.onChipBytes(), 1, megabits),
        megahertz,
        16 * 1024);
  }

  /** A T800 at 20 MHz with links of 20 Mbit/s. */
  static Processor t800(String name) {
    return processor(name, ProcessorType.T800, 20, 20);
  }

  static NetworkDescription single() {
    return NetworkDescription.of(t800("root"));
  }

  /** Link 2 of the first is link 1 of the second, as on INMOS's motherboards. */
  static NetworkDescription pair(Processor root, Processor other) {
    return new NetworkDescription(
        List.of(root, other),
        List.of(new Connection(new LinkAddress(0, 2), new LinkAddress(1, 1))),
        new LinkAddress(0, 0));
  }

  static ModuleNetwork network(NetworkDescription description, HostDevice host) {
    return new ModuleNetwork(description, host, 1);
  }

  /** Runs a single T800 to an end that the host asks for. */
  static RunResult run(ScriptedHost host) {
    RunResult result = network(single(), host).run(ENOUGH);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    return result;
  }

  /** Code for the first of a pair that loads the second and goes on with its own. */
  static String loading(String other, String own) {
    byte[] code = ScriptedHost.assemble(other);
    StringBuilder data = new StringBuilder("byte " + code.length);
    for (byte value : code) {
      data.append(", ").append(value & 0xFF);
    }
    return BEGIN
        + """
            lda other
            mint
            ldnlp 2
            ldc %d
            out
          %s
            stopp
          other:
            %s
          """
            .formatted(code.length + 1, own, data);
  }
}
