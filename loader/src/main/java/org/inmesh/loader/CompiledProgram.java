package org.inmesh.loader;

import java.util.List;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.source.SourceText;

/**
 * A program that is compiled for any machine.
 *
 * @param tree the checked tree
 * @param object code and components before they have a place
 * @param sources the files it was made of, the main file first
 * @param warnings what is probably not meant
 */
public record CompiledProgram(
    CheckedProgram tree,
    ObjectProgram object,
    List<SourceText> sources,
    List<Diagnostic> warnings) {

  /** Copies the lists. */
  public CompiledProgram {
    sources = List.copyOf(sources);
    warnings = List.copyOf(warnings);
  }
}
