package org.inmesh.bench.chart;

import java.util.List;
import java.util.stream.Collectors;

/** A page of HTML with charts and the table they were drawn from; needs no other file. */
public final class ChartPage {
  private static final String STYLE =
      """
      body { font: 15px/1.4 Helvetica, Arial, 'DejaVu Sans', sans-serif; color: #222;
             margin: 2em auto; max-width: 70em; padding: 0 1em; }
      svg { max-width: 100%; height: auto; }
      table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
      th, td { padding: 0.2em 0.7em; text-align: right; border-bottom: 1px solid #e2e2e2; }
      th { border-bottom: 1px solid #222; }
      th.name, td.name { text-align: left; }
      """;

  private ChartPage() {}

  /**
   * Writes the page.
   *
   * @param charts at least one
   * @param table heads first, then rows of as many cells
   * @param names how many of the columns are names, the others being numbers
   * @param notes paragraphs under the table
   */
  public static String html(
      List<Chart> charts, List<List<String>> table, int names, List<String> notes) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    page.append(escaped(charts.getFirst().title() + ": " + charts.getFirst().subtitle()));
    page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    charts.forEach(chart -> page.append(ChartFile.svg(chart)));
    page.append("<table>\n<thead>\n");
    page.append(row("th", table.getFirst(), names)).append("</thead>\n<tbody>\n");
    table.stream().skip(1).forEach(cells -> page.append(row("td", cells, names)));
    page.append("</tbody>\n</table>\n");
    notes.forEach(note -> page.append("<p>").append(escaped(note)).append("</p>\n"));
    return page.append("</body>\n</html>\n").toString();
  }

  private static String row(String tag, List<String> cells, int names) {
    String name =
        cells.stream()
            .limit(names)
            .map(cell -> cell(tag, " class=\"name\"", cell))
            .collect(Collectors.joining());
    String number =
        cells.stream().skip(names).map(cell -> cell(tag, "", cell)).collect(Collectors.joining());
    return "<tr>" + name + number + "</tr>\n";
  }

  private static String cell(String tag, String attribute, String text) {
    return "<" + tag + attribute + ">" + escaped(text) + "</" + tag + ">";
  }

  private static String escaped(String raw) {
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
