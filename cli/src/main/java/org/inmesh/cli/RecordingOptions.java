package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.RunDescription;
import org.inmesh.traces.recording.RunRecording;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a run is recorded, where, and what of it. */
final class RecordingOptions {
  private static final Set<EventKind> OF_PACKETS =
      EnumSet.of(EventKind.NETWORK, EventKind.HOP, EventKind.COHERENCE);

  @Option(
      names = "--record",
      paramLabel = "FOLDER",
      description = "records a trace into a new folder; results and times are the same")
  private Path folder;

  @Mixin private RecordingSelection selection;

  /** Where to; empty if nothing is recorded. */
  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /**
   * What is to be recorded of a program's run; to be called before the work begins.
   *
   * @throws BadInputException if an option has no meaning, or the folder cannot be used
   */
  Optional<Selection> read() throws IOException {
    return read(EnumSet.allOf(EventKind.class));
  }

  /** The same where there are events of some kinds only. */
  Optional<Selection> read(Set<EventKind> possible) throws IOException {
    if (folder == null) {
      if (selection.isGiven()) {
        throw new BadInputException(
            "--kinds and --record-... say what is recorded: they need --record FOLDER");
      }
      return Optional.empty();
    }
    checkFolder(folder);
    return Optional.of(selection.read(possible));
  }

  /** Refuses a folder that a trace cannot be written to. */
  static void checkFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new BadInputException(
              folder + ": this folder is not empty; a trace needs a new one");
        }
      }
      return;
    }
    if (Files.exists(folder)) {
      throw new BadInputException(folder + ": this is a file; a trace needs a new folder");
    }
    OutputFile.check(folder);
  }

  /**
   * Begins the recording of a program's run.
   *
   * @throws BadInputException if packets are to be recorded of a network that loses some
   */
  static RunRecording begin(
      Path folder, Selection selection, ExperimentProgram program, LoadedProgram loaded)
      throws IOException {
    boolean reliable = loaded.machine().network().unreliableLinks().isNone();
    if (!reliable && !Collections.disjoint(selection.kinds(), OF_PACKETS)) {
      throw new BadInputException(
          "packets are recorded with their causes, which repeated ones do not have: a network with"
              + " network.loss or network.reorder-probability needs --kinds core,channel or other"
              + " kinds without network, hop and coherence");
    }
    RunDescription description =
        RunDescription.of(
            program.name(),
            program.parametersOf(loaded),
            program.source().text(),
            MachineFile.text(loaded.machine()));
    return new RunRecording(folder, description, selection, loaded.machine(), loaded.image());
  }
}
