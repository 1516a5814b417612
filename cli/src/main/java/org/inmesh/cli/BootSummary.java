package org.inmesh.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.module.ModuleNetwork;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.coresim.module.TransputerModule;

/** What is said about booted transputers, beside what is said of any machine. */
final class BootSummary {
  private BootSummary() {}

  /** {@code hello.btl on t800-module, T800 at 20 MHz: finished}. */
  static String heading(
      String program, MachineSpecification machine, NetworkDescription network, RunResult result) {
    Map<String, Long> kinds =
        network.processors().stream()
            .collect(
                Collectors.groupingBy(
                    BootSummary::kind, LinkedHashMap::new, Collectors.counting()));
    String processors =
        kinds.entrySet().stream()
            .map(
                kind ->
                    kind.getValue() == 1 ? kind.getKey() : kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
    return "%s on %s, %s: %s"
        .formatted(program, machine.name(), processors, RunRow.words(result.ending()));
  }

  private static String kind(NetworkDescription.Processor processor) {
    return "%s at %d MHz".formatted(processor.specification().type(), processor.clockMegahertz());
  }

  /** The run as named values. */
  static Map<String, Object> row(
      String program,
      MachineSpecification machine,
      NetworkDescription network,
      RunResult result,
      int exitCode) {
    Map<String, Object> row = RunRow.of(program, Map.of(), machine, result);
    row.put("kind", "modules");
    row.put("cores", network.processors().size());
    row.put("exit_status", exitCode);
    return row;
  }

  /** What happened on the modules that a real one would not have told. */
  static List<String> notes(ModuleNetwork network) {
    List<String> notes = new ArrayList<>();
    for (TransputerModule module : network.modules()) {
      module
          .memory()
          .firstAddressOutside()
          .ifPresent(
              address ->
                  notes.add(
                      ("processor %s: %d %s beyond its %d bytes of memory, the first at"
                              + " #%08X; %s there")
                          .formatted(
                              module.description().name(),
                              module.memory().accessesOutside(),
                              module.memory().accessesOutside() == 1 ? "access" : "accesses",
                              module.memory().bytes(),
                              address,
                              module.memory().repeats() ? "memory repeats" : "nothing is")));
    }
    return notes;
  }
}
