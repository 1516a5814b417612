package org.inmesh.loader.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;

/** The keys that make a router, and what one key says for several of them. */
final class RouterKeys {
  private static final String AS_SET = "as-set";

  private static final Map<String, RouterSpecification> PUBLISHED =
      Map.of("w1", RouterSpecification.wormhole(3, 8), "v8", RouterSpecification.v8());

  /** Values of {@link MachineKey#ROUTER}. */
  static final List<String> NAMES = List.of("w1", "v8", AS_SET);

  private RouterKeys() {}

  /**
   * The keys that a named router sets, each with what it is of a router. Not a constant: {@link
   * MachineKey} needs this class before its keys are there.
   */
  private static Map<MachineKey, Function<RouterSpecification, Object>> keys() {
    return Map.ofEntries(
        Map.entry(MachineKey.CHANNELS, RouterSpecification::channelsOfClass),
        Map.entry(MachineKey.BUFFER_DEPTH, RouterSpecification::bufferDepth),
        Map.entry(MachineKey.ROUTING_DELAY, RouterSpecification::routingDelay),
        Map.entry(MachineKey.CHANNEL_ALLOCATION_DELAY, RouterSpecification::channelAllocationDelay),
        Map.entry(MachineKey.SWITCH_ALLOCATION_DELAY, RouterSpecification::switchAllocationDelay),
        Map.entry(MachineKey.TRAVERSAL_DELAY, RouterSpecification::traversalDelay),
        Map.entry(MachineKey.LINK_DELAY, RouterSpecification::linkDelay),
        Map.entry(MachineKey.CREDIT_DELAY, RouterSpecification::creditDelay),
        Map.entry(
            MachineKey.CHANNEL_ALLOCATOR, router -> MachineKey.label(router.channelAllocator())),
        Map.entry(
            MachineKey.SWITCH_ALLOCATOR, router -> MachineKey.label(router.switchAllocator())),
        Map.entry(MachineKey.ALLOCATOR_ITERATIONS, RouterSpecification::allocatorIterations),
        Map.entry(MachineKey.SPECULATIVE, RouterSpecification::speculative),
        Map.entry(MachineKey.WAIT_FOR_TAIL_CREDIT, RouterSpecification::waitForTailCredit),
        Map.entry(MachineKey.OFF_THRESHOLD, RouterKeys::offThreshold),
        Map.entry(MachineKey.ON_THRESHOLD, RouterKeys::onThreshold));
  }

  /** All keys that make a router. */
  static MachineKey[] all() {
    return keys().keySet().toArray(MachineKey[]::new);
  }

  /** The name of a router, or that it has none. */
  static String name(RouterSpecification router) {
    return NAMES.stream()
        .filter(name -> router.equals(PUBLISHED.get(name)))
        .findFirst()
        .orElse(AS_SET);
  }

  /** 0 if the router uses credits. */
  static int offThreshold(RouterSpecification router) {
    return router.flowControl() instanceof FlowControl.OnOff onOff ? onOff.offThreshold() : 0;
  }

  /** 0 if the router uses credits. */
  static int onThreshold(RouterSpecification router) {
    return router.flowControl() instanceof FlowControl.OnOff onOff ? onOff.onThreshold() : 0;
  }

  /**
   * The settings of a layer with those that it implies: of a named router all, of a hop latency the
   * ways through switch and link. What the layer says itself comes later and so goes before them.
   */
  static List<Setting> withImplied(List<Setting> layer) {
    List<Setting> all = new ArrayList<>();
    find(layer, MachineKey.ROUTER)
        .filter(router -> !router.value().equals(AS_SET))
        .ifPresent(
            router ->
                keys()
                    .forEach(
                        (key, reader) ->
                            all.add(
                                new Setting(
                                    key,
                                    reader.apply(PUBLISHED.get((String) router.value())),
                                    router.origin()))));
    find(layer, MachineKey.HOP_LATENCY).ifPresent(hop -> all.addAll(ways(hop, layer)));
    all.addAll(layer);
    return all;
  }

  /** The ways through switch and link that a hop latency leaves open. */
  private static List<Setting> ways(Setting hop, List<Setting> layer) {
    int latency = (Integer) hop.value();
    Optional<Integer> givenTraversal =
        find(layer, MachineKey.TRAVERSAL_DELAY).map(setting -> (Integer) setting.value());
    Optional<Integer> givenLink =
        find(layer, MachineKey.LINK_DELAY).map(setting -> (Integer) setting.value());
    int usualLink = RouterSpecification.wormhole(latency, 1).linkDelay();
    int link =
        givenLink.orElseGet(() -> givenTraversal.map(way -> latency - 1 - way).orElse(usualLink));
    int traversal = givenTraversal.orElse(latency - 1 - link);
    if (link < 0 || traversal < 0 || 1 + traversal + link != latency) {
      String message =
          "network.hop-latency is 1 + traversal-delay + link-delay: %d cannot be with"
              + " traversal-delay = %s and link-delay = %s";
      String given = givenTraversal.map(String::valueOf).orElse("none given");
      String between = givenLink.map(String::valueOf).orElse("none given");
      throw new BadInputException(
          List.of(hop.origin().diagnostic(message.formatted(latency, given, between))));
    }
    return List.of(
        new Setting(MachineKey.TRAVERSAL_DELAY, traversal, hop.origin()),
        new Setting(MachineKey.LINK_DELAY, link, hop.origin()));
  }

  private static Optional<Setting> find(List<Setting> layer, MachineKey key) {
    return layer.stream().filter(setting -> setting.key() == key).reduce((one, next) -> next);
  }

  /**
   * The router that values make.
   *
   * @throws IllegalArgumentException if they do not suit each other; the message says why
   */
  @SuppressWarnings("unchecked")
  static RouterSpecification build(Function<MachineKey, Object> values) {
    int on = (Integer) values.apply(MachineKey.ON_THRESHOLD);
    int off = (Integer) values.apply(MachineKey.OFF_THRESHOLD);
    return RouterSpecification.v8().toBuilder()
        .channelsOfClass((List<Integer>) values.apply(MachineKey.CHANNELS))
        .bufferDepth((Integer) values.apply(MachineKey.BUFFER_DEPTH))
        .routingDelay((Integer) values.apply(MachineKey.ROUTING_DELAY))
        .channelAllocationDelay((Integer) values.apply(MachineKey.CHANNEL_ALLOCATION_DELAY))
        .switchAllocationDelay((Integer) values.apply(MachineKey.SWITCH_ALLOCATION_DELAY))
        .traversalDelay((Integer) values.apply(MachineKey.TRAVERSAL_DELAY))
        .linkDelay((Integer) values.apply(MachineKey.LINK_DELAY))
        .creditDelay((Integer) values.apply(MachineKey.CREDIT_DELAY))
        .channelAllocator(allocator(values.apply(MachineKey.CHANNEL_ALLOCATOR)))
        .switchAllocator(allocator(values.apply(MachineKey.SWITCH_ALLOCATOR)))
        .allocatorIterations((Integer) values.apply(MachineKey.ALLOCATOR_ITERATIONS))
        .speculative((Boolean) values.apply(MachineKey.SPECULATIVE))
        .waitForTailCredit((Boolean) values.apply(MachineKey.WAIT_FOR_TAIL_CREDIT))
        .flowControl(on == 0 ? new FlowControl.Credits() : new FlowControl.OnOff(off, on))
        .build();
  }

  private static Allocator allocator(Object label) {
    return Allocator.valueOf(((String) label).toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
