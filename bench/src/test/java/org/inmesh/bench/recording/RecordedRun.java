package org.inmesh.bench.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.CoreObserver;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.code.CodeGenerator;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.Placer;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.programs.LibraryIncludes;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramForm;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.CoreRecorder;

/**
 * A run of an occam program, recorded or not.
 *
 * @param events of its cores
 * @param output text on the screen
 */
record RecordedRun(MachineImage image, EventLines events, String output, RunResult result) {
  private static final int MEMORY_BYTES = 32 * 1024;
  static final long MOST_CYCLES = 12_000;
  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 32, 8 * 1024, 2, 0, 64 * 1024, 8, 6, 60);

  static MachineSpecification machine(Kind kind, int columns, int rows) {
    NetworkSpecification network = NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1);
    return new MachineSpecification(
        "test", kind, 600, ProcessorSpecification.T800, MEMORY_BYTES, network, 32, CACHES);
  }

  static ObjectProgram compiled(String occam) {
    return compiled("test.occ", occam, Map.of());
  }

  static ObjectProgram compiled(LibraryProgram program, MachineSpecification machine) {
    ProgramForm form = program.firstForm();
    Map<String, Integer> values =
        program.parameterValues(
            form.form(), Map.of(), machine.network().columns(), machine.network().rows());
    return compiled(form.fileName(), form.source(), values);
  }

  private static ObjectProgram compiled(String name, String text, Map<String, Integer> values) {
    return CodeGenerator.generate(
        OccamFrontEnd.check(new SourceText(name, text), values, LibraryIncludes.ofLibrary()));
  }

  /** A run with these kinds recorded; with none nobody watches. */
  static RecordedRun of(
      ObjectProgram program,
      MachineSpecification machine,
      Stepping stepping,
      Set<EventKind> kinds) {
    return of(program, machine, stepping, new Selection(kinds, Set.of(), 0, Long.MAX_VALUE));
  }

  static RecordedRun of(
      ObjectProgram program, MachineSpecification machine, Stepping stepping, Selection selection) {
    return of(program, machine, stepping, selection, null, MOST_CYCLES);
  }

  /** The same with somebody, or null, who observes the cores as well, and up to a cycle. */
  static RecordedRun of(
      ObjectProgram program,
      MachineSpecification machine,
      Stepping stepping,
      Selection selection,
      CoreObserver observer,
      long mostCycles) {
    MachineImage image =
        Linker.link(
            program,
            Placer.place(program, machine.network().columns(), machine.network().rows()),
            machine);
    EventLines events = new EventLines();
    Screen screen = new Screen();
    CoreRecorder recorder =
        CoreRecorder.isNeeded(selection.kinds())
            ? new CoreRecorder(events, selection, image)
            : null;
    InspectableMachine built =
        Machines.build(
            machine,
            image,
            screen,
            stepping,
            MachineObservers.of(recorder),
            Measuring.NOTHING_MORE);
    built.observe(observer);
    RunResult result = built.run(mostCycles);
    return new RecordedRun(image, events, screen.text(), result);
  }

  private static final class Screen implements Host {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void screen(int character) {
      bytes.write(character);
    }

    @Override
    public void error(int character) {
      throw new IllegalStateException("nothing here writes to the error screen");
    }

    @Override
    public int keyboard() {
      return -1;
    }

    String text() {
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
