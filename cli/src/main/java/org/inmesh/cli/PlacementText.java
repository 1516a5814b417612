package org.inmesh.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.placement.Placement;

/** Which core runs what, as text. */
final class PlacementText {
  private PlacementText() {}

  /** {@code random:7, 1,234 byte-hops for a message on each channel}. */
  static String summary(LoadedProgram loaded) {
    return "%s, %s byte-hops for a message on each channel"
        .formatted(loaded.strategy().label(), NumberText.count(loaded.weightedDistance()));
  }

  static String of(LoadedProgram loaded) {
    ObjectProgram object = loaded.compiled().object();
    Placement placement = loaded.placement();
    MachineSpecification machine = loaded.machine();
    int columns = machine.network().columns();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d components on %d x %d cores, %d channels between them%n"
            .formatted(
                object.name(),
                object.components().size(),
                columns,
                machine.network().rows(),
                object.channels().size()));
    text.append(
        "bytes of a message of each channel x links crossed: %s%n"
            .formatted(NumberText.count(loaded.weightedDistance())));
    List<Component> components = object.components();
    for (int core = 0; core < placement.cores(); core++) {
      int[] here = placement.componentsOf(core);
      if (here.length > 0) {
        String names =
            Arrays.stream(here)
                .mapToObj(component -> components.get(component).name())
                .collect(Collectors.joining(", "));
        text.append(
            "core %d at (%d, %d): %s%n".formatted(core, core % columns, core / columns, names));
      }
    }
    return text.toString();
  }
}
