package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoherentMachineTest {
  private static final int CHANNELS = MachineImage.MEMORY_START + 1024;
  private static final int REGIONS = MachineImage.MEMORY_START + 2048;
  private static final int REGION_BYTES = 2048;
  private static final int LINE = 64;

  /** A ring: core 0 sends a number round, every core adds one; core 0 prints it after 10 rounds. */
  private static final String RING =
      """
      first:                   -- word 1: in, 2: out, 3: number, 4: rounds left
        ldc 10
        stl 4
        ldc 0
        stl 3
      again:
        ldl 2
        ldl 3
        outword
        ldlp 3
        ldl 1
        ldc 4
        in
        ldl 4
        adc -1
        stl 4
        ldl 4
        cj done
        j again
      done:
        ldl 3
        stl 5
        ldlp 5
        ldc #60000004
        ldc 1
        out
        stopp
      other:
        ldlp 3
        ldl 1
        ldc 4
        in
        ldl 3
        adc 1
        stl 3
        ldl 2
        ldl 3
        outword
        j other
      """;

  private static int workspace(int core) {
    return REGIONS + core * REGION_BYTES + 1024;
  }

  private static RunResult ring(Machines.Stepping stepping, RecordingHost host) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("ring", RING));
    int start = MachineImage.MEMORY_START + MachineImage.RESERVED_BYTES;
    int cores = 4;
    List<InitialProcess> processes = new ArrayList<>();
    List<DataBlock> data = new ArrayList<>();
    for (int core = 0; core < cores; core++) {
      String label = core == 0 ? "first" : "other";
      int workspace = workspace(core);
      processes.add(
          new InitialProcess(
              core,
              workspace,
              start + code.labelOffset(label),
              label + core,
              workspace - 64,
              workspace + 64));
      int in = CHANNELS + core * LINE;
      int out = CHANNELS + (core + 1) % cores * LINE;
      data.add(new DataBlock(core, workspace + 4, new int[] {in, out}));
      data.add(new DataBlock(core, in, new int[] {MachineImage.MEMORY_START}));
    }
    MachineImage image =
        new MachineImage(
            "ring",
            List.of(new CodeBlock(start, code.bytes())),
            new int[cores],
            data,
            processes,
            List.of(),
            new WorkspaceRegions(REGIONS, REGION_BYTES),
            DebugInformation.NONE);
    MachineSpecification specification =
        new MachineSpecification(
            "test",
            MachineSpecification.Kind.COHERENT,
            1000,
            ProcessorSpecification.T800,
            REGION_BYTES,
            NetworkSpecification.wormhole(2, 2, 3, 8, 8, 1),
            64,
            new CacheSpecification(Protocol.MESI, LINE, 1024, 2, 0, 4096, 4, 10, 100));
    return Machines.build(specification, image, host, stepping).run(1_000_000);
  }

  @ParameterizedTest
  @EnumSource(Machines.Stepping.class)
  void shouldPassANumberRoundARing(Machines.Stepping stepping) {
    RecordingHost host = new RecordingHost();
    RunResult result = ring(stepping, host);
    // The other cores wait for an eleventh round for ever.
    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(host.screen()).isEqualTo(Character.toString(30));
    assertThat(result.statistics().count(Statistic.LOCAL_MESSAGES)).isEqualTo(40);
    assertThat(result.statistics().count(Statistic.CACHE_TRANSFERS)).isPositive();
    assertThat(result.statistics()).isEqualTo(ring(Machines.Stepping.STEPWISE, host).statistics());
  }
}
