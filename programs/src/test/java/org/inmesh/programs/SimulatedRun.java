package org.inmesh.programs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.code.CodeGenerator;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.Placement;
import org.inmesh.loader.placement.Placer;
import org.inmesh.mesh.NetworkSpecification;

/**
 * One run of a library program, from its source to what it printed.
 *
 * @param parameters the values in force
 * @param output text on the screen
 * @param result how it ended
 */
record SimulatedRun(Map<String, Integer> parameters, String output, RunResult result) {
  private static final int MEMORY_BYTES = 32 * 1024;
  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 32, 8 * 1024, 2, 0, 64 * 1024, 8, 6, 60);
  private static final long MOST_CYCLES = 100_000_000;

  static MachineSpecification machine(Kind kind, int columns, int rows) {
    NetworkSpecification network = NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1);
    return new MachineSpecification(
        "test", kind, 600, ProcessorSpecification.T800, MEMORY_BYTES, network, 32, CACHES);
  }

  static SimulatedRun of(
      LibraryProgram program,
      ProgramForm form,
      Map<String, Integer> given,
      MachineSpecification machine) {
    int columns = machine.network().columns();
    int rows = machine.network().rows();
    Map<String, Integer> values = program.parameterValues(form.form(), given, columns, rows);
    CheckedProgram checked =
        OccamFrontEnd.check(
            new SourceText(form.fileName(), form.source()), values, LibraryIncludes.ofLibrary());
    ObjectProgram object = CodeGenerator.generate(checked);
    Placement placement = Placer.place(object, columns, rows);
    MachineImage image = Linker.link(object, placement, machine);
    Screen screen = new Screen(program.input());
    RunResult result = Machines.build(machine, image, screen).run(MOST_CYCLES);
    return new SimulatedRun(values, screen.text(), result);
  }

  private static final class Screen implements Host {
    private static final int END_OF_FILE = 255;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final byte[] input;
    private int taken;

    Screen(String input) {
      this.input = input.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void screen(int character) {
      bytes.write(character);
    }

    @Override
    public void error(int character) {
      throw new IllegalStateException("no library program writes to the error screen");
    }

    @Override
    public int keyboard() {
      if (input.length == 0) {
        throw new IllegalStateException("a program reads the keyboard and has no input.txt");
      }
      int next = taken++;
      return next < input.length ? input[next] & 0xff : next == input.length ? END_OF_FILE : -1;
    }

    String text() {
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
