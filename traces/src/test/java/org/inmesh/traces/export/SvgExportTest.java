package org.inmesh.traces.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.inmesh.traces.header.ExampleHeaders;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgExportTest {

  private static List<Element> elements(SvgExport export, String name) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(ExampleHeaders.twoCores(), ExampleEvents.list().source(), out);
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.toByteArray()))
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < found.getLength(); index++) {
      elements.add((Element) found.item(index));
    }
    return elements;
  }

  // The last core event is in cycle 16 and not one of a slice; the last slice begins in 14. So 14
  // cycles are 1030 pixels from 150 on.
  @Test
  void shouldDrawWhatRanFromWhenToWhen() throws Exception {
    List<String> running =
        elements(new SvgExport(), "rect").stream()
            .filter(bar -> bar.getAttribute("fill").equals("#2c7fb8"))
            .skip(1) // the legend
            .map(bar -> bar.getAttribute("x") + " " + bar.getAttribute("width"))
            .toList();
    // Consumer 0 to 3, producer 0 to 10.
    assertThat(running).containsExactly("150.0 220.7", "150.0 735.7");
  }

  @Test
  void shouldDrawAMessageFromItsSenderToItsReceiver() throws Exception {
    Element arrow =
        elements(new SvgExport(), "line").stream()
            .filter(line -> line.getAttribute("stroke-width").equals("0.8"))
            .findFirst()
            .orElseThrow();
    assertThat(arrow.getAttribute("x1")).isEqualTo("885.7");
    assertThat(arrow.getAttribute("x2")).isEqualTo("1180.0");
    double down =
        Double.parseDouble(arrow.getAttribute("y2")) - Double.parseDouble(arrow.getAttribute("y1"));
    assertThat(down).isEqualTo(26);
  }

  @Test
  void shouldNameProcessesAndLeaveOutWhatIsNotInTheSpan() throws Exception {
    assertThat(elements(new SvgExport(), "text"))
        .extracting(Element::getTextContent)
        .contains("core 0  producer", "core 1  consumer");
    // From 4 to 9 the consumer waits, and the message is not sent yet.
    assertThat(elements(new SvgExport(4, 9, SvgExport.USUAL_WIDTH), "line"))
        .noneMatch(line -> line.getAttribute("stroke-width").equals("0.8"));
  }
}
