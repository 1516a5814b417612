package org.inmesh.bench.study.execution;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.PreparedConsole;
import org.inmesh.bench.study.run.ProfileFolding;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.Machine;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.placement.PlacementStrategy;

/** Does a run of a study: compiles its program, builds its machine, simulates. */
public final class RunExecution implements Simulation {
  private final StudyRun run;
  private Machine machine;
  private boolean stopped;

  /** Something that can be executed once. */
  public RunExecution(StudyRun run) {
    this.run = run;
  }

  /** What cannot be done because of what the run says, has a record that tells why. */
  @Override
  public RunEnd execute() {
    long start = System.nanoTime();
    try {
      return simulate(start);
    } catch (BadInputException refusal) {
      return new RunEnd.Done(refused(refusal), Optional.empty(), secondsSince(start));
    } catch (RuntimeException | Error failure) {
      return isStopped() ? new RunEnd.Stopped() : RunEnd.Broken.by(failure);
    } finally {
      hold(null);
    }
  }

  private RunEnd simulate(long start) {
    MachineSpecification specification = RunLoading.machine(run);
    PlacementStrategy placement = RunLoading.placement(run);
    CompiledProgram compiled = RunLoading.compile(run);
    if (isStopped()) {
      return new RunEnd.Stopped();
    }
    LoadedProgram loaded = ProgramLoader.load(compiled, specification, placement);
    if (isStopped()) {
      return new RunEnd.Stopped();
    }
    PreparedConsole screen = new PreparedConsole(run.input());
    hold(
        Machines.build(
            specification,
            loaded.image(),
            screen,
            Machines.Stepping.RUN_AHEAD,
            MachineObservers.NONE,
            run.measuring()));
    RunResult result = isStopped() ? null : machine.run(run.maximumCycles());
    if (result == null || result.ending() == RunResult.Ending.INTERRUPTED) {
      return new RunEnd.Stopped();
    }
    RunRecord record =
        new RunRecord(
            RunKey.of(run),
            Optional.of(result.ending()),
            result.report(),
            result.statistics().values(),
            new String(screen.output(), StandardCharsets.UTF_8),
            loaded.weightedDistance());
    return new RunEnd.Done(
        record, result.statistics().profile().map(ProfileFolding::fold), secondsSince(start));
  }

  private RunRecord refused(BadInputException refusal) {
    List<String> report = refusal.getMessage().lines().toList();
    return new RunRecord(RunKey.of(run), Optional.empty(), report, Map.of(), "", 0);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private synchronized void hold(Machine built) {
    machine = built;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public synchronized void requestStop() {
    stopped = true;
    if (machine != null) {
      machine.requestStop();
    }
  }

  @Override
  public synchronized long cycle() {
    return machine == null ? 0 : machine.cycle();
  }

  @Override
  public synchronized long instructions() {
    return machine == null ? 0 : machine.instructions();
  }
}
