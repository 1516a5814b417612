package org.inmesh.traces.synfull;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.traces.synfull.SynfullModel.MacroPhase;

/**
 * Reads a model file: macro phases with their Markov chain, and for each macro phase the tables of
 * its micro phases. The format is that of SynFull's models ({@code mariobadr/synfull-isca}, README
 * of the traffic generator) in the order in which its model generator writes them.
 */
final class ModelParser {
  private static final int MOST_PHASES = 1000;

  /** Cycles of a phase. */
  private static final long LONGEST_PHASE = 1_000_000_000_000L;

  private final ModelLines lines;

  private ModelParser(ModelLines lines) {
    this.lines = lines;
  }

  /**
   * Reads a model.
   *
   * @throws org.inmesh.traces.TraceFormatException if it is none; names line and column
   */
  static SynfullModel parse(String file, BufferedReader text) throws IOException {
    return new ModelParser(new ModelLines(file, text)).model();
  }

  private SynfullModel model() throws IOException {
    int classes = (int) lines.parameter("HIER_CLASSES", 1, MOST_PHASES);
    long timeSpan = lines.parameter("TIME_SPAN", 1, LONGEST_PHASE);
    ModelTables tables = new ModelTables(lines);
    List<Distribution> next = tables.transitions("HIER_MARKOV", classes);
    Distribution steady = tables.steady("HIER_MARKOV_STEADY", classes);
    MacroPhase[] phases = new MacroPhase[classes];
    int tiles = 0;
    while (!lines.atEnd()) {
      int phase = phaseNumber(phases);
      if (lines.is("END_HIER")) {
        // SynFull's model generator writes this for a macro phase in which it found nothing.
        phases[phase] =
            new MacroPhase(next.get(phase), 0, new Distribution(1), List.of(), List.of());
      } else {
        MacroPhaseParser parser = new MacroPhaseParser(lines, tables, tiles, LONGEST_PHASE);
        phases[phase] = parser.parse(next.get(phase));
        tiles = parser.tiles();
      }
      lines.expect("END_HIER");
    }
    for (int phase = 0; phase < classes; phase++) {
      if (phases[phase] == null) {
        throw lines.wrong(0, "there is no 'HIER_BEGIN_ID %d'".formatted(phase + 1));
      }
    }
    if (tiles == 0) {
      throw lines.wrong(0, "no macro phase has nodes");
    }
    return new SynfullModel(tiles, timeSpan, steady, new ArrayList<>(Arrays.asList(phases)));
  }

  /** The macro phase that begins here, from 0. */
  private int phaseNumber(MacroPhase[] phases) throws IOException {
    int line = lines.line();
    int phase = (int) lines.parameter("HIER_BEGIN_ID", 1, phases.length) - 1;
    if (phases[phase] != null) {
      throw lines.wrongFrom(line, "macro phase %d has been described before".formatted(phase + 1));
    }
    return phase;
  }
}
