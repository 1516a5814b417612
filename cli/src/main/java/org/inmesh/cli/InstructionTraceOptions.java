package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import java.util.function.Supplier;
import org.inmesh.cli.trace.InstructionTrace;
import org.inmesh.cli.trace.TraceFormat;
import org.inmesh.cli.trace.TraceSelection;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether and where the instructions of a run are shown: for every command that runs a program. */
final class InstructionTraceOptions {
  @Option(
      names = "--trace-instructions",
      paramLabel = "FILE",
      arity = "0..1",
      preprocessor = OnlyAttached.class,
      description =
          "shows every instruction: cycle, core, priority, address, bytes, instruction, registers"
              + " after it; on standard error or in FILE, by the name's ending as .csv, .json (an"
              + " object on each line) or .txt")
  private String target;

  @Option(names = "--from", paramLabel = "CYCLE", description = "traces from this cycle on")
  private Long from;

  @Option(
      names = "--to",
      paramLabel = "CYCLE",
      description = "traces up to this cycle, which is the last")
  private Long to;

  @Option(names = "--trace-core", paramLabel = "N", description = "traces this core only")
  private Integer core;

  /** Takes FILE only after an equals sign: the next argument may be the program. */
  static final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        arguments.push("");
      }
      return false;
    }
  }

  /** Whether there is to be a trace. */
  private boolean isWanted() {
    return target != null;
  }

  /**
   * Refuses what makes no sense, before any work.
   *
   * @param cores of the machine
   */
  void check(int cores) {
    if (!isWanted()) {
      if (from != null || to != null || core != null) {
        throw new BadInputException(
            "--from, --to and --trace-core have no meaning without --trace-instructions");
      }
      return;
    }
    checkCycle("--from", from);
    checkCycle("--to", to);
    if (from != null && to != null && to < from) {
      throw new BadInputException("--to %d is before --from %d".formatted(to, from));
    }
    if (core != null && (core < 0 || core >= cores)) {
      throw new BadInputException(
          "--trace-core: there is no core %d; there are 0 to %d".formatted(core, cores - 1));
    }
    if (!target.isEmpty()) {
      TraceFormat.of(Path.of(target));
      OutputFile.check(Path.of(target));
    }
  }

  private static void checkCycle(String option, Long cycle) {
    if (cycle != null && cycle < 0) {
      throw new BadInputException(option + ": a cycle is at least 0, not " + cycle);
    }
  }

  /**
   * Runs a machine, with a trace if one is wanted.
   *
   * @param err standard error
   * @param source of the machine's code
   * @param run runs the machine
   */
  RunResult traced(
      InspectableMachine machine,
      PrintStream err,
      InstructionTrace.Source source,
      Supplier<RunResult> run)
      throws IOException {
    if (!isWanted()) {
      return run.get();
    }
    try (PrintWriter out = open(err)) {
      InstructionTrace trace = trace(out, source);
      machine.observe(trace);
      RunResult result = run.get();
      trace.finish(result.statistics().count(Statistic.CYCLES));
      return result;
    }
  }

  /** Where the trace goes; to be closed, which leaves standard error open. */
  private PrintWriter open(PrintStream err) throws IOException {
    return target.isEmpty()
        ? new PrintWriter(err, true, StandardCharsets.UTF_8) {
          @Override
          public void close() {
            flush();
          }
        }
        : new PrintWriter(Files.newBufferedWriter(Path.of(target)));
  }

  /** A trace of what is wanted. */
  private InstructionTrace trace(PrintWriter out, InstructionTrace.Source source) {
    TraceSelection selection =
        new TraceSelection(
            from == null ? 0 : from,
            to == null ? Long.MAX_VALUE : to,
            core == null ? TraceSelection.ALL_CORES : core);
    TraceFormat format = target.isEmpty() ? TraceFormat.TEXT : TraceFormat.of(Path.of(target));
    return new InstructionTrace(out, format, selection, source);
  }
}
