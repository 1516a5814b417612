package org.inmesh.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The demonstration's page in a browser. One browser serves all tests, as starting it takes a
 * second; so they have an order, and each leaves the page as it was.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportInChromiumTest {
  @TempDir private static Path folder;

  private static Chromium browser;

  @BeforeAll
  static void openPage() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(program.isPresent(), "no Chromium on the PATH: pages are not tried in a browser");
    Path page = folder.resolve("report.html");
    Files.writeString(page, HtmlReport.of(DemonstrationReport.report()));
    browser = new Chromium(program.get(), folder, page);
  }

  @AfterAll
  static void closePage() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static int count(String selector) throws Exception {
    return browser.evaluate("document.querySelectorAll('" + selector + "').length").asInt();
  }

  private static String text(String expression) throws Exception {
    return browser.evaluate(expression).asText();
  }

  @Test
  @Order(1)
  void shouldDrawEveryFigureWithoutAComplaint() throws Exception {
    assertThat(browser.complaints()).isEmpty();
    assertThat(count(".curves .uplot canvas")).isEqualTo(1);
    // Three curves and the x axis.
    assertThat(count(".curves .u-series")).isEqualTo(4);
    assertThat(count(".stacks svg rect")).isGreaterThan(16);
    // 16 cores, 24 neighbours with a link each way.
    assertThat(count(".heatmaps [data-part=cores] rect")).isEqualTo(16);
    assertThat(count(".heatmaps [data-part=links] rect")).isEqualTo(48);
    // 16 cells, 17 processes, 33 channels.
    assertThat(count(".graph rect")).isEqualTo(16);
    assertThat(count(".graph circle")).isEqualTo(17);
    assertThat(count(".graph path")).isEqualTo(33);
    assertThat(count(".table tbody tr")).isEqualTo(3);
    assertThat(count("script")).isEqualTo(2);
  }

  private static String colourOfCore(int core) throws Exception {
    return text(
        "document.querySelectorAll('.heatmaps [data-part=cores] rect')[%d].getAttribute('fill')"
            .formatted(core));
  }

  private static void slideTo(int frame) throws Exception {
    browser.evaluate(
        "(() => { const slider = document.querySelector('.heatmaps input');"
            + " slider.value = %d; slider.dispatchEvent(new Event('input')); })()"
                .formatted(frame));
  }

  /** In the second interval core 1 alone is busy, all of it: the darkest blue, #08306b. */
  @Test
  @Order(2)
  void shouldShowTheIntervalThatTheSliderIsAt() throws Exception {
    String quarter = colourOfCore(1);
    slideTo(2);
    String busy = colourOfCore(1);
    String idle = colourOfCore(0);
    String time = text("document.querySelector('.heatmaps output').value");
    slideTo(0);

    assertThat(busy).isEqualTo("#08306b");
    assertThat(idle).isEqualTo("#f2f4f6");
    assertThat(quarter).isNotIn(busy, idle).isEqualTo(colourOfCore(1));
    assertThat(time).isEqualTo("cycles 1,024 to 2,048");
  }

  @Test
  @Order(3)
  void shouldDownloadATableWithExactNumbers() throws Exception {
    byte[] csv =
        browser.download(folder, "document.querySelector('.table [data-download=csv]').click()");

    assertThat(new String(csv, StandardCharsets.UTF_8))
        .isEqualTo(
            "machine,cores,time (cycles),remark\r\n"
                + "mesh,16,743318,\"with \"\"quotes\"\", and\"\r\n"
                + "coherent,16,785650.25,\"</script><script>alert(\"\"x\"\")</script>' -->"
                + " &amp; <b>\"\r\n"
                + "coherent,4096,,stopped\r\n");
  }

  @Test
  @Order(4)
  void shouldDownloadFiguresForPapers() throws Exception {
    byte[] svg =
        browser.download(folder, "document.querySelector('.curves [data-download=svg]').click()");
    byte[] png =
        browser.download(folder, "document.querySelector('.graph [data-download=png]').click()");

    assertThat(new String(svg, StandardCharsets.UTF_8))
        .startsWith("<svg ")
        .contains("cross at 40 cores", "ideal");
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(10_000);
  }

  private static void chooseLayer(String list, int layer) throws Exception {
    browser.evaluate(
        "(() => { const list = document.querySelector('.heatmaps select[aria-label=%s]');"
                .formatted(list)
            + " list.value = %d; list.dispatchEvent(new Event('change')); })()".formatted(layer));
  }

  private static Document downloadedMap() throws Exception {
    byte[] svg =
        browser.download(folder, "document.querySelector('.heatmaps [data-download=svg]').click()");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  private static List<Element> elements(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static List<String> words(Document drawing) {
    return elements(drawing.getDocumentElement(), "text").stream()
        .map(Element::getTextContent)
        .toList();
  }

  private static List<String> fills(Document drawing, String part) {
    return elements(drawing.getDocumentElement(), "g").stream()
        .filter(group -> group.getAttribute("data-part").equals(part))
        .flatMap(group -> elements(group, "rect").stream())
        .map(rectangle -> rectangle.getAttribute("fill"))
        .toList();
  }

  /** In the second interval link i has 0.1 * (2 * i % 7) flits in a cycle: link 3 has the most. */
  @Test
  @Order(5)
  void shouldDownloadTheMapOfTheChosenIntervalAsADrawingWithItsScales() throws Exception {
    slideTo(2);
    browser.evaluate("document.getElementById('theme').click()");
    Document drawing = downloadedMap();
    browser.evaluate("document.getElementById('theme').click()");
    slideTo(0);

    assertThat(words(drawing))
        .contains(
            "mesh, 16 cores",
            "4 x 4 cores, cycles 1,024 to 2,048",
            "column (cores)",
            "row (cores)",
            "cores: busy",
            "% of cycles",
            "100",
            "links: traffic",
            "flits/cycle",
            "0.600");
    // The colours of paper, though the page was dark.
    assertThat(fills(drawing, "cores"))
        .startsWith("#f2f4f6", "#08306b", "#f2f4f6")
        .hasSize(16)
        .containsOnlyOnce("#08306b");
    assertThat(fills(drawing, "links")).hasSize(48);
    assertThat(fills(drawing, "links").get(3)).isEqualTo("#a63603");
    assertThat(fills(drawing, "links").get(0)).isEqualTo("#efe9e4");
  }

  @Test
  @Order(6)
  void shouldDownloadTheWholeRunAndAnotherLayerUnlessToldOtherwise() throws Exception {
    chooseLayer("Cores", 1);
    chooseLayer("Links", 1);
    Document drawing = downloadedMap();
    byte[] png =
        browser.download(folder, "document.querySelector('.heatmaps [data-download=png]').click()");
    chooseLayer("Cores", 0);
    chooseLayer("Links", 0);

    assertThat(words(drawing))
        .contains(
            "4 x 4 cores, whole run: 4,000 cycles", "cores: energy", "25.0", "links: energy", "nJ");
    assertThat(fills(drawing, "cores")).startsWith("#08306b").endsWith("#f2f4f6");
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(10_000);
  }

  @Test
  @Order(7)
  void shouldTurnDarkAndLightAgain() throws Exception {
    String background = "getComputedStyle(document.body).backgroundColor";
    browser.evaluate("document.getElementById('theme').click()");
    String dark = text(background);
    browser.evaluate("document.getElementById('theme').click()");

    assertThat(dark).isEqualTo("rgb(23, 25, 28)");
    assertThat(text(background)).isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  @Order(8)
  void shouldReachNoNetwork() throws Exception {
    String directive =
        text(
            "new Promise((resolve) => { addEventListener('securitypolicyviolation',"
                + " (event) => resolve(event.effectiveDirective));"
                + " fetch('http://127.0.0.1:9/').catch(() => {}); })");

    assertThat(directive).isEqualTo("connect-src");
  }

  @Test
  @Order(9)
  void shouldOpenEverythingOnPaper() throws Exception {
    slideTo(2);
    browser.evaluate(
        "addEventListener('beforeprint', () => { window.printed ="
            + " [document.querySelectorAll('details:not([open])').length,"
            + " document.querySelector('.heatmaps input').value].join(); })");
    browser.print();
    String printed = text("window.printed");
    browser.emulatePrint();

    assertThat(printed).isEqualTo("0,0");
    assertThat(text("document.querySelector('.heatmaps input').value")).isEqualTo("2");
    assertThat(text("getComputedStyle(document.querySelector('.heatmaps .controls')).display"))
        .isEqualTo("none");
    assertThat(text("getComputedStyle(document.querySelector('.curves .fallback')).display"))
        .isEqualTo("block");
    assertThat(count("details[open]")).isZero();
  }
}
