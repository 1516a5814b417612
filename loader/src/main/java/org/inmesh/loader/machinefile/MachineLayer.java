package org.inmesh.loader.machinefile;

import java.util.List;

/**
 * What one preset, one file or the options say.
 *
 * @param kind of what says it
 * @param name of the preset; empty for others, whose settings know their places
 */
record MachineLayer(
    SourceOfValue.Layer kind, String name, List<Setting> settings, Remarks remarks) {

  static MachineLayer ofOptions(List<Setting> settings) {
    return new MachineLayer(SourceOfValue.Layer.OPTION, "", settings, Remarks.NONE);
  }

  /** Where a setting of this layer was made. */
  String where(Origin origin) {
    return kind == SourceOfValue.Layer.PRESET ? name : origin.where();
  }
}
