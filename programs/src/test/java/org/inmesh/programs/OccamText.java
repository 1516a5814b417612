package org.inmesh.programs;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;

/** Runs programs that tests write as text. */
final class OccamText {
  private static final long MOST_CYCLES = 20_000_000;
  private static final List<String> MEMORY = List.of("memory.bytes-per-core=262144");

  private OccamText() {}

  static CompiledProgram compile(String source) {
    return ProgramLoader.compile(
        new SourceText("test.occ", source), Map.of(), LibraryIncludes.ofLibrary());
  }

  /**
   * What a program writes to both screens, without the bytes FLUSH, and then the report of how it
   * ended, without cycles; the same on both machines.
   *
   * @param typed what the keyboard gives
   */
  static String output(String source, String typed) {
    return output(source, typed, 1);
  }

  /** The same, with this number of cores of the coherent machine. */
  static String output(String source, String typed, int coherentCores) {
    CompiledProgram program = compile(source);
    String mesh = output(program, "mesh", 4, typed);
    String coherent = output(program, "coherent", coherentCores, typed);
    if (!mesh.equals(coherent)) {
      throw new AssertionError("mesh: " + mesh + "\ncoherent: " + coherent);
    }
    return mesh;
  }

  private static String output(CompiledProgram program, String preset, int cores, String typed) {
    LoadedProgram loaded =
        ProgramLoader.load(program, MachineFile.load(preset, MEMORY, OptionalInt.of(cores)));
    Screen screen = new Screen(typed);
    RunResult result = Machines.build(loaded.machine(), loaded.image(), screen).run(MOST_CYCLES);
    String report = String.join("\n", result.report()).replaceAll("cycle \\d+", "cycle N");
    return screen.text + report;
  }

  private static final class Screen implements Host {
    private static final int FLUSH = 255;

    private final StringBuilder text = new StringBuilder();
    private final String typed;
    private int next;

    Screen(String typed) {
      this.typed = typed;
    }

    @Override
    public void screen(int character) {
      if (character != FLUSH) {
        text.append((char) character);
      }
    }

    @Override
    public void error(int character) {
      screen(character);
    }

    @Override
    public int keyboard() {
      return next < typed.length() ? typed.charAt(next++) : -1;
    }
  }
}
