package org.inmesh.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * Writes a report as one HTML file that needs no other file and no network, and that its own
 * Content-Security-Policy forbids any. The same report gives the same bytes.
 */
public final class HtmlReport {
  private final Report report;
  private final Html page = new Html();
  private final SectionWriter sections = new SectionWriter(page);

  private HtmlReport(Report report) {
    this.report = report;
  }

  /** The page. */
  public static String of(Report report) {
    return new HtmlReport(report).write();
  }

  private String write() {
    String style = PageParts.style();
    String script = PageParts.script();
    head(style, script);
    page.raw("<body>\n<header>\n");
    page.element("h1", report.title());
    if (!report.subtitle().isEmpty()) {
      page.element("p", "class=\"subtitle\"", report.subtitle());
    }
    page.raw(
        "<button type=\"button\" id=\"theme\" class=\"screen\" hidden>Dark or light</button>\n");
    page.raw("</header>\n<main>\n");
    claims();
    contents();
    report.sections().forEach(section -> sections.write(section, 2));
    reproduction();
    page.raw("</main>\n<footer>\n");
    licence();
    page.raw("</footer>\n<script type=\"application/json\" id=\"figures\">");
    page.raw(json(sections.figures())).raw("</script>\n<script>").raw(script);
    return page.raw("</script>\n</body>\n</html>\n").toString();
  }

  private void head(String style, String script) {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ");
    page.raw(PageParts.hash(style)).raw("; script-src ").raw(PageParts.hash(script));
    page.raw("; img-src data: blob:; base-uri 'none'; form-action 'none'\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.element("title", report.title());
    page.raw("<style>").raw(style).raw("</style>\n</head>\n");
  }

  private void claims() {
    if (report.claims().isEmpty()) {
      return;
    }
    page.raw("<section id=\"claims\">\n").element("h2", "In numbers").raw("<dl>\n");
    for (Claim claim : report.claims()) {
      page.raw("<div>\n").element("dt", claim.number()).element("dd", claim.text());
      page.raw("</div>\n");
    }
    page.raw("</dl>\n</section>\n");
  }

  private void contents() {
    if (report.sections().size() < 3) {
      return;
    }
    page.raw("<nav aria-label=\"Contents\">\n<ol>\n");
    int number = 0;
    for (Section section : report.sections()) {
      number++;
      page.raw("<li><a href=\"#part-" + number + "\">");
      page.raw(Html.escaped(section.heading())).raw("</a></li>\n");
    }
    page.raw("<li><a href=\"#reproduce\">How to reproduce this</a></li>\n</ol>\n</nav>\n");
  }

  private void reproduction() {
    Reproduction reproduction = report.reproduction();
    page.raw("<section id=\"reproduce\">\n").element("h2", "How to reproduce this");
    List<String> commands = reproduction.commands();
    if (!commands.isEmpty()) {
      page.element("pre", String.join("\n", commands));
    }
    page.raw("<dl class=\"facts\">\n");
    reproduction.facts().forEach((name, value) -> page.element("dt", name).element("dd", value));
    page.raw("</dl>\n");
    reproduction.files().forEach(this::file);
    page.raw("</section>\n");
  }

  private void file(String name, String text) {
    page.raw("<details>\n").element("summary", name);
    page.element("pre", text).raw("</details>\n");
  }

  private void licence() {
    page.element("p", "Written by Inmesh. The curves are drawn by uPlot, whose licence follows.");
    file("The licence of uPlot", PageParts.licence());
  }

  /** JSON that ends no element early, whatever texts are in it. */
  private static String json(Map<String, Object> data) {
    try {
      return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException("plain maps and lists can be written", exception);
    }
  }
}
