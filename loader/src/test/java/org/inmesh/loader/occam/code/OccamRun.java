package org.inmesh.loader.occam.code;

import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.Placer;
import org.inmesh.mesh.NetworkSpecification;

/** What an occam program did on a machine. */
public record OccamRun(RunResult result, String screen) {
  private static final long MAXIMUM_CYCLES = 5_000_000;

  /** Compiles only. */
  public static ObjectProgram compile(String source) {
    return CodeGenerator.generate(
        OccamFrontEnd.check(new SourceText("test.occ", source), Map.of(), IncludeResolver.NONE));
  }

  /** Runs on a square mesh machine. */
  public static OccamRun onMesh(String source, int side) {
    return run(compile(source), machine(Kind.MESH, side), "");
  }

  /** Runs on a 2x2 mesh machine and fails unless the program ends. */
  public static String screenOf(String source) {
    OccamRun run = onMesh(source, 2);
    if (run.result().ending() != RunResult.Ending.FINISHED) {
      throw new AssertionError(
          run.result().ending() + " " + run.result().report() + " after: " + run.screen());
    }
    return run.screen();
  }

  /** Runs on both machines, each of four cores, and fails unless both print the same and end. */
  public static String screenOnBoth(String source) {
    String mesh = screenOf(source);
    OccamRun coherent = run(compile(source), machine(Kind.COHERENT, 2), "");
    if (coherent.result().ending() != RunResult.Ending.FINISHED
        || !coherent.screen().equals(mesh)) {
      throw new AssertionError(
          coherent.result().report() + " after: " + coherent.screen() + " but mesh: " + mesh);
    }
    return mesh;
  }

  public static MachineSpecification machine(Kind kind, int side) {
    return new MachineSpecification(
        "test",
        kind,
        1000,
        ProcessorSpecification.T800,
        1 << 16,
        NetworkSpecification.wormhole(side, side, 3, 8, 8, 1),
        64,
        new CacheSpecification(Protocol.MESI, 64, 32768, 4, 0, 262144, 8, 10, 100));
  }

  public static OccamRun run(ObjectProgram program, MachineSpecification machine, String keyboard) {
    StringBuilder screen = new StringBuilder();
    int[] read = new int[1];
    Host host =
        new Host() {
          @Override
          public void screen(int character) {
            screen.append((char) character);
          }

          @Override
          public void error(int character) {
            screen.append('!').append((char) character);
          }

          @Override
          public int keyboard() {
            return read[0] < keyboard.length() ? keyboard.charAt(read[0]++) : -1;
          }
        };
    int side = machine.network().columns();
    RunResult result =
        Machines.build(
                machine, Linker.link(program, Placer.place(program, side, side), machine), host)
            .run(MAXIMUM_CYCLES);
    return new OccamRun(result, screen.toString());
  }
}
