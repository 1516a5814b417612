package org.inmesh.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.inmesh.bench.chart.Chart.Curve;
import org.inmesh.bench.chart.Chart.Point;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartFileTest {
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  private static Chart chart(Curve... curves) {
    return new Chart("Title & <co>", "below", "x", "y", "saturated", false, List.of(curves));
  }

  private static Curve curve(String label, double... ys) {
    List<Point> points =
        IntStream.range(0, ys.length).mapToObj(i -> new Point((i + 1) / 10.0, ys[i])).toList();
    return new Curve(label, points);
  }

  private static Element document(Chart chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(ChartFile.svg(chart))))
        .getDocumentElement();
  }

  private static List<String> texts(Element svg, String tag) {
    NodeList found = svg.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Test
  void shouldDrawWellFormedSvgWithTextsAndNotes() throws Exception {
    Element svg = document(chart(curve("a<b", 20, 30), curve("c", 25, UNBOUNDED)));

    assertThat(texts(svg, "text"))
        .contains("Title & <co>", "below", "x", "y", "saturated", "a<b", "c", "0.20", "30");
    // One for each point and one for each curve of the legend.
    assertThat(texts(svg, "title"))
        .containsExactlyInAnyOrder(
            "a<b: 20.00 at 0.1",
            "a<b: 30.00 at 0.2",
            "c: 25.00 at 0.1",
            "c: saturated at 0.2",
            "a<b",
            "c");
  }

  @Test
  void shouldKeepEverythingOnThePaper() throws Exception {
    Element svg =
        document(chart(curve("a", 20, 25, 90, 4_000, UNBOUNDED), curve("b", 1, 2, UNBOUNDED)));

    double width = Double.parseDouble(svg.getAttribute("width"));
    double height = Double.parseDouble(svg.getAttribute("height"));
    NodeList lines = svg.getElementsByTagName("line");
    for (int i = 0; i < lines.getLength(); i++) {
      Element line = (Element) lines.item(i);
      for (String end : List.of("1", "2")) {
        assertThat(Double.parseDouble(line.getAttribute("x" + end))).isBetween(0.0, width);
        assertThat(Double.parseDouble(line.getAttribute("y" + end))).isBetween(66.0, height);
      }
    }
    // 4,000 is beyond five times the lowest value, so the axis ends at 100 and the value is
    // written.
    assertThat(texts(svg, "text")).contains("100", "4000").doesNotContain("200");
  }

  @Test
  void shouldLeaveOutTheLegendOfOneCurveAndTheStripOfNoSaturation() throws Exception {
    assertThat(texts(document(chart(curve("only", 20, 30))), "text"))
        .doesNotContain("only", "saturated");
  }

  @Test
  void shouldDrawMoreCurvesThanThereAreColours() throws Exception {
    Curve[] curves = new Curve[15];
    for (int i = 0; i < curves.length; i++) {
      curves[i] = curve("a curve with a long name, number " + i + " of many of them", 20 + i);
    }

    Element svg = document(chart(curves));

    assertThat(Double.parseDouble(svg.getAttribute("width"))).isLessThan(1_100);
    assertThat(texts(svg, "text")).anyMatch(text -> text.endsWith("…"));
  }

  @Test
  void shouldDrawTheSameBytesEveryTime() throws Exception {
    Chart chart = chart(curve("a", 20, 30, UNBOUNDED), curve("b", 25, 40, 60));

    byte[] png = ChartFile.png(chart);

    assertThat(ChartFile.png(chart)).isEqualTo(png);
    assertThat(ChartFile.svg(chart)).isEqualTo(ChartFile.svg(chart));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    // Two pixels for each of 382 points from the title's line to the axis and more.
    assertThat(image.getWidth()).isGreaterThan(1_400);
    assertThat(image.getHeight()).isGreaterThan(1_000);
    assertThat(image.getRGB(5, 5)).isEqualTo(0xffffffff);
  }

  @Test
  void shouldMakeAPageOfChartAndTable() {
    String page =
        ChartPage.html(
            List.of(chart(curve("a", 20))),
            List.of(List.of("pattern", "load"), List.of("x<y", "0.1")),
            1,
            List.of("a note"));

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<svg ", "<td class=\"name\">x&lt;y</td><td>0.1</td>", "<p>a note</p>")
        .doesNotContain("src=", "href=");
  }

  @Test
  void shouldRefuseWhatHasNoPlace() {
    assertThatThrownBy(() -> new Point(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Point(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chart()).isInstanceOf(IllegalArgumentException.class);
  }
}
