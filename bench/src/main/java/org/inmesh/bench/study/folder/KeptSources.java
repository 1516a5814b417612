package org.inmesh.bench.study.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.plan.StudyProgram;
import org.inmesh.bench.study.store.WholeFile;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.programs.Form;

/**
 * Copies of the files that a study names, so that its folder can be read on another host: the
 * user's own programs with what they include, machine files with what they extend, and the study's
 * own file with them. They lie to one another as the originals do, below the folder that all of
 * these have in common.
 */
final class KeptSources {
  private static final String FOLDER = "sources";

  private final Study study;
  private final Path origin;
  private final SortedSet<Path> files = new TreeSet<>();
  private final Path common;

  /** Those of a study. */
  KeptSources(Study study) {
    this.study = study;
    origin = study.folder().toAbsolutePath().normalize();
    study.programs().forEach(this::addProgram);
    study.machines().values().stream()
        .filter(machine -> !MachineFile.presetNames().contains(machine))
        .forEach(machine -> MachineFile.files(machine).forEach(this::add));
    Path folder = origin;
    for (Path file : files) {
      while (!file.startsWith(folder) && folder.getParent() != null) {
        folder = folder.getParent();
      }
    }
    common = folder;
  }

  private void addProgram(StudyProgram program) {
    if (program instanceof StudyProgram.Own own) {
      Path main = origin.resolve(own.source().file());
      add(main);
      for (Form form : own.forms()) {
        // Files of the library are named like those beside the program, but are not there.
        own.sources(form).stream()
            .skip(1)
            .map(source -> main.resolveSibling(source.file()))
            .filter(Files::isRegularFile)
            .forEach(this::add);
      }
    }
  }

  private void add(Path file) {
    files.add(file.toAbsolutePath().normalize());
  }

  /** Where in the study's folder the names of files in the study start from. */
  String start() {
    StringBuilder start = new StringBuilder(FOLDER);
    for (Path step : common.relativize(origin)) {
      start.append(step.toString().isEmpty() ? "" : "/" + step);
    }
    return start.toString();
  }

  /**
   * Copies them into a study's folder. On Windows a file may be on another drive than the study's;
   * it is left out.
   *
   * @throws IOException if one cannot be read or written
   */
  void copy(Path folder, WholeFile writer) throws IOException {
    Path copies = folder.resolve(FOLDER);
    for (Path file : files) {
      if (file.startsWith(common)) {
        Path copy = copies.resolve(common.relativize(file).toString());
        writer.write(copy, Files.readAllBytes(file));
      }
    }
    if (!files.isEmpty()) {
      // So that the folder is there from which names go to others.
      writer.write(folder.resolve(start()).resolve(study.name() + ".toml"), study.text());
    }
  }
}
