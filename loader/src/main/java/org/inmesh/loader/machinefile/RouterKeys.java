package org.inmesh.loader.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.RouterBuilder;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;

/** The keys that make a router, and what one key says for several of them. */
final class RouterKeys {
  /** The name that changes none of the keys. */
  static final String AS_SET = "as-set";

  private static final int MOST_CHANNELS = 32;

  /** So that a hop, a cycle more, is 64 cycles at most. */
  private static final int MOST_CYCLES_OF_WAY = 63;

  private static final Map<String, RouterSpecification> PUBLISHED =
      Map.of("w1", RouterSpecification.wormhole(3, 8), "v8", RouterSpecification.v8());

  /** Values of {@link NetworkKeys#ROUTER}. */
  static final List<String> NAMES = List.of("w1", "v8", AS_SET);

  private RouterKeys() {}

  /**
   * The keys that a named router sets, each with what it is of a router. Not a constant: {@link
   * NetworkKeys} needs this class before its keys are there.
   */
  private static Map<MachineKey, Function<RouterSpecification, Object>> keys() {
    return Map.ofEntries(
        Map.entry(NetworkKeys.CHANNELS, RouterSpecification::channelsOfClass),
        Map.entry(NetworkKeys.BUFFER_DEPTH, RouterSpecification::bufferDepth),
        Map.entry(NetworkKeys.ROUTING_DELAY, RouterSpecification::routingDelay),
        Map.entry(
            NetworkKeys.CHANNEL_ALLOCATION_DELAY, RouterSpecification::channelAllocationDelay),
        Map.entry(NetworkKeys.SWITCH_ALLOCATION_DELAY, RouterSpecification::switchAllocationDelay),
        Map.entry(NetworkKeys.TRAVERSAL_DELAY, RouterSpecification::traversalDelay),
        Map.entry(NetworkKeys.LINK_DELAY, RouterSpecification::linkDelay),
        Map.entry(NetworkKeys.CREDIT_DELAY, RouterSpecification::creditDelay),
        Map.entry(
            NetworkKeys.CHANNEL_ALLOCATOR, router -> MachineKey.label(router.channelAllocator())),
        Map.entry(
            NetworkKeys.SWITCH_ALLOCATOR, router -> MachineKey.label(router.switchAllocator())),
        Map.entry(NetworkKeys.ALLOCATOR_ITERATIONS, RouterSpecification::allocatorIterations),
        Map.entry(NetworkKeys.SPECULATIVE, RouterSpecification::speculative),
        Map.entry(NetworkKeys.WAIT_FOR_TAIL_CREDIT, RouterSpecification::waitForTailCredit),
        Map.entry(NetworkKeys.OFF_THRESHOLD, RouterKeys::offThreshold),
        Map.entry(NetworkKeys.ON_THRESHOLD, RouterKeys::onThreshold));
  }

  /** All keys that make a router, in their own order. */
  static MachineKey[] all() {
    return MachineKey.all().stream().filter(keys()::containsKey).toArray(MachineKey[]::new);
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
    find(layer, NetworkKeys.ROUTER)
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
    find(layer, NetworkKeys.HOP_LATENCY).ifPresent(hop -> all.addAll(ways(hop, layer)));
    all.addAll(layer);
    return all;
  }

