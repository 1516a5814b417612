package org.inmesh.bench.report;

import java.util.List;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.chart.StackedBars;

/** A part of a report under a heading. */
public sealed interface Section {

  /** The heading. */
  String heading();

  /**
   * Sections that belong together.
   *
   * @param text paragraphs before them
   */
  record Group(String heading, List<String> text, List<Section> sections) implements Section {
    /** Copies the lists. */
    public Group {
      text = List.copyOf(text);
      sections = List.copyOf(sections);
    }
  }

  /** Paragraphs alone. */
  record Text(String heading, List<String> paragraphs) implements Section {
    /** Copies the paragraphs. */
    public Text {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /**
   * A table that can be downloaded as CSV.
   *
   * @param note what has to be known to read it; may be empty
   */
  record Numbers(String heading, String note, Table table) implements Section {}

  /**
   * Curves that can be zoomed and downloaded.
   *
   * @param note what has to be known to read them; may be empty
   */
  record Curves(String heading, String note, Chart chart) implements Section {}

  /**
   * Stacked bars that can be downloaded.
   *
   * @param note what has to be known to read them; may be empty
   */
  record Stacks(String heading, String note, StackedBars bars) implements Section {}

  /**
   * What cores and links did over time, one map at a time.
   *
   * @param note what has to be known to read them; may be empty
   * @param maps to choose from; at least one
   */
  record HeatMaps(String heading, String note, List<HeatMap> maps) implements Section {
    /** Copies the list. */
    public HeatMaps {
      maps = List.copyOf(maps);
      if (maps.isEmpty()) {
        throw new IllegalArgumentException("no map");
      }
    }
  }

  /**
   * Processes on their cores and what they send each other.
   *
   * @param note what has to be known to read it; may be empty
   * @param graph of one run
   */
  record Graph(String heading, String note, ProcessGraph graph) implements Section {}
}
