package org.inmesh.cli.debugger;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.inmesh.coresim.inspection.MachineControl;
import org.inmesh.coresim.inspection.ProcessView;
import org.inmesh.coresim.inspection.ProgramNames;
import org.inmesh.coresim.inspection.StackTrace;
import org.inmesh.coresim.inspection.StackTrace.Activation;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.coresim.transputer.CoreRegisters;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.TransputerCore;

/** The state of debugging: the machine under control, and which part of it the user looks at. */
final class Session {
  private final DebugTarget target;
  private final MachineControl control;
  private final ProgramNames names;
  private final PrintStream out;
  private int core;
  private int activation;

  /** Descriptor of the process that is looked at; 0 for the one that has the core. */
  private int process;

  private int numbers;
  private boolean quitting;

  Session(DebugTarget target, PrintStream out) {
    this.target = target;
    this.control = new MachineControl(target.machine());
    this.names = new ProgramNames(target.image());
    this.out = out;
    // Most programs begin elsewhere than on core 0 only.
    this.core =
        target.image().processes().isEmpty() ? 0 : target.image().processes().getFirst().core();
  }

  DebugTarget target() {
    return target;
  }

  MachineControl control() {
    return control;
  }

  ProgramNames names() {
    return names;
  }

  PrintStream out() {
    return out;
  }

  void say(String text) {
    out.println(text);
  }

  void quit() {
    quitting = true;
  }

  boolean isQuitting() {
    return quitting;
  }

  /** A number for a breakpoint or watch. */
  int nextNumber() {
    return ++numbers;
  }

  // What is looked at.

  int coreNumber() {
    return core;
  }

  int coreCount() {
    return target.machine().cores().size();
  }

  TransputerCore core() {
    return target.machine().cores().get(core);
  }

  CoreInspection inspection() {
    return new CoreInspection(core());
  }

  /** Looks at what runs on a core from now on. */
  void select(int newCore) {
    core = newCore;
    process = 0;
    activation = 0;
  }

  void selectProcess(int descriptor) {
    process = descriptor;
    activation = 0;
  }

  void selectActivation(int number) {
    activation = number;
  }

  int activationNumber() {
    return activation;
  }

  List<ProcessView> processes(int number) {
    return ProcessView.of(number, target.machine().cores().get(number));
  }

  /** The process that is looked at, if there is one. */
  Optional<ProcessView> process() {
    List<ProcessView> all = processes(core);
    if (process != 0) {
      return all.stream().filter(each -> each.descriptor() == process).findFirst();
    }
    Optional<ProcessView> failed =
        core()
            .fault()
            .map(
                fault ->
                    new ProcessView(
                        core,
                        fault.descriptor(),
                        fault.instructionPointer(),
                        ProcessView.Condition.RUNNING,
                        0,
                        0));
    return failed.isPresent()
        ? failed
        : all.stream()
            .filter(each -> each.condition() == ProcessView.Condition.RUNNING)
            .findFirst();
  }

  ProcessView someProcess() {
    return process()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "no process runs on core %d; 'processes' lists them, 'process N' chooses one"
                        .formatted(core)));
  }

  /** What the process that is looked at is in. */
  List<Activation> activations() {
    ProcessView view = someProcess();
    int pointer = view.workspace();
    if (core().fault().isEmpty() && view.condition() == ProcessView.Condition.RUNNING) {
      CoreRegisters registers = inspection().registers();
      pointer = registers.workspace();
    }
    return StackTrace.of(names.layout(core), memory(), view.place(), pointer);
  }

  Activation activation() {
    List<Activation> all = activations();
    if (all.isEmpty()) {
      throw new CommandFailure(
          "nothing is known of the variables of the code at #%08X"
              .formatted(someProcess().instructionPointer()));
    }
    return all.get(Math.min(activation, all.size() - 1));
  }

  /** Reads words of the core that is looked at. */
  IntUnaryOperator memory() {
    return memory(core);
  }

  IntUnaryOperator memory(int number) {
    return address -> target.machine().cores().get(number).peek(address);
  }

  /** A word, or a failure that says that there is none. */
  int word(int address) {
    try {
      return core().peek(address);
    } catch (MemoryFault outside) {
      throw new CommandFailure("there is no memory at #%08X of core %d".formatted(address, core));
    }
  }

  // How things are called.

  /** {@code file:line (procedure)}, or an address. */
  String place(int number, int address) {
    return names
        .line(number, address)
        .map(line -> shortPlace(line) + " (" + line.procedure() + ")")
        .orElse("#%08X".formatted(address));
  }

  static String shortPlace(LineEntry line) {
    return line.position().file() + ":" + line.position().line();
  }

  /** A process as the user knows it. */
  String name(ProcessView view) {
    String component = names.component(view.core(), view.workspace());
    return component.startsWith("#") ? "process " + component : component;
  }

  /** The source line of an address, if it is known. */
  Optional<String> sourceLine(int number, int address) {
    return names
        .line(number, address)
        .flatMap(
            line -> {
              List<String> lines = target.sources().get(line.position().file());
              int index = line.position().line() - 1;
              return lines == null || index >= lines.size()
                  ? Optional.empty()
                  : Optional.of("%5d  %s".formatted(index + 1, lines.get(index)));
            });
  }
}
