package org.inmesh.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String PAGE = HtmlReport.of(DemonstrationReport.report());

  private static String between(String from, String to) {
    int start = PAGE.indexOf(from) + from.length();
    return PAGE.substring(start, PAGE.indexOf(to, start));
  }

  @Test
  void shouldWriteTheSameBytesEveryTime() {
    assertThat(HtmlReport.of(DemonstrationReport.report())).isEqualTo(PAGE);
  }

  @Test
  void shouldEscapeEveryText() {
    // Twice, of the page itself: the data of the figures and the script.
    assertThat(PAGE.split("</script>", -1)).hasSize(3);
    assertThat(PAGE).doesNotContain("<b>", "<script>alert");
    assertThat(PAGE)
        .contains(
            "&lt;/script&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; --&gt; &amp;amp;"
                + " &lt;b&gt;");
  }

  @Test
  void shouldKeepTextsInTheDataOfFigures() throws Exception {
    JsonNode data =
        new ObjectMapper()
            .readTree(between("<script type=\"application/json\" id=\"figures\">", "</script>"));

    assertThat(data.get("figure-4").get("names").get(16).asText())
        .isEqualTo(DemonstrationReport.HOSTILE);
  }

  @Test
  void shouldNeedNoNetworkAndForbidIt() {
    Matcher address = Pattern.compile("(?:src|href)=[\"']([^\"']*)").matcher(PAGE);
    while (address.find()) {
      assertThat(address.group(1)).startsWith("#");
    }
    assertThat(between("<style>", "</style>")).doesNotContain("url(", "@import");
    assertThat(between("Content-Security-Policy\" content=\"", "\""))
        .startsWith("default-src 'none'; ")
        .doesNotContain("unsafe", "http", "*");
  }

  /** The policy's hash is that of the script's bytes, or a browser would not run it. */
  @Test
  void shouldAllowItsOwnScriptAndStyle() throws Exception {
    String policy = between("Content-Security-Policy\" content=\"", "\"");

    assertThat(policy)
        .contains("script-src 'sha256-" + hash(between("</script>\n<script>", "</script>")) + "'")
        .contains("style-src 'sha256-" + hash(between("<style>", "</style>")) + "'");
  }

  private static String hash(String content) throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void shouldReproduceTheLicenceOfUPlot() {
    assertThat(PAGE)
        .contains("Copyright (c) 2022 Leon Sorokin")
        .contains("The above copyright notice and this permission notice shall be included in");
  }

  @Test
  void shouldPutClaimsFirst() {
    assertThat(PAGE.indexOf("<dt>3.1x</dt>")).isPositive().isLessThan(PAGE.indexOf("<figure"));
  }

  /** Busy cores are 255ths of the greatest value: 25 of 100 is 63.75, so 64, in the whole run. */
  @Test
  void shouldQuantiseMaps() throws Exception {
    JsonNode layer =
        new ObjectMapper()
            .readTree(between("<script type=\"application/json\" id=\"figures\">", "</script>"))
            .at("/figure-3/maps/0/layers/0");
    byte[] whole = Base64.getDecoder().decode(layer.get("frames").get(0).asText());
    byte[] second = Base64.getDecoder().decode(layer.get("frames").get(2).asText());

    assertThat(layer.get("most").asDouble()).isEqualTo(100);
    assertThat(whole).startsWith(64, 64, 64, 64, 0, 0).hasSize(16);
    assertThat(second).startsWith(0, 255, 0, 0);
  }

  @Test
  void shouldReplaceWhatHtmlCannotHold() {
    assertThat(Html.escaped("a\u0000b\u001bc\ud800d\te")).isEqualTo("a\ufffdb\ufffdc\ufffdd\te");
  }

  @Test
  void shouldWriteAReportOfNothing() {
    Report nothing =
        new Report(
            "nothing", "", List.of(), List.of(), new Reproduction(List.of(), Map.of(), Map.of()));

    assertThat(HtmlReport.of(nothing)).contains("<h1>nothing</h1>").doesNotContain("<figure");
  }
}
