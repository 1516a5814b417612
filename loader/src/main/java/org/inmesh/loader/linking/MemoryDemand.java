package org.inmesh.loader.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.object.ObjectProgram.Component;

/**
 * What one core's memory has to hold, in bytes.
 *
 * @param code 0 on the coherent machine, where it lies outside the core's region
 * @param channelWords 0 on the coherent machine, for the same reason
 * @param components the core's components
 * @param total all that is needed, with alignment
 * @param available what the machine has
 */
record MemoryDemand(
    int core,
    long code,
    long channelWords,
    List<Component> components,
    long total,
    long available) {

  private static final int MOST_LISTED = 5;
  private static final long LARGEST_MEMORY = 1L << 30;

  /** Refuses a program that does not fit. */
  void check() {
    if (total > available) {
      Component largest = bySize().getFirst();
      throw new BadInputException(
          List.of(new Diagnostic(largest.position(), message(largest), "", 1)));
    }
  }

  private List<Component> bySize() {
    return components.stream()
        .sorted(Comparator.comparing(ComponentMemory::workspaceBytes).reversed())
        .toList();
  }

  private String message(Component largest) {
    String subject =
        components.size() == 1
            ? largest.name() + " does not fit"
            : String.format(
                Locale.ROOT,
                "the %d components on core %d, the largest of them %s, do not fit",
                components.size(),
                core,
                largest.name());
    return String.format(
        Locale.ROOT,
        "%s in the memory of core %d: %d bytes are needed, %d are there (%s). %s",
        subject,
        core,
        total,
        available,
        sizes(),
        help());
  }

  private String sizes() {
    List<String> sizes = new ArrayList<>();
    sizes.add("reserved " + MachineImage.RESERVED_BYTES);
    if (code > 0) {
      sizes.add("code " + code);
    }
    long tables = components.stream().mapToLong(ComponentMemory::tableBytes).sum();
    if (channelWords + tables > 0) {
      sizes.add("channel words and tables " + (channelWords + tables));
    }
    sizes.add(
        bySize().stream()
            .limit(MOST_LISTED)
            .map(component -> component.name() + " " + ComponentMemory.workspaceBytes(component))
            .collect(Collectors.joining(", ", "workspaces: ", "")));
    long others =
        bySize().stream().skip(MOST_LISTED).mapToLong(ComponentMemory::workspaceBytes).sum();
    if (others > 0) {
      sizes.add(
          String.format(Locale.ROOT, "%d others %d", components.size() - MOST_LISTED, others));
    }
    return String.join(", ", sizes);
  }

  private String help() {
    long enough = available;
    while (enough < total) {
      enough *= 2;
    }
    String moreCores = "spread the program over more cores";
    String set = "--set memory.bytes-per-core=" + enough;
    if (enough > LARGEST_MEMORY) {
      return "No machine has that much memory at a core (at most " + LARGEST_MEMORY + ")";
    }
    return components.size() > 1 ? "Try %s, or %s".formatted(set, moreCores) : "Try " + set;
  }
}
