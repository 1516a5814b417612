package org.inmesh.bench.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.module.HostDevice;
import org.inmesh.coresim.module.ModuleNetwork;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.loader.boot.BootNetwork;

/**
 * A transputer module that is booted with a small program, with a logic analyser at its core, which
 * notes the cycle in which each instruction begins. A cable joins its links 1 and 2.
 */
final class TimedModule {
  /** Boot code has to do this itself; and room for workspaces below. */
  private static final String BEGIN =
      """
        mint
        sthf
        mint
        stlf
        ldc 0
        sttimer
        ajw 120
      """;

  private static final LinkAddress ONE = new LinkAddress(0, 1);
  private static final LinkAddress TWO = new LinkAddress(0, 2);

  private record Executed(int address, long cycle) {}

  private final AssembledCode code;
  private final int start;
  private final List<Executed> trace = new ArrayList<>();

  private TimedModule(AssembledCode code, int start) {
    this.code = code;
    this.start = start;
  }

  /**
   * Boots and runs a program.
   *
   * @param source what comes behind the clearing of queues and the start of the clocks
   * @param maximumCycles after which an endless program is stopped
   * @param events microseconds at which the event pin is raised
   */
  static TimedModule run(
      MachineSpecification machine, String source, long maximumCycles, long... events) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("validation", BEGIN + source));
    TimedModule timed = new TimedModule(code, machine.processor().type().memoryStart());
    NetworkDescription one = BootNetwork.grid(machine, machine.memoryBytesPerCore());
    ModuleNetwork network =
        new ModuleNetwork(
            new NetworkDescription(one.processors(), List.of(new Connection(ONE, TWO)), one.host()),
            new BootingHost(code.bytes()),
            1);
    network.modules().getFirst().raiseEvents(events);
    network.observe(timed::note);
    Ending ending = network.run(maximumCycles).ending();
    if (ending == Ending.ERROR) {
      throw new IllegalStateException("validation: " + network.report(ending));
    }
    return timed;
  }

  private void note(CoreEvent event) {
    if (event instanceof CoreEvent.Executed executed) {
      trace.add(new Executed(executed.address(), executed.cycle()));
    }
  }

  /** The cycles in which the instruction behind a label began. */
  List<Long> cyclesAt(String label) {
    int address = start + code.labelOffset(label);
    return trace.stream()
        .filter(executed -> executed.address() == address)
        .map(Executed::cycle)
        .toList();
  }

  /** Cycles from the first time at one label to the first at another. */
  long cycles(String from, String to) {
    return cyclesAt(to).getFirst() - cyclesAt(from).getFirst();
  }

  /** Sends a program of at most 255 bytes, and then nothing more. */
  private static final class BootingHost implements HostDevice {
    private final byte[] code;
    private int sent;

    BootingHost(byte[] code) {
      if (code.length > 255) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "boot code of %d bytes", code.length));
      }
      this.code = code;
    }

    @Override
    public void receive(int value, long nanoseconds) {
      throw new IllegalStateException("these programs send nothing to the host");
    }

    @Override
    public int next(long nanoseconds) {
      int place = sent++;
      if (place == 0) {
        return code.length;
      }
      return place <= code.length ? code[place - 1] & 0xFF : NOTHING;
    }

    @Override
    public OptionalInt exitStatus() {
      return OptionalInt.empty();
    }
  }
}
