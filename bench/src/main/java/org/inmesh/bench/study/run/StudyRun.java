package org.inmesh.bench.study.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.Form;

/**
 * A simulation to be done, with everything that its result depends on: it can be done on any host
 * that has the same simulator, without the library or any file.
 *
 * @param program name as reports show it; the result does not depend on it
 * @param form in which it is written
 * @param sources the program's main file first, then every file that it includes
 * @param input all that the keyboard gives
 * @param parameters every value it is compiled with, by name
 * @param errors what its code does about errors
 * @param placement label of how its processes are spread, seed included: {@code annealed:7}
 * @param machine the complete text of its machine file, which extends nothing
 * @param maximumCycles limit of the run, core cycles
 * @param measuring what is measured beside the usual
 */
public record StudyRun(
    String program,
    Form form,
    List<SourceText> sources,
    String input,
    Map<String, Integer> parameters,
    ErrorMode errors,
    String placement,
    String machine,
    long maximumCycles,
    Measuring measuring) {

  /** Copies the lists; parameters are ordered by name. */
  public StudyRun {
    sources = List.copyOf(sources);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
