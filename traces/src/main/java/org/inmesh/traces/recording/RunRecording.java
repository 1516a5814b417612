package org.inmesh.traces.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.ProcessObserver;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.store.TraceWriter;

/**
 * The recording of one run of a machine into a folder. If the trace cannot be written any further,
 * the run goes on without it, and {@link #failure} says so.
 */
public final class RunRecording implements AutoCloseable {
  private final TraceWriter writer;
  private final Selection selection;
  private final MachineSpecification specification;
  private final MachineImage image;

  /** Or null. */
  private IOException failureAtEnd;

  /**
   * Begins a recording.
   *
   * @param folder does not exist, or is empty
   * @throws IOException if the trace cannot be begun there
   */
  public RunRecording(
      Path folder,
      RunDescription description,
      Selection selection,
      MachineSpecification specification,
      MachineImage image)
      throws IOException {
    this.selection = selection;
    this.specification = specification;
    this.image = image;
    writer = new TraceWriter(folder, RunHeader.ofRun(description, selection, specification, image));
    writer.keepFailure();
  }

  /** Those that the machine has to be built with. */
  public MachineObservers observers() {
    return observers(writer, selection, specification, image);
  }

  /** Observers that hand to a sink what a selection asks for. */
  public static MachineObservers observers(
      EventSink sink, Selection selection, MachineSpecification specification, MachineImage image) {
    PacketObserver packets =
        PacketRecorder.isNeeded(selection.kinds())
            ? new PacketRecorder(sink, selection, specification.network())
            : null;
    ProcessObserver processes =
        CoreRecorder.isNeeded(selection.kinds()) ? new CoreRecorder(sink, selection, image) : null;
    return new MachineObservers(null, packets, processes);
  }

  /** The run has ended, well or not. If the end cannot be written, {@link #failure} says so. */
  public void finish(RunResult result) {
    Map<String, Number> statistics = new LinkedHashMap<>();
    result.statistics().values().forEach((name, value) -> statistics.put(name.key(), value));
    try {
      writer.finish(result.ending().name().toLowerCase(Locale.ROOT), statistics);
    } catch (IOException exception) {
      failureAtEnd = exception;
    }
  }

  /** Why the trace could not be written further, if that was so. */
  public Optional<IOException> failure() {
    return failureAtEnd == null ? writer.failure() : Optional.of(failureAtEnd);
  }

  /** Closes the trace; without {@link #finish} it is one that was cut off. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
