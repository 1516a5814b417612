package org.inmesh.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.inmesh.bench.chart.ChartFile;
import org.inmesh.bench.study.store.WholeFile;

/**
 * Writes the curves and stacked bars of a report as files for papers, each as SVG and as PNG:
 * {@code 01-stencil-time-over-cores.svg}. The SVG files' bytes depend on the report alone; the PNG
 * files have fonts of the host.
 */
public final class FigureFiles {
  private final Path folder;
  private final WholeFile writer;
  private int written;

  private FigureFiles(Path folder) {
    this.folder = folder.toAbsolutePath();
    writer = new WholeFile(this.folder);
  }

  /**
   * Writes all figures.
   *
   * @param folder that exists
   * @return how many figures there are, each in two files
   * @throws IOException if one cannot be written
   */
  public static int write(Report report, Path folder) throws IOException {
    FigureFiles files = new FigureFiles(folder);
    files.write(report.sections(), "");
    return files.written;
  }

  private void write(List<Section> sections, String group) throws IOException {
    for (Section section : sections) {
      switch (section) {
        case Section.Group inner -> write(inner.sections(), group + inner.heading() + " ");
        case Section.Curves curves ->
            write(
                group + curves.heading(),
                ChartFile.svg(curves.chart()),
                ChartFile.png(curves.chart()));
        case Section.Stacks stacks ->
            write(
                group + stacks.heading(),
                ChartFile.svg(stacks.bars()),
                ChartFile.png(stacks.bars()));
        case Section.Text text -> {}
        case Section.Numbers numbers -> {}
        case Section.HeatMaps maps -> {}
        case Section.Graph graph -> {}
      }
    }
  }

  private void write(String words, String svg, byte[] png) throws IOException {
    written++;
    String slug = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    String name = String.format(Locale.ROOT, "%02d-%s", written, slug);
    writer.write(folder.resolve(name + ".svg"), svg);
    writer.write(folder.resolve(name + ".png"), png);
  }
}
