package org.inmesh.loader.machinefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a machine with what is said about it as a complete machine file for people to read. */
final class DescriptionText {
  private final StringBuilder text = new StringBuilder();
  private final MachineDescription machine;

  private DescriptionText(MachineDescription machine) {
    this.machine = machine;
  }

  static String of(MachineDescription machine) {
    return new DescriptionText(machine).write();
  }

  private String write() {
    if (!machine.description().isEmpty()) {
      line("description = " + MachineText.value(machine.description()));
    }
    if (!machine.notModelled().isEmpty()) {
      line("not-modelled = [");
      machine.notModelled().forEach(entry -> line("  " + MachineText.value(entry) + ","));
      line("]");
    }
    tables().forEach(this::table);
    line("");
    line("[" + RemarksReader.SOURCES + "]");
    for (MachineKey key : keys()) {
      String source = machine.sourceOf(key).inWords();
      line(MachineText.value(key.path()) + " = " + MachineText.value(source));
    }
    return text.toString();
  }

  private List<MachineKey> keys() {
    return MachineKey.describing(machine.specification());
  }

  /** The keys of each table, those of none first, as TOML wants it. */
  private Map<String, List<MachineKey>> tables() {
    Map<String, List<MachineKey>> tables = new LinkedHashMap<>();
    for (MachineKey key : keys()) {
      int dot = key.path().indexOf('.');
      String table = dot < 0 ? "" : key.path().substring(0, dot);
      tables.computeIfAbsent(table, name -> new ArrayList<>()).add(key);
    }
    return tables;
  }

  private void table(String name, List<MachineKey> keys) {
    line("");
    if (!name.isEmpty()) {
      line("[" + name + "]");
    }
    for (MachineKey key : keys) {
      String inTable = key.path().substring(key.path().indexOf('.') + 1);
      String value = MachineText.value(key.of(machine.specification()));
      String unit = key.unit().isEmpty() ? "" : " # " + key.unit();
      line(inTable + " = " + value + unit);
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
