package org.inmesh.loader.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.object.SampleObjects;
import org.inmesh.loader.placement.Placement;
import org.junit.jupiter.api.Test;

class LinkerTest {
  private static final MachineSpecification MESH = SampleMachines.machine(Kind.MESH, 2, 1, 1024);
  private static final MachineSpecification COHERENT =
      SampleMachines.machine(Kind.COHERENT, 2, 1, 1024);

  /**
   * Two components of 10 and 3 bytes of code, "a" sending to "b" over channel 0, "b" to itself over
   * channel 1; channel 2 has no reader, channel 3 nobody.
   */
  private static ObjectProgram pair() {
    SampleObjects sample = new SampleObjects();
    int procedure = sample.unit("procedure", 10);
    int main = sample.unit("main", 3, procedure);
    sample.component(
        "a", procedure, 5, 3, new Slot.ChannelAddress(1, 0), new Slot.ChannelAddress(2, 3));
    sample.component(
        "b",
        main,
        4,
        2,
        new Slot.ChannelTable(0, List.of(0, 1, Slot.SCREEN, Slot.INVALID)),
        new Slot.Value(1, -7));
    sample.channel("ab", 0, 1, 4);
    sample.channel("bb", 1, 1, 4);
    sample.channel("lost", 0, -1, 4);
    sample.channel("unused", -1, -1, 4);
    return sample.program();
  }

  private static MachineImage link(MachineSpecification machine, int... coreOfComponent) {
    return Linker.link(pair(), new Placement("sample", 2, coreOfComponent), machine);
  }

  /**
   * Core 0: code at #48 (10 bytes, then 2 to align), the word of "lost" at #54, workspace of 8
   * words at #58. Core 1: code at #48 (13 bytes, 3 to align), "bb" at #58, table of 4 words at #5C,
   * workspace of 6 words at #6C.
   */
  @Test
  void shouldLayOutPrivateMemories() {
    MachineImage image = link(MESH, 0, 1);

    assertThat(image.code()).hasSize(2);
    assertThat(image.code().get(0).address()).isEqualTo(0x80000048);
    assertThat(image.code().get(0).bytes()).hasSize(10);
    assertThat(image.code().get(1).bytes()).hasSize(13);
    assertThat(image.codeOfCore()).containsExactly(0, 1);
    assertThat(image.processes())
        .containsExactly(
            new InitialProcess(0, 0x80000058 + 20, 0x80000048, "a", 0x80000058, 0x80000078),
            new InitialProcess(1, 0x8000006C + 16, 0x80000052, "b", 0x8000006C, 0x80000084));
    assertThat(image.workspaces()).isEqualTo(WorkspaceRegions.NONE);
    assertData(image, 0, 0x80000054, 0x80000000);
    assertData(image, 0, 0x8000006C, 0, 0x40000000, 0x7FFFFFF0);
    assertData(image, 1, 0x80000058, 0x80000000);
    assertData(image, 1, 0x8000005C, 0x40000000, 0x80000058, 0x60000004, 0x7FFFFFF0);
    assertData(image, 1, 0x8000007C, 0x8000005C, -7);
    assertThat(image.data()).hasSize(5);
  }

  @Test
  void shouldConnectCoresByVirtualChannels() {
    MachineImage image = link(MESH, 0, 1);

    assertThat(image.channels())
        .containsExactly(
            new ChannelConnection(
                "ab", new ChannelEnd(0, 0x40000000, "a"), new ChannelEnd(1, 0x40000000, "b")),
            new ChannelConnection(
                "bb", new ChannelEnd(1, 0x80000058, "b"), new ChannelEnd(1, 0x80000058, "b")),
            new ChannelConnection("lost", new ChannelEnd(0, 0x80000054, "a"), ChannelEnd.NOBODY));
  }

  @Test
  void shouldUseMemoryWordsInsideACore() {
    MachineImage image = link(MESH, 1, 1);

    assertThat(image.codeOfCore()).containsExactly(-1, 0);
    // Code of 13 bytes at #48, so the words of ab, bb and lost begin at #58.
    assertData(image, 1, 0x80000058, 0x80000000, 0x80000000, 0x80000000);
    assertThat(image.channels().getFirst())
        .isEqualTo(
            new ChannelConnection(
                "ab", new ChannelEnd(1, 0x80000058, "a"), new ChannelEnd(1, 0x80000058, "b")));
  }

