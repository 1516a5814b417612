package org.inmesh.loader.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.DeliverySpecification.Acknowledgement;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Lays settings over one another, layer by layer, and checks what concerns more than one key. The
 * settings inside a layer count together: {@code cores} and {@code columns} in one layer must fit,
 * but {@code cores} alone replaces the mesh of the layers below.
 */
final class MachineBuilder {
  private final LayeredSettings settings = new LayeredSettings();
  private final MachineSources sources = new MachineSources();
  private final List<String> notModelled = new ArrayList<>();
  private String description = "";
  private int columns = (Integer) CoreKeys.COLUMNS.defaultValue();
  private int rows = (Integer) CoreKeys.ROWS.defaultValue();

  /** Adds a layer that goes before those added so far. */
  void add(MachineLayer layer) {
    settings.add(withOnChipMemory(RouterKeys.withImplied(layer.settings())));
    sources.add(layer);
    notModelled.addAll(layer.remarks().notModelled());
    description = layer.remarks().description().orElse(description);
    Setting cores = settings.inLastLayer(CoreKeys.CORES);
    Setting width = settings.inLastLayer(CoreKeys.COLUMNS);
    Setting height = settings.inLastLayer(CoreKeys.ROWS);
    if (cores != null) {
      shape((Integer) cores.value(), width, height, cores.origin());
    } else {
      columns = width == null ? columns : (Integer) width.value();
      rows = height == null ? rows : (Integer) height.value();
    }
  }

  /** A processor's type implies its memory; what the layer says itself comes later. */
  private static List<Setting> withOnChipMemory(List<Setting> layer) {
    List<Setting> all = new ArrayList<>();
    for (Setting setting : layer) {
      if (setting.key() == CoreKeys.PROCESSOR) {
        int bytes = ProcessorType.valueOf((String) setting.value()).onChipBytes();
        all.add(new Setting(CoreKeys.ON_CHIP_BYTES, bytes, setting.origin()));
      }
    }
    all.addAll(layer);
    return all;
  }

  private void shape(int cores, Setting width, Setting height, Origin origin) {
    if (width != null) {
      columns = (Integer) width.value();
      rows = height == null ? cores / columns : (Integer) height.value();
    } else if (height != null) {
      rows = (Integer) height.value();
      columns = cores / rows;
    } else {
      rows = mostSquareRows(cores);
      columns = cores / rows;
    }
    if (columns * rows != cores) {
      String message = "%d cores cannot be a mesh of %d columns and %d rows";
      throw refuse(origin, String.format(Locale.ROOT, message, cores, columns, rows));
    }
    if (columns > 256 || rows > 256) {
      String message = "%d cores make a mesh of %d x %d, but no side may be longer than 256";
      throw refuse(origin, String.format(Locale.ROOT, message, cores, columns, rows));
    }
  }

  /** The largest divisor that is not larger than the square root. */
  private static int mostSquareRows(int cores) {
    int rows = (int) Math.sqrt(cores);
    while (cores % rows != 0) {
      rows--;
    }
    return rows;
  }

  /**
   * The machine.
   *
   * @throws BadInputException if values do not suit each other, or a program could not run on it
   */
  MachineSpecification build() {
    CacheSpecification caches = new CacheBuilder(settings).build();
    NetworkSpecification network = network();
    NetworkCheck.check(settings, network);
    MemoryBuilder.checkNodes(settings, caches.memory(), network);
    Kind kind = settings.choice(CoreKeys.KIND, Kind.class);
    if (kind == Kind.COHERENT && network.coreCyclesPerCycle() > 1) {
      throw settings.refusal(
          String.format(
              Locale.ROOT,
              "a coherent machine's network is not slower than its cores: %s must be 1, not %d",
              NetworkKeys.CLOCK_DIVIDER.path(),
              network.coreCyclesPerCycle()),
          NetworkKeys.CLOCK_DIVIDER,
          CoreKeys.KIND);
    }
    if (kind == Kind.COHERENT && !network.unreliableLinks().isNone()) {
      throw settings.refusal(
          "coherence needs a reliable network: %s and %s must be 0 on a coherent machine"
              .formatted(NetworkKeys.LOSS.path(), NetworkKeys.REORDER.path()),
          NetworkKeys.LOSS,
          NetworkKeys.REORDER,
          CoreKeys.KIND);
    }
    String complaint = caches.clusters().complaint(network.columns(), network.rows());
    if (kind == Kind.COHERENT && !complaint.isEmpty()) {
      throw settings.refusal(
          "%s: %s".formatted(ClusterKeys.CORES.path(), complaint), ClusterKeys.CORES);
    }
    int classes = caches.messageClasses();
    if (kind == Kind.COHERENT && caches.oneNetwork() && network.messageClasses() < classes) {
      throw settings.refusal(
          String.format(
                  Locale.ROOT,
                  "a coherence protocol needs %d message classes where all messages share a network:",
                  classes)
              + String.format(
                  Locale.ROOT,
                  " %s must have %d numbers, not %d",
                  NetworkKeys.CHANNELS.path(),
                  classes,
                  network.messageClasses()),
          CacheKeys.ONE_NETWORK,
          NetworkKeys.CHANNELS);
    }
    return new MachineSpecification(
        settings.text(CoreKeys.NAME),
        kind,
        number(CoreKeys.CLOCK),
        processor(),
        number(CoreKeys.MEMORY),
        network,
        number(DeliveryKeys.MESSAGE_PAYLOAD),
        caches,
        new DeliverySpecification(
            number(DeliveryKeys.RETRY_CYCLES),
            number(DeliveryKeys.RECEIVE_BUFFER),
            settings.choice(DeliveryKeys.ACKNOWLEDGEMENT, Acknowledgement.class)),
        EnergyKeys.build(settings));
  }

  /**
   * The machine with what its layers say about it.
   *
   * @throws BadInputException as {@link #build} does
   */
  MachineDescription describe() {
    return new MachineDescription(
        build(), description, sources.all(Presets.defaultSources()), notModelled);
  }

  private ProcessorSpecification processor() {
    return new ProcessorSpecification(
        settings.choice(CoreKeys.PROCESSOR, ProcessorType.class),
        number(CoreKeys.ON_CHIP_BYTES),
        number(CoreKeys.EXTERNAL_CYCLES),
        number(CoreKeys.LINK_MEGABITS),
        CycleKeys.build(settings));
  }

  /**
   * Its network, which need not be one that a machine can use.
   *
   * @throws BadInputException if values do not suit each other
   */
  NetworkSpecification network() {
    return new NetworkBuilder(settings, columns, rows).build();
  }

  /** The set is chosen by bits of the address, so there must be a power of two of sets. */
  private static BadInputException refuse(Origin origin, String message) {
    return new BadInputException(List.of(origin.diagnostic(message)));
  }

  private int number(MachineKey key) {
    return settings.number(key);
  }
}
