package org.inmesh.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.machinefile.MachineDescription;
import org.inmesh.loader.machinefile.MachineKey;
import org.inmesh.loader.machinefile.SourceOfValue;

/** Machines as text for people: long texts are wrapped, so that lines fit a terminal. */
final class MachinesText {
  private static final int DESCRIPTION = 52;
  private static final int VALUE = 18;
  private static final int DEFAULT = 12;
  private static final int SOURCE = 56;
  private static final int ALLOWED = 28;
  private static final int MEANING = 40;
  private static final int SENTENCE = 112;

  private MachinesText() {}

  /** A line or more for each machine. */
  static void list(List<MachineDescription> machines, PrintStream out) {
    WrappedTable table =
        new WrappedTable("llrrrll", 0, 0, 0, 0, 0, 0, DESCRIPTION)
            .row("name", "kind", "cores", "mesh", "clock", "memory, caches", "what it is");
    for (MachineDescription described : machines) {
      MachineSpecification machine = described.specification();
      table.row(
          machine.name(),
          label(machine.kind()),
          NumberText.count(machine.cores()),
          machine.network().columns() + " x " + machine.network().rows(),
          NumberText.count(machine.clockMegahertz()) + " MHz",
          memory(machine),
          described.description());
    }
    table.print(out);
  }

  /** All values of a machine. */
  static void show(MachineDescription machine, PrintStream out) {
    String name = machine.specification().name();
    String title = machine.description().isEmpty() ? name : name + ": " + machine.description();
    TextWrap.lines(title, SENTENCE).forEach(out::println);
    out.println();
    WrappedTable table =
        new WrappedTable("lrll", 0, VALUE, 0, SOURCE).row("key", "value", "unit", "source");
    for (MachineKey key : MachineKey.describing(machine.specification())) {
      table.row(
          key.path(),
          String.valueOf(key.of(machine.specification())),
          key.unit(),
          machine.sourceOf(key).inWords());
    }
    table.print(out);
    if (!machine.notModelled().isEmpty()) {
      out.println();
      out.println("not modelled:");
      for (String sentence : machine.notModelled()) {
        String mark = "- ";
        for (String line : TextWrap.lines(sentence, SENTENCE)) {
          out.println("  " + mark + line);
          mark = "  ";
        }
      }
    }
  }

  /** What a machine file may say. */
  static void keys(PrintStream out) {
    WrappedTable table =
        new WrappedTable("llrll", 0, 0, DEFAULT, ALLOWED, MEANING)
            .row("key", "unit", "default", "allowed", "meaning");
    for (MachineKey key : MachineKey.schema()) {
      table.row(
          key.path(),
          key.unit(),
          String.valueOf(key.defaultValue()),
          key.type().allowed(),
          key.meaning());
    }
    table.print(out);
  }

  /** In lower case, as in files. */
  static String label(SourceOfValue.Layer layer) {
    return layer.name().toLowerCase(Locale.ROOT);
  }

  private static String label(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The private memory, or the caches of a core and its part of those that are shared. */
  private static String memory(MachineSpecification machine) {
    CacheSpecification caches = machine.caches();
    IntStream sizes =
        machine.kind() == Kind.MESH
            ? IntStream.of(machine.memoryBytesPerCore())
            : IntStream.of(
                caches.privateCaches().data().bytes(),
                caches.privateCaches().second().bytes(),
                caches.clusters().cores() == 0 ? 0 : caches.clusters().slice().bytes(),
                caches.slice().geometry().bytes());
    // Less than a KiB is a level that is there for the protocol only.
    return sizes
        .map(bytes -> bytes / 1024)
        .filter(kibibytes -> kibibytes > 0)
        .mapToObj(NumberText::count)
        .collect(Collectors.joining(" + ", "", " KiB"));
  }
}
