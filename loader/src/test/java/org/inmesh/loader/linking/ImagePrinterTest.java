package org.inmesh.loader.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.object.SampleObjects;
import org.inmesh.loader.placement.Placement;
import org.junit.jupiter.api.Test;

class ImagePrinterTest {

  private static String print(Kind kind) {
    SampleObjects sample = SampleObjects.pipeline(3);
    MachineSpecification machine = SampleMachines.machine(kind, 2, 2, 1024);
    Placement placement = new Placement("sample", 4, new int[] {0, 2, 3});
    return ImagePrinter.print(Linker.link(sample.program(), placement, machine), machine);
  }

  /** 72 reserved bytes, 8 of code and 32 of workspace leave 912 of 1024. */
  @Test
  void shouldShowEqualCoresOnce() {
    assertThat(print(Kind.MESH))
        .startsWith(
            """
            image of sample for sample: 4 cores of 1024 bytes

            cores 0, 2-3
              code block 0, channel words and tables 0 bytes, workspaces 32 bytes, free 912 bytes
              80000050 to 8000006F  workspace pointer 80000060  starts at 80000048  node[0] (on core 0)

            core 1
              no code, channel words and tables 0 bytes, workspaces 0 bytes, free 952 bytes

            channels
              link[0]: node[0] (core 0, 40000000) -> node[1] (core 2, 40000000)
              link[1]: node[1] (core 2, 40000004) -> node[2] (core 3, 40000000)

            code block 0: 8 bytes, cores 0, 2-3
              80000048  node
            """)
        .contains("stopp");
  }

  /** Code ends at #50, two lines of channels at #80, so the regions begin at #100. */
  @Test
  void shouldShowTheSharedAddressSpace() {
    assertThat(print(Kind.COHERENT))
        .contains("workspace regions begin at 80000100, 1024 bytes each")
        .contains("code block 0: 8 bytes, cores 0-3")
        .contains("80000180 to 8000019F  workspace pointer 80000190")
        .contains("link[0]: node[0] (core 0, 80000080) -> node[1] (core 2, 80000080)");
  }

  @Test
  void shouldJoinConsecutiveNumbers() {
    assertThat(ImagePrinter.ranges(List.of(0, 1, 2, 5, 7, 8))).isEqualTo("0-2, 5, 7-8");
    assertThat(ImagePrinter.ranges(List.of())).isEmpty();
  }
}
