package org.inmesh.loader.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.loader.object.SampleObjects;
import org.junit.jupiter.api.Test;

class PlacementPrinterTest {

  @Test
  void shouldShowCoresComponentsAndDistance() {
    Placement placement = new Placement("sample", 4, new int[] {0, 0, 3});
    String text = PlacementPrinter.print(SampleObjects.pipeline(3).program(), placement, 2, 2);

    assertThat(text)
        .isEqualTo(
            """
            placement of sample: 3 components on 2 x 2 cores
              core   (x, y)  components
                 0   (0, 0)  node[0] node[1]
                 3   (1, 1)  node[2]
            weighted distance: 8 byte-links (bytes of one message x links, all channels)
            """);
  }
}
