package org.inmesh.loader.machinefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.inmesh.coresim.MachineSpecification;

/** Writes a machine as a machine file that says everything. */
final class MachineText {
  private static final JsonMapper VALUES = new JsonMapper();

  private MachineText() {}

  static String of(MachineSpecification machine) {
    StringBuilder text = new StringBuilder();
    for (MachineKey key : MachineKey.describing(machine)) {
      text.append(key.path()).append(" = ").append(value(key.of(machine))).append('\n');
    }
    return text.toString();
  }

  /** Texts, numbers, truth values and lists of them are the same in TOML and in JSON. */
  static String value(Object value) {
    try {
      return VALUES.writeValueAsString(value);
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException("a value of a machine is text, number or list", exception);
    }
  }
}
