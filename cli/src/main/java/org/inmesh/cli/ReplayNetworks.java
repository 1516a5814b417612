package org.inmesh.cli;

import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.replay.ReplayTarget;

/** Which networks a trace is put through: the recorded ones but for what the options change. */
final class ReplayNetworks {
  /** Of the choices of routing, if the trace has none. */
  private static final long SEED = 1;

  private ReplayNetworks() {}

  /**
   * A target with its name.
   *
   * @param name of machine or router, as the user calls it
   */
  record Named(String name, ReplayTarget target) {}

  /** The target that the options ask for. */
  static Named of(NetworkOptions options, TraceHeader header) {
    TraceMachine recorded = header.machine();
    if (!recorded.file().isEmpty()) {
      options.setUsualMachine(
          new NetworkOptions.NamedMachine(
              recorded.name(),
              settings -> MachineFile.loadNetworkText(recorded.name(), recorded.file(), settings)));
    } else if (recorded.columns() > 0) {
      options.setUsualMesh(recorded.columns(), recorded.nodes() / recorded.columns());
    } else {
      int side = (int) Math.ceil(Math.sqrt(recorded.nodes()));
      options.setUsualMesh(side, side);
    }
    List<NamedNetwork> networks = options.networks(seed(header));
    if (networks.size() > 1) {
      throw new BadInputException("replay takes one router and one routing algorithm");
    }
    NetworkSpecification network = networks.getFirst().specification();
    int number =
        options
            .machine()
            .map(machine -> networksOf(machine, options.settings()))
            .orElse(recorded.networks());
    return new Named(networks.getFirst().router(), new ReplayTarget(network, number));
  }

  /** Imported traces have none. */
  private static long seed(TraceHeader header) {
    return header.program().seed() == 0 ? SEED : header.program().seed();
  }

  private static int networksOf(String name, List<String> settings) {
    MachineSpecification machine = MachineFile.load(name, settings, OptionalInt.empty());
    return machine.kind() == Kind.COHERENT && !machine.caches().oneNetwork()
        ? machine.caches().messageClasses()
        : 1;
  }
}
