package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.study.plan.BuiltInStudies;
import org.inmesh.bench.study.plan.Expansion;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;

/** Studies as the command line names them: those that come with Inmesh, and files. */
final class NamedStudies {
  private NamedStudies() {}

  /**
   * Reads a study.
   *
   * @throws BadInputException if there is none, or something in it is wrong
   * @throws IOException if the file cannot be read
   */
  static Study read(String name) throws IOException {
    if (BuiltInStudies.NAMES.contains(name)) {
      return BuiltInStudies.read(name);
    }
    if (Files.isDirectory(Path.of(name))) {
      throw new BadInputException(
          "no study '%s': this is a folder; 'inmesh report' shows a study's results"
              .formatted(name));
    }
    if (!Files.isRegularFile(Path.of(name))) {
      throw new BadInputException(
          "no study '%s': there is neither such a file nor such a study%s"
              .formatted(name, NearestName.suggestion(name, BuiltInStudies.NAMES)));
    }
    return StudyFile.read(Path.of(name));
  }

  /** Shows those that come with Inmesh. */
  static void list(PrintStream out, Format format) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    TextTable table = new TextTable("lrl");
    table.row("study", "runs", "");
    for (String each : BuiltInStudies.NAMES) {
      Study study = BuiltInStudies.read(each);
      int runs = Expansion.of(study).runs().size();
      table.row(each, Integer.toString(runs), study.title());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", each);
      row.put("runs", runs);
      row.put("title", study.title());
      row.put("description", study.description());
      rows.add(row);
    }
    if (format == Format.TEXT) {
      table.print(out, "");
    } else {
      out.print(StructuredOutput.all(format, rows));
    }
    out.flush();
  }
}
