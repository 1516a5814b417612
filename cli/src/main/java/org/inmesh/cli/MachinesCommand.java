package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineDescription;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.machinefile.MachineKey;
import org.inmesh.loader.machinefile.SourceOfValue;
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
        "Lists the machine presets, or shows all values of a machine with where each comes from "
            + "and what is not modelled. loader/machines.md describes machine files.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh machines",
      "  inmesh machines epiphany-iii",
      "  inmesh machines mine.toml --cores 64 --set network.hop-latency=2",
      "  inmesh machines --keys",
      "  inmesh machines paragon --format toml > mine.toml"
    })
final class MachinesCommand implements Callable<Integer> {
  /** How machines are written. */
  enum Output {
    TEXT,
    JSON,
    CSV,
    TOML
  }

  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(arity = "0..1", paramLabel = "MACHINE", description = "a preset or a TOML file")
  private String name;

  @Option(
      names = {"-c", "--cores"},
      paramLabel = "N",
      description = "number of cores, instead of the machine's own")
  private Integer cores;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "changes a value of the machine; may be repeated")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--keys",
      description =
          "shows the keys of a machine file and of --set: unit, default, what is allowed, meaning")
  private boolean keys;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, json, csv, or toml: a complete machine file that reads back; default: text")
  private Output format;

  MachinesCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (name == null && format == Output.TOML) {
      throw new BadInputException("--format toml is for one machine: name a preset or a file");
    }
    if (name == null && (cores != null || !settings.isEmpty())) {
      throw new BadInputException("--cores and --set change one machine: name a preset or a file");
    }
    if (name != null && keys) {
      throw new BadInputException("--keys shows what all machines have: leave out " + name);
    }
    PrintStream out = streams.out();
    if (keys) {
      showKeys(out);
    } else if (name == null) {
      list(out);
    } else {
      OptionalInt number = cores == null ? OptionalInt.empty() : OptionalInt.of(cores);
      show(MachineFile.describe(name, settings, number), out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private void list(PrintStream out) throws IOException {
    List<MachineDescription> machines =
        MachineFile.presetNames().stream()
            .map(preset -> MachineFile.describe(preset, List.of(), OptionalInt.empty()))
            .toList();
    if (format == Output.TEXT) {
      MachinesText.list(machines, out);
      return;
    }
    Set<MachineKey> shown = new HashSet<>();
    machines.forEach(machine -> shown.addAll(MachineKey.describing(machine.specification())));
    List<MachineKey> columns = MachineKey.all().stream().filter(shown::contains).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (MachineDescription machine : machines) {
      Map<String, Object> row = values(machine, columns);
      row.put("description", machine.description());
      rows.add(row);
    }
    out.print(StructuredOutput.all(structured(), rows));
  }

  private void show(MachineDescription machine, PrintStream out) throws IOException {
    switch (format) {
      case TEXT -> MachinesText.show(machine, out);
      case TOML -> out.print(machine.toml());
      case JSON -> out.print(StructuredOutput.one(Format.JSON, complete(machine)));
      case CSV -> out.print(StructuredOutput.all(Format.CSV, rows(machine)));
    }
  }

  private void showKeys(PrintStream out) throws IOException {
    if (format == Output.TEXT) {
      MachinesText.keys(out);
      return;
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (MachineKey key : MachineKey.schema()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("key", key.path());
      row.put("unit", key.unit());
      row.put("default", key.defaultValue());
      row.put("allowed", key.type().allowed());
      row.put("meaning", key.meaning());
      rows.add(row);
    }
    out.print(StructuredOutput.all(structured(), rows));
  }

  private Format structured() {
    return format == Output.JSON ? Format.JSON : Format.CSV;
  }

  private static Map<String, Object> values(MachineDescription machine, List<MachineKey> keys) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (MachineKey key : keys) {
      row.put(key.path(), key.of(machine.specification()));
    }
    return row;
  }

  private static Map<String, Object> complete(MachineDescription machine) {
    List<MachineKey> keys = MachineKey.describing(machine.specification());
    Map<String, Object> all = values(machine, keys);
    Map<String, Object> sources = new LinkedHashMap<>();
    for (MachineKey key : keys) {
      Map<String, Object> source = new LinkedHashMap<>();
      putSource(machine.sourceOf(key), source);
      sources.put(key.path(), source);
    }
    all.put("description", machine.description());
    all.put("sources", sources);
    all.put("not_modelled", machine.notModelled());
    return all;
  }

  private static List<Map<String, Object>> rows(MachineDescription machine) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (MachineKey key : MachineKey.describing(machine.specification())) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("key", key.path());
      row.put("value", key.of(machine.specification()));
      row.put("unit", key.unit());
      putSource(machine.sourceOf(key), row);
      rows.add(row);
    }
    return rows;
  }

  private static void putSource(SourceOfValue source, Map<String, Object> row) {
    row.put("set_by", MachinesText.label(source.layer()));
    row.put("where", source.where());
    row.put("source", source.text());
  }
}
