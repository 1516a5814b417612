package org.inmesh.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.inmesh.bench.chart.StackedBars.Bar;
import org.inmesh.bench.chart.StackedBars.Part;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class StackedBarsTest {
  private static final List<Part> PARTS =
      List.of(new Part("work", 0), new Part("idle", Part.QUIET));

  private static StackedBars bars(Bar... bars) {
    return new StackedBars("Title & more", "below", "cycles", PARTS, List.of(bars));
  }

  private static Element document(StackedBars bars) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(ChartFile.svg(bars))))
        .getDocumentElement();
  }

  /** 560 points are the whole axis of 100, so 30 are 168 wide and 70 are 392. */
  @Test
  void shouldDrawPartsInProportionOneAfterTheOther() throws Exception {
    NodeList shapes =
        document(bars(new Bar("16", "mesh", List.of(30.0, 70.0), ""))).getElementsByTagName("rect");
    Element work = (Element) shapes.item(1);
    Element idle = (Element) shapes.item(2);

    assertThat(number(work, "width")).isCloseTo(168, within(0.02));
    assertThat(number(idle, "width")).isCloseTo(392, within(0.02));
    assertThat(number(idle, "x")).isCloseTo(number(work, "x") + 168, within(0.02));
    assertThat(work.getTextContent()).isEqualTo("16, mesh: work 30.00 (30.0 %)");
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void shouldNameGroupsOnceAndPartsInTheLegend() {
    String svg =
        ChartFile.svg(
            bars(
                new Bar("16 cores", "mesh", List.of(1.0, 0.0), "1 nJ"),
                new Bar("16 cores", "coherent", List.of(1.0, 2.0), "3 nJ")));

    assertThat(svg.split(">16 cores<", -1)).hasSize(2);
    assertThat(svg).contains(">work<", ">idle<", ">mesh<", ">3 nJ<", "Title &amp; more");
  }

  @Test
  void shouldDrawTheSamePngEveryTime() throws Exception {
    StackedBars bars = bars(new Bar("", "a", List.of(1.0, 1.0), ""));

    assertThat(ChartFile.png(bars)).isEqualTo(ChartFile.png(bars)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void shouldRefuseWhatIsNoBar() {
    assertThatThrownBy(() -> bars(new Bar("", "a", List.of(1.0), "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bars(new Bar("", "a", List.of(1.0, -1.0), "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bars()).isInstanceOf(IllegalArgumentException.class);
  }
}
