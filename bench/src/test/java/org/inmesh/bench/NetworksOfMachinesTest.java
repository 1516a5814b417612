package org.inmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.TopologyKind;
import org.inmesh.programs.ProgramLibrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program gives the same output whatever network carries its messages or its cache lines. */
class NetworksOfMachinesTest {
  private static MachineSpecification machine(String kind, TopologyKind topology, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("network.topology=" + topology.label());
    return MachineFile.load(kind, settings, OptionalInt.empty());
  }

  /** The usual machine first, then every topology with every routing, model, and with faults. */
  private static List<MachineSpecification> machines(String kind) {
    List<MachineSpecification> machines = new ArrayList<>();
    machines.add(machine(kind, TopologyKind.MESH));
    for (TopologyKind topology : TopologyKind.values()) {
      machines.add(machine(kind, topology, "network.model=packet"));
      machines.add(machine(kind, topology, "network.model=ideal"));
      for (RoutingAlgorithm routing : RoutingAlgorithm.values()) {
        if (routing.obstacle(topology.of(4, 4), Faults.NONE).isEmpty()) {
          machines.add(
              machine(
                  kind,
                  topology,
                  "network.router=v8",
                  "network.allow-deadlock=" + (routing == RoutingAlgorithm.XY_NO_DATELINE),
                  "network.routing=" + routing.label()));
        }
      }
      for (String routing : List.of("up-down", "minimal-adaptive")) {
        machines.add(
            machine(
                kind,
                topology,
                "network.router=v8",
                "network.dead-links=[[0, 1]]",
                "network.routing=" + routing));
      }
    }
    return machines;
  }

  @ParameterizedTest
  @CsvSource({"mesh, tokenring, rounds", "coherent, bank, transactions"})
  void shouldChangeNeitherWhatAProgramSaysNorItsNextRun(
      String kind, String program, String parameter) throws InterruptedException {
    List<ComparisonRow> rows = comparison(kind, program, parameter, 1).run(1);
    List<ComparisonRow> again = comparison(kind, program, parameter, 1).run(2);

    assertThat(rows)
        .hasSizeGreaterThan(50)
        .allSatisfy(row -> assertThat(row.sameOutput()).as("%s", row.machine()).contains(true));
    assertThat(statistics(again)).isEqualTo(statistics(rows));
  }

  private static Comparison comparison(String kind, String program, String parameter, int value) {
    ExperimentProgram experiment =
        ExperimentProgram.ofLibrary(
            new ProgramLibrary().find(program).orElseThrow(), Map.of(parameter, value));
    return new Comparison(experiment, machines(kind), Long.MAX_VALUE);
  }

  private static List<RunStatistics> statistics(List<ComparisonRow> rows) {
    return rows.stream().map(row -> ((Outcome.Ran) row.outcome()).result().statistics()).toList();
  }
}