  /** The ways through switch and link that a hop latency leaves open. */
  private static List<Setting> ways(Setting hop, List<Setting> layer) {
    int latency = (Integer) hop.value();
    Optional<Integer> givenTraversal =
        find(layer, NetworkKeys.TRAVERSAL_DELAY).map(setting -> (Integer) setting.value());
    Optional<Integer> givenLink =
        find(layer, NetworkKeys.LINK_DELAY).map(setting -> (Integer) setting.value());
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
          List.of(
              hop.origin()
                  .diagnostic(String.format(Locale.ROOT, message, latency, given, between))));
    }
    return List.of(
        new Setting(NetworkKeys.TRAVERSAL_DELAY, traversal, hop.origin()),
        new Setting(NetworkKeys.LINK_DELAY, link, hop.origin()));
  }

  private static Optional<Setting> find(List<Setting> layer, MachineKey key) {
    return layer.stream().filter(setting -> setting.key() == key).reduce((one, next) -> next);
  }

  /**
   * Checks what concerns more than one key.
   *
   * @throws BadInputException if settings do not suit each other
   */
  static void check(LayeredSettings settings) {
    checkDelays(settings);
    checkChannels(settings);
    if (settings.number(NetworkKeys.ON_THRESHOLD) > 0) {
      checkThresholds(settings);
    } else if (settings.number(NetworkKeys.OFF_THRESHOLD) > 0) {
      throw settings.refusal(
          "network.off-threshold is for on/off flow control: network.on-threshold, the free places"
              + " that let a sender go on, must be larger, not 0",
          NetworkKeys.OFF_THRESHOLD,
          NetworkKeys.ON_THRESHOLD);
    }
  }

  private static void checkDelays(LayeredSettings settings) {
    int traversal = settings.number(NetworkKeys.TRAVERSAL_DELAY);
    int link = settings.number(NetworkKeys.LINK_DELAY);
    if (traversal + link > MOST_CYCLES_OF_WAY) {
      throw settings.refusal(
          String.format(
              Locale.ROOT,
              "network.traversal-delay + network.link-delay must be at most %d, not %d + %d",
              MOST_CYCLES_OF_WAY,
              traversal,
              link),
          NetworkKeys.TRAVERSAL_DELAY,
          NetworkKeys.LINK_DELAY);
    }
  }

  private static void checkChannels(LayeredSettings settings) {
    int channels = channels(settings).stream().mapToInt(Integer::intValue).sum();
    if (channels > MOST_CHANNELS) {
      throw settings.refusal(
          String.format(
              Locale.ROOT,
              "network.virtual-channels must be at most %d in all, not %d",
              MOST_CHANNELS,
              channels),
          NetworkKeys.CHANNELS);
    }
    boolean withSwitch =
        allocator(settings, NetworkKeys.CHANNEL_ALLOCATOR) == Allocator.WITH_SWITCH;
    if (withSwitch && !settings.flag(NetworkKeys.SPECULATIVE)) {
      throw settings.refusal(
          "network.channel-allocator = \"with-switch\" is for a speculative router only:"
              + " network.speculative must be true, or the allocator \"islip\" or"
              + " \"separable-input-first\"",
          NetworkKeys.SPECULATIVE,
          NetworkKeys.CHANNEL_ALLOCATOR);
    }
  }

  private static void checkThresholds(LayeredSettings settings) {
    int on = settings.number(NetworkKeys.ON_THRESHOLD);
    int off = settings.number(NetworkKeys.OFF_THRESHOLD);
    int depth = settings.number(NetworkKeys.BUFFER_DEPTH);
    int needed = withCredits(settings).build().leastOffThreshold();
    if (settings.flag(NetworkKeys.WAIT_FOR_TAIL_CREDIT)) {
      throw settings.refusal(
          String.format(
                  Locale.ROOT,
                  "network.wait-for-tail-credit must be false with network.on-threshold = %d: on/off flow",
                  on)
              + " control has no credits to wait for",
          NetworkKeys.WAIT_FOR_TAIL_CREDIT,
          NetworkKeys.ON_THRESHOLD);
    }
    if (off < needed) {
      throw settings.refusal(
          String.format(
                  Locale.ROOT,
                  "network.off-threshold must be at least %d, the flits that come before the sender stops,",
                  needed)
              + " not "
              + off,
          NetworkKeys.OFF_THRESHOLD,
          NetworkKeys.ON_THRESHOLD,
          NetworkKeys.TRAVERSAL_DELAY,
          NetworkKeys.LINK_DELAY,
          NetworkKeys.CREDIT_DELAY);
    }
    if (on <= off || on > depth) {
      throw settings.refusal(
          String.format(
                  Locale.ROOT,
                  "network.on-threshold must be above network.off-threshold = %d and at most",
                  off)
              + String.format(Locale.ROOT, " network.buffer-depth = %d, not %d", depth, on),
          NetworkKeys.ON_THRESHOLD,
          NetworkKeys.OFF_THRESHOLD,
          NetworkKeys.BUFFER_DEPTH);
    }
  }

  /**
   * The router that settings make.
   *
   * @throws IllegalArgumentException if they do not suit each other; the message says why
   */
  static RouterSpecification build(LayeredSettings settings) {
    int on = settings.number(NetworkKeys.ON_THRESHOLD);
    int off = settings.number(NetworkKeys.OFF_THRESHOLD);
    return withCredits(settings)
        .waitForTailCredit(settings.flag(NetworkKeys.WAIT_FOR_TAIL_CREDIT))
        .flowControl(on == 0 ? new FlowControl.Credits() : new FlowControl.OnOff(off, on))
        .build();
  }

  private static RouterBuilder withCredits(LayeredSettings settings) {
    return RouterSpecification.v8().toBuilder()
        .channelsOfClass(channels(settings))
        .bufferDepth(settings.number(NetworkKeys.BUFFER_DEPTH))
        .routingDelay(settings.number(NetworkKeys.ROUTING_DELAY))
        .channelAllocationDelay(settings.number(NetworkKeys.CHANNEL_ALLOCATION_DELAY))
        .switchAllocationDelay(settings.number(NetworkKeys.SWITCH_ALLOCATION_DELAY))
        .traversalDelay(settings.number(NetworkKeys.TRAVERSAL_DELAY))
        .linkDelay(settings.number(NetworkKeys.LINK_DELAY))
        .creditDelay(settings.number(NetworkKeys.CREDIT_DELAY))
        .channelAllocator(allocator(settings, NetworkKeys.CHANNEL_ALLOCATOR))
        .switchAllocator(allocator(settings, NetworkKeys.SWITCH_ALLOCATOR))
        .allocatorIterations(settings.number(NetworkKeys.ALLOCATOR_ITERATIONS))
        .speculative(settings.flag(NetworkKeys.SPECULATIVE));
  }

  @SuppressWarnings("unchecked")
  private static List<Integer> channels(LayeredSettings settings) {
    return (List<Integer>) settings.value(NetworkKeys.CHANNELS);
  }

  private static Allocator allocator(LayeredSettings settings, MachineKey key) {
    return settings.choice(key, Allocator.class);
  }
}
