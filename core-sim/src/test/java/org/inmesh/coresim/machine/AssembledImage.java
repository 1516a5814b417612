package org.inmesh.coresim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.mesh.NetworkSpecification;

/** Lays out assembled text for a machine: the same code on every core, as tests need it. */
final class AssembledImage {
  static final int MEMORY_BYTES = 4096;
  static final int CODE = MachineImage.MEMORY_START + MachineImage.RESERVED_BYTES;

  /** Top workspace of a core's first process, on the mesh machine. */
  static final int WORKSPACE = MachineImage.MEMORY_START + 2048;

  private final int cores;
  private final byte[] code;
  private final Map<String, Integer> labels;
  private final List<InitialProcess> processes = new ArrayList<>();
  private final List<DataBlock> data = new ArrayList<>();
  private final List<ChannelConnection> channels = new ArrayList<>();

  AssembledImage(int cores, String source) {
    this.cores = cores;
    AssembledCode assembled = Assembler.assemble(AssemblySource.parse("test", source));
    code = assembled.bytes();
    labels = assembled.labels();
  }

  /** Core 0 sends a word, 42, to core 1 through its network interface; both stop then. */
  static AssembledImage oneMessage(int cores) {
    String text =
        """
        sender:
          ldl 1
          ldc 42
          outword
          stopp
        receiver:
          ldlp 2
          ldl 1
          ldc 4
          in
          stopp
        """;
    return new AssembledImage(cores, text)
        .process(0, WORKSPACE, "sender")
        .process(1, WORKSPACE, "receiver")
        .words(0, WORKSPACE + 4, MachineImage.VIRTUAL_CHANNEL_START)
        .words(1, WORKSPACE + 4, MachineImage.VIRTUAL_CHANNEL_START)
        .connect(0, 0, 1, 0);
  }

  AssembledImage process(int core, int workspace, String label) {
    processes.add(
        new InitialProcess(
            core, workspace, CODE + labels.get(label), label, workspace - 256, workspace + 256));
    return this;
  }

  AssembledImage words(int core, int address, int... words) {
    data.add(new DataBlock(core, address, words));
    return this;
  }

  AssembledImage connect(int writer, int writerIndex, int reader, int readerIndex) {
    channels.add(
        new ChannelConnection(
            "c" + channels.size(),
            new ChannelEnd(
                writer, MachineImage.VIRTUAL_CHANNEL_START + 4 * writerIndex, nameOn(writer)),
            new ChannelEnd(
                reader, MachineImage.VIRTUAL_CHANNEL_START + 4 * readerIndex, nameOn(reader))));
    return this;
  }

  private String nameOn(int core) {
    return processes.stream()
        .filter(process -> process.core() == core)
        .map(InitialProcess::name)
        .findFirst()
        .orElse("nobody");
  }

  int address(String label) {
    return CODE + labels.get(label);
  }

  MachineImage build() {
    return new MachineImage(
        "test",
        List.of(new CodeBlock(CODE, code)),
        new int[cores],
        data,
        processes,
        channels,
        WorkspaceRegions.NONE,
        DebugInformation.NONE);
  }

  /** A mesh machine of 1 MHz, so that a high priority tick is one cycle. */
  static MachineSpecification mesh(int columns, int rows) {
    return new MachineSpecification(
        "test",
        MachineSpecification.Kind.MESH,
        1,
        ProcessorSpecification.T800,
        MEMORY_BYTES,
        NetworkSpecification.wormhole(columns, rows, 3, 8, 8, 1),
        64,
        new CacheSpecification(Protocol.MESI, 64, 1024, 2, 0, 4096, 4, 10, 100));
  }
}
