package org.inmesh.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.bench.chart.ChartFile;

/**
 * Writes sections into a page. A figure stands there as an element with an id under which its data
 * is found; what Java draws itself is there at once, so that print and readers without scripts have
 * it.
 */
final class SectionWriter {
  private static final int DEEPEST_HEADING = 6;
  private static final String CSV = "csv";
  private static final String SVG = "svg";
  private static final String PNG = "png";

  private final Html page;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private int parts;
  private int numbered;

  SectionWriter(Html page) {
    this.page = page;
  }

  /** Data of all figures so far, by the id of their elements. */
  Map<String, Object> figures() {
    return figures;
  }

  /**
   * Writes a section.
   *
   * @param level of its heading: 2 for those of the report
   */
  void write(Section section, int level) {
    if (level == 2) {
      parts++;
      page.raw("<section id=\"part-" + parts + "\">\n");
    } else {
      page.raw("<section>\n");
    }
    page.element("h" + Math.min(level, DEEPEST_HEADING), section.heading());
    switch (section) {
      case Section.Group group -> {
        group.text().forEach(paragraph -> page.element("p", paragraph));
        group.sections().forEach(each -> write(each, level + 1));
      }
      case Section.Text text -> text.paragraphs().forEach(each -> page.element("p", each));
      case Section.Numbers numbers -> table(numbers);
      case Section.Curves curves -> {
        String id = begin("curves", curves.heading(), SVG, PNG);
        figures.put(id, FigureData.of(curves.chart()));
        page.raw("<div class=\"plot screen\"></div>\n<div class=\"drawing fallback\">\n");
        page.raw(ChartFile.svg(curves.chart())).raw("</div>\n");
        end(curves.note());
      }
      case Section.Stacks stacks -> {
        begin("stacks", stacks.heading(), SVG, PNG);
        page.raw("<div class=\"drawing\">\n").raw(ChartFile.svg(stacks.bars())).raw("</div>\n");
        end(stacks.note());
      }
      case Section.HeatMaps maps -> {
        String id = begin("heatmaps", maps.heading(), SVG, PNG);
        figures.put(id, HeatMapData.of(maps.maps()));
        page.raw("<div class=\"stage\"></div>\n");
        end(maps.note());
      }
      case Section.Graph graph -> {
        String id = begin("graph", graph.heading(), SVG, PNG);
        figures.put(id, FigureData.of(graph.graph()));
        page.raw("<div class=\"stage drawing\"></div>\n");
        end(graph.note());
      }
    }
    page.raw("</section>\n");
  }

  /** Begins a figure and returns its id. */
  private String begin(String kind, String name, String... downloads) {
    numbered++;
    String id = "figure-" + numbered;
    page.raw("<figure id=\"" + id + "\" class=\"" + kind + "\" data-name=\"");
    page.raw(Html.escaped(name)).raw("\">\n<div class=\"buttons screen\">\n");
    for (String format : downloads) {
      page.raw("<button type=\"button\" data-download=\"" + format + "\" hidden>");
      page.raw(format.toUpperCase(Locale.ROOT)).raw("</button>\n");
    }
    page.raw("</div>\n");
    return id;
  }

  private void end(String note) {
    if (!note.isEmpty()) {
      page.element("figcaption", note);
    }
    page.raw("</figure>\n");
  }

  private void table(Section.Numbers numbers) {
    begin("table", numbers.heading(), CSV);
    page.raw("<div class=\"scroll\">\n<table>\n<thead>\n<tr>");
    for (Table.Column column : numbers.table().columns()) {
      page.raw(column.isNumber() ? "<th scope=\"col\"" : "<th scope=\"col\" class=\"name\"");
      page.raw(" data-exact=\"").raw(Html.escaped(csvName(column))).raw("\">");
      page.raw(Html.escaped(column.name()));
      if (!column.unit().isEmpty()) {
        page.raw("<br><small>").raw(Html.escaped(column.unit())).raw("</small>");
      }
      page.raw("</th>");
    }
    page.raw("</tr>\n</thead>\n<tbody>\n");
    numbers.table().rows().forEach(row -> row(numbers.table(), row));
    page.raw("</tbody>\n</table>\n</div>\n");
    end(numbers.note());
  }

  private static String csvName(Table.Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " (" + column.unit() + ")";
  }

  private void row(Table table, List<Table.Cell> row) {
    page.raw("<tr>");
    for (int i = 0; i < row.size(); i++) {
      Table.Cell cell = row.get(i);
      page.raw(table.columns().get(i).isNumber() ? "<td" : "<td class=\"name\"");
      if (!cell.exact().equals(cell.shown())) {
        page.raw(" data-exact=\"").raw(Html.escaped(cell.exact())).raw("\"");
      }
      page.raw(">").raw(Html.escaped(cell.shown())).raw("</td>");
    }
    page.raw("</tr>\n");
  }
}
