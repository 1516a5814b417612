package org.inmesh.bench.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.inmesh.programs.ProgramLibrary;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.RunDescription;
import org.inmesh.traces.recording.RunHeader;
import org.inmesh.traces.recording.RunRecording;
import org.inmesh.traces.recording.TrafficRecorder;
import org.inmesh.traces.store.TraceWriter;

/** Something that can be recorded, the same each time. */
interface RecordedWork {
  /** Does it without a recording. */
  void run();

  /** Does it and writes a trace into a new folder. */
  void record(Path folder, Selection selection) throws IOException;

  /**
   * The work that a benchmark's parameter describes: {@code traffic} and the load, or a preset
   * machine, its cores, a program of the library and values of its parameters, with blanks between.
   */
  static RecordedWork parse(String description) {
    String[] words = description.split(" ");
    if (words[0].equals("traffic")) {
      return new Traffic(Double.parseDouble(words[1]));
    }
    Map<String, Integer> given = new HashMap<>();
    for (int word = 3; word < words.length; word++) {
      String[] parts = words[word].split("=");
      given.put(parts[0], Integer.valueOf(parts[1]));
    }
    MachineSpecification specification =
        MachineFile.load(words[0], List.of(), OptionalInt.of(Integer.parseInt(words[1])));
    ExperimentProgram program =
        ExperimentProgram.ofLibrary(new ProgramLibrary().find(words[2]).orElseThrow(), given);
    return new Program(specification, program.loadOn(specification).image(), description);
  }

  /** A program on a machine, from its beginning to its end. */
  record Program(MachineSpecification specification, MachineImage image, String name)
      implements RecordedWork {
    @Override
    public void run() {
      run(MachineObservers.NONE);
    }

    private RunResult run(MachineObservers observers) {
      RunResult result =
          Machines.build(
                  specification,
                  image,
                  new SilentHost(),
                  Stepping.RUN_AHEAD,
                  observers,
                  Measuring.NOTHING_MORE)
              .run(Long.MAX_VALUE);
      if (result.ending() != RunResult.Ending.FINISHED) {
        throw new IllegalStateException(name + " did not finish: " + result.ending());
      }
      return result;
    }

    @Override
    public void record(Path folder, Selection selection) throws IOException {
      RunDescription description =
          RunDescription.of(name, Map.of(), "", MachineFile.text(specification));
      try (RunRecording recording =
          new RunRecording(folder, description, selection, specification, image)) {
        recording.finish(run(recording.observers()));
      }
    }
  }

  /** Uniform packets of one flit on a mesh of 8 by 8 nodes with router W1. */
  record Traffic(double load) implements RecordedWork {
    private static final int CYCLES = 200_000;
    private static final NetworkSpecification NETWORK =
        NetworkSpecification.mesh(8, 8, RouterSpecification.wormhole(3, 8), 4, 1);

    @Override
    public void run() {
      run(Networks.create(NETWORK, (source, destination, flits, tag, now) -> {}, null));
    }

    private void run(Network network) {
      SyntheticTraffic traffic =
          new SyntheticTraffic(
              network, TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 1, 1));
      for (long cycle = 0; cycle < CYCLES; cycle++) {
        traffic.create(cycle);
        network.step(cycle);
      }
    }

    @Override
    public void record(Path folder, Selection selection) throws IOException {
      MachineSpecification frame = MachineFile.load("mesh", List.of(), OptionalInt.of(64));
      RunDescription description =
          RunDescription.of("traffic", Map.of(), "", MachineFile.text(frame));
      try (TraceWriter writer =
          new TraceWriter(folder, RunHeader.ofTraffic(description, selection, NETWORK, 1))) {
        TrafficRecorder recorder = new TrafficRecorder(writer, selection, NETWORK);
        run(
            recorder.through(
                Networks.create(NETWORK, (source, destination, flits, tag, now) -> {}, recorder)));
        writer.finish("finished", Map.of());
      }
    }
  }
}
