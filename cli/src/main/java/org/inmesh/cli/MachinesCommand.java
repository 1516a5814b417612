package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.machinefile.MachineKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows machines. */
@Command(
    name = "machines",
    sortOptions = false,
    header = "Shows the machine presets and what can be set.",
    description =
        "Lists the machine presets, or shows all values of a machine with what they mean: "
            + "these are the keys of a machine file and of --set.",
    footerHeading = "%nExamples:%n",
    footer = {"  inmesh machines", "  inmesh machines epiphany-iii", "  inmesh machines mine.toml"})
final class MachinesCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(arity = "0..1", paramLabel = "MACHINE", description = "a preset or a TOML file")
  private String name;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  MachinesCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PrintStream out = streams.out();
    if (name == null) {
      list(out);
    } else {
      show(load(name), out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static MachineSpecification load(String name) {
    return MachineFile.load(name, List.of(), OptionalInt.empty());
  }

  private void list(PrintStream out) throws IOException {
    List<MachineSpecification> machines =
        MachineFile.presetNames().stream().map(MachinesCommand::load).toList();
    if (format != Format.TEXT) {
      List<Map<String, Object>> rows = new ArrayList<>();
      machines.forEach(machine -> rows.add(row(machine)));
      out.print(StructuredOutput.all(format, rows));
      return;
    }
    TextTable table = new TextTable("llrrrr");
    table.row("name", "kind", "cores", "mesh", "clock", "memory per core");
    for (MachineSpecification machine : machines) {
      table.row(
          machine.name(),
          machine.kind().name().toLowerCase(Locale.ROOT),
          NumberText.count(machine.cores()),
          machine.network().columns() + " x " + machine.network().rows(),
          NumberText.count(machine.clockMegahertz()) + " MHz",
          NumberText.count(machine.memoryBytesPerCore()) + " bytes");
    }
    table.print(out, "");
  }

  private static Map<String, Object> row(MachineSpecification machine) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (MachineKey key : MachineKey.all()) {
      row.put(key.path(), key.of(machine));
    }
    return row;
  }

  private void show(MachineSpecification machine, PrintStream out) throws IOException {
    if (format != Format.TEXT) {
      out.print(StructuredOutput.one(format, row(machine)));
      return;
    }
    TextTable table = new TextTable("lrlll").row("key", "value", "unit", "allowed", "meaning");
    for (MachineKey key : MachineKey.all()) {
      table.row(
          key.path(),
          String.valueOf(key.of(machine)),
          key.unit(),
          key.type().allowed(),
          key.meaning());
    }
    table.print(out, "");
  }
}