  /**
   * Code of 13 bytes at #48; the channels in lines of 64 bytes at #80, #C0 and #100; the regions at
   * #140 and #540, where 72 reserved bytes are followed by the table at #588 and the workspace in
   * the line at #5C0.
   */
  @Test
  void shouldLayOutOneAddressSpace() {
    MachineImage image = link(COHERENT, 0, 1);

    assertThat(image.code()).hasSize(1);
    assertThat(image.code().get(0).bytes()).hasSize(13);
    assertThat(image.codeOfCore()).containsExactly(0, 0);
    assertThat(image.workspaces()).isEqualTo(new WorkspaceRegions(0x80000140, 1024));
    assertThat(image.channels())
        .extracting(channel -> channel.writer().address())
        .containsExactly(0x80000080, 0x800000C0, 0x80000100);
    assertThat(image.channels().get(0).reader().address()).isEqualTo(0x80000080);
    assertThat(image.channels().get(2).reader()).isEqualTo(ChannelEnd.NOBODY);
    assertThat(image.processes())
        .containsExactly(
            new InitialProcess(0, 0x800001C0 + 20, 0x80000048, "a", 0x800001C0, 0x800001E0),
            new InitialProcess(1, 0x800005C0 + 16, 0x80000052, "b", 0x800005C0, 0x800005D8));
    assertData(image, 0, 0x80000080, 0x80000000);
    assertData(image, 1, 0x80000588, 0x80000080, 0x800000C0, 0x60000004, 0x7FFFFFF0);
    assertData(image, 1, 0x800005D0, 0x80000588, -7);
  }

  @Test
  void shouldTellWhereCodeComesFrom() {
    MachineImage image = link(MESH, 0, 1);

    assertThat(image.debug().at(1, 0x80000049).orElseThrow().position())
        .isEqualTo(SampleObjects.line(1));
    assertThat(image.debug().at(1, 0x80000053).orElseThrow().position())
        .isEqualTo(SampleObjects.line(2));
    assertThat(image.debug().at(0, 0x80000047)).isEmpty();
  }

  @Test
  void shouldShareCodeAmongEqualCores() {
    MachineSpecification machine = SampleMachines.machine(Kind.MESH, 64, 64, 1024);
    int[] cores = IntStream.range(0, 4096).toArray();
    MachineImage image =
        Linker.link(
            SampleObjects.nodes(4096).program(), new Placement("sample", 4096, cores), machine);

    assertThat(image.code()).hasSize(1);
    assertThat(image.codeOfCore()).containsOnly(0);
    assertThat(image.processes()).hasSize(4096);
  }

  /** Exactly full: 72 reserved, 8 code, 944 = 1024 - 80 bytes of workspace are 236 words. */
  @Test
  void shouldFillMemoryToTheLastWord() {
    assertThat(linkAlone(236).processes().getFirst().high()).isEqualTo(0x80000400);
  }

  @Test
  void shouldRefuseWhatDoesNotFitWithTheSizes() {
    assertThatThrownBy(() -> linkAlone(237))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "sample.occ:50:1: large does not fit in the memory of core 1: 1028 bytes are needed,"
                + " 1024 are there (reserved 72, code 8, workspaces: large 948)."
                + " Try --set memory.bytes-per-core=2048");
  }

  @Test
  void shouldListTheLargestOfManyThatDoNotFit() {
    SampleObjects sample = new SampleObjects();
    sample.unit("node", 8);
    for (int index = 0; index < 7; index++) {
      sample.component("node[" + index + "]", 0, 10 * index, 20);
    }
    Placement placement = new Placement("sample", 2, new int[7]);

    assertThatThrownBy(() -> Linker.link(sample.program(), placement, MESH))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the 7 components on core 0, the largest of them node[6], do not fit")
        .hasMessageContaining(
            "workspaces: node[6] 320, node[5] 280, node[4] 240, node[3] 200, node[2] 160,"
                + " 2 others 200)")
        .hasMessageEndingWith(
            "Try --set memory.bytes-per-core=2048, or spread the program over more cores");
  }

  @Test
  void shouldRefuseMoreThanTheSharedAddressSpace() {
    MachineSpecification machine = SampleMachines.machine(Kind.COHERENT, 2, 1, 1 << 30);

    assertThatThrownBy(
            () -> Linker.link(pair(), new Placement("sample", 2, new int[] {0, 1}), machine))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2147483968 bytes are needed")
        .hasMessageContaining("fewer than 2147483648");
  }

  private static MachineImage linkAlone(int words) {
    SampleObjects sample = new SampleObjects();
    sample.unit("node", 8);
    sample.component("large", 0, 5, words - 5);
    return Linker.link(sample.program(), new Placement("sample", 2, new int[] {1}), MESH);
  }

  private static void assertData(MachineImage image, int core, int address, int... words) {
    assertThat(image.data())
        .filteredOn(block -> block.core() == core && block.address() == address)
        .extracting(DataBlock::words)
        .containsExactly(words);
  }
}
