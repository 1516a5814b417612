package org.inmesh.mesh.flit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;

/**
 * The rules of the virtual-channel router written down one by one, as slow and as plain as
 * possible. Shares no code with {@link VirtualChannelNetwork}; what they have in common is the text
 * of the rules in {@code mesh/README.md}.
 */
final class ReferenceChannelNetwork {
  private static final int LOCAL = 4;
  private static final int PORTS = 5;

  private record Flit(Packet packet, int index) {
    boolean isHead() {
      return index == 0;
    }

    boolean isTail() {
      return index == packet.flits() - 1;
    }
  }

  /** The receiving end of a virtual channel. */
  private static final class Input {
    final Deque<Flit> buffer = new ArrayDeque<>();
    Output output;
    int outputNumber;
    long asksForChannelFrom;
    long asksForSwitchFrom;
    boolean hasStoppedSender;
  }

  /** What the sending end knows. */
  private static final class Output {
    int credits;
    boolean inUse;
    boolean tailSent;
    boolean stopped;
  }

  private final class Router {
    final Input[] inputs = new Input[PORTS * channels];
    final Output[] outputs = new Output[PORTS * channels];
    final int[] channelPointer = new int[PORTS];
    final ReferenceAllocator channelAllocator =
        new ReferenceAllocator(
            spec.channelAllocator(),
            spec.allocatorIterations(),
            PORTS * channels,
            PORTS * channels);
    final ReferenceAllocator switchAllocator =
        new ReferenceAllocator(spec.switchAllocator(), spec.allocatorIterations(), PORTS, PORTS);

    /** By output and message class, for channels given with the switch. */
    final int[][] givenPointer = new int[PORTS][spec.channelsOfClass().size()];

    Router() {
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = new Input();
        outputs[i] = newOutput();
      }
    }
  }

  private final class Node {
    final List<Deque<Flit>> queues = new ArrayList<>();
    final Output[] outputs = new Output[channels];
    final int[] channelOfClass = new int[spec.channelsOfClass().size()];
    final int[] pointerOfClass = new int[spec.channelsOfClass().size()];
    int classPointer;

    Node() {
      for (int c = 0; c < spec.channelsOfClass().size(); c++) {
        queues.add(new ArrayDeque<>());
      }
      for (int v = 0; v < channels; v++) {
        outputs[v] = newOutput();
      }
    }
  }

  private final NetworkSpecification mesh;
  private final RouterSpecification spec;
  private final PacketTimes times;
  private final int channels;
  private final List<Router> routers = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Long, List<Runnable>> due = new HashMap<>();
  private final FlowControl.OnOff onOff;

  ReferenceChannelNetwork(NetworkSpecification mesh, RouterSpecification spec, PacketTimes times) {
    this.mesh = mesh;
    this.spec = spec;
    this.times = times;
    channels = spec.channels();
    onOff = spec.flowControl() instanceof FlowControl.OnOff thresholds ? thresholds : null;
    for (int n = 0; n < mesh.nodes(); n++) {
      routers.add(new Router());
      nodes.add(new Node());
    }
  }

  private Output newOutput() {
    Output output = new Output();
    output.credits = spec.bufferDepth();
    return output;
  }

  void send(Packet packet, int messageClass) {
    for (int i = 0; i < packet.flits(); i++) {
      nodes.get(packet.source()).queues.get(messageClass).add(new Flit(packet, i));
    }
  }

  boolean isQuiet() {
    return due.isEmpty()
        && nodes.stream().allMatch(node -> node.queues.stream().allMatch(Deque::isEmpty))
        && routers.stream().allMatch(ReferenceChannelNetwork::isEmpty);
  }

  private static boolean isEmpty(Router router) {
    return Arrays.stream(router.inputs).allMatch(input -> input.buffer.isEmpty());
  }

  void step(long cycle) {
    List<Runnable> events = due.remove(cycle);
    if (events != null) {
      events.forEach(Runnable::run);
    }
    for (int n = 0; n < nodes.size(); n++) {
      inject(n, cycle);
    }
    // Both allocations see the state before either.
    List<Runnable> effects = new ArrayList<>();
    for (int n = 0; n < routers.size(); n++) {
      if (isEmpty(routers.get(n))) {
        continue;
      }
      if (spec.channelAllocator() != RouterSpecification.Allocator.WITH_SWITCH) {
        allocateChannels(routers.get(n), cycle, effects);
      }
      allocateSwitch(n, cycle, effects);
    }
    effects.forEach(Runnable::run);
  }

  private void inject(int n, long cycle) {
    Node node = nodes.get(n);
    int classes = node.queues.size();
    for (int k = 0; k < classes; k++) {
      int c = (node.classPointer + k) % classes;
      Flit flit = node.queues.get(c).peek();
      if (flit == null) {
        continue;
      }
      int v = flit.isHead() ? freeChannel(node, c) : node.channelOfClass[c];
      if (v < 0 || !hasRoom(node.outputs[v])) {
        continue;
      }
      node.queues.get(c).remove();
      node.classPointer = (c + 1) % classes;
      if (flit.isHead()) {
        times.injected(flit.packet().tag(), cycle);
        node.channelOfClass[c] = v;
        node.pointerOfClass[c] = v + 1;
        take(node.outputs[v]);
      }
      sent(node.outputs[v], flit);
      at(cycle + 2, () -> arrive(n, LOCAL, v, flit, cycle + 2));
      return;
    }
  }

  private int freeChannel(Node node, int messageClass) {
    return freeChannel(node.outputs, 0, messageClass, node.pointerOfClass[messageClass]);
  }

  /** A free channel of the class with room, the first from the pointer on, or -1. */
  private int freeChannel(Output[] outputs, int firstOutput, int messageClass, int pointer) {
    for (int k = 0; k < channels; k++) {
      int v = (pointer + k) % channels;
      Output output = outputs[firstOutput + v];
      if (messageClassOf(v) == messageClass && !output.inUse && hasRoom(output)) {
        return v;
      }
    }
    return -1;
  }

  private int messageClassOf(int channel) {
    int messageClass = 0;
    int rest = channel;
    while (rest >= spec.channelsOfClass().get(messageClass)) {
      rest -= spec.channelsOfClass().get(messageClass);
      messageClass++;
    }
    return messageClass;
  }

  private boolean hasRoom(Output output) {
    return onOff != null ? !output.stopped : output.credits > 0;
  }

  private void take(Output output) {
    output.inUse = true;
    output.tailSent = false;
  }

  private void sent(Output output, Flit flit) {
    output.credits--;
    if (flit.isTail()) {
      output.tailSent = true;
      if (!spec.waitForTailCredit()) {
        output.inUse = false;
      }
    }
  }

  private void credit(Output output) {
    output.credits++;
    if (spec.waitForTailCredit() && output.tailSent && output.credits == spec.bufferDepth()) {
      output.inUse = false;
    }
  }

  private void arrive(int n, int port, int v, Flit flit, long cycle) {
    Input input = routers.get(n).inputs[port * channels + v];
    input.buffer.add(flit);
    int free = spec.bufferDepth() - input.buffer.size();
    if (free < 0) {
      throw new AssertionError("a buffer overflows");
    }
    if (onOff != null && free <= onOff.offThreshold() && !input.hasStoppedSender) {
      input.hasStoppedSender = true;
      tellSender(n, port, v, cycle, output -> output.stopped = true);
    }
    if (input.buffer.size() == 1) {
      comeToFront(input, cycle);
    }
  }

  private void leave(int n, int port, int v, long cycle) {
    Input input = routers.get(n).inputs[port * channels + v];
    input.buffer.remove();
    if (onOff == null) {
      tellSender(n, port, v, cycle, this::credit);
      return;
    }
    int free = spec.bufferDepth() - input.buffer.size();
    if (free >= onOff.onThreshold() && input.hasStoppedSender) {
      input.hasStoppedSender = false;
      tellSender(n, port, v, cycle, output -> output.stopped = false);
    }
  }

  private void tellSender(int n, int port, int v, long cycle, Consumer<Output> news) {
    if (port == LOCAL) {
      at(cycle + 2, () -> news.accept(nodes.get(n).outputs[v]));
    } else {
      Output upstream = routers.get(neighbour(n, port)).outputs[(port ^ 1) * channels + v];
      at(cycle + 1 + spec.linkDelay() + spec.creditDelay(), () -> news.accept(upstream));
    }
  }

  private void comeToFront(Input input, long cycle) {
    int a = spec.channelAllocationDelay();
    int s = spec.switchAllocationDelay();
    if (input.output != null) {
      input.asksForSwitchFrom = cycle + s - 1;
    } else {
      input.asksForChannelFrom = cycle + spec.routingDelay() + a - 1;
      input.asksForSwitchFrom = cycle + spec.routingDelay() + Math.max(a, s) - 1;
    }
  }

  private void allocateChannels(Router router, long cycle, List<Runnable> effects) {
    int all = PORTS * channels;
    boolean[][] requests = null;
    for (int i = 0; i < all; i++) {
      Input input = router.inputs[i];
      if (input.buffer.isEmpty() || input.output != null || cycle < input.asksForChannelFrom) {
        continue;
      }
      int port = route(routers.indexOf(router), input);
      for (int v = 0; v < channels; v++) {
        if (messageClassOf(i % channels) == messageClassOf(v)
            && !router.outputs[port * channels + v].inUse) {
          requests = requests == null ? new boolean[all][all] : requests;
          requests[i][port * channels + v] = true;
        }
      }
    }
    if (requests == null) {
      return;
    }
    int[] match = router.channelAllocator.match(requests);
    for (int i = 0; i < all; i++) {
      Input input = router.inputs[i];
      int o = match[i];
      if (o != ReferenceAllocator.NONE) {
        effects.add(
            () -> {
              give(router, input, o);
              if (!spec.speculative()) {
                input.asksForSwitchFrom = cycle + spec.switchAllocationDelay();
              }
            });
      }
    }
  }

  private void give(Router router, Input input, int outputNumber) {
    take(router.outputs[outputNumber]);
    input.output = router.outputs[outputNumber];
    input.outputNumber = outputNumber;
  }

  private void allocateSwitch(int n, long cycle, List<Runnable> effects) {
    Router router = routers.get(n);
    boolean[][] requests = new boolean[PORTS][PORTS];
    boolean[][] certain = new boolean[PORTS][PORTS];
    int[][] candidate = new int[PORTS][PORTS];
    for (int p = 0; p < PORTS; p++) {
      for (int k = 0; k < channels; k++) {
        int v = (router.channelPointer[p] + k) % channels;
        Input input = router.inputs[p * channels + v];
        if (!mayAskForSwitch(router, input, v, cycle)) {
          continue;
        }
        int port = route(n, input);
        boolean speculates = input.output == null;
        if (!requests[p][port] || !certain[p][port] && !speculates) {
          requests[p][port] = true;
          certain[p][port] = !speculates;
          candidate[p][port] = v;
        }
      }
    }
    int[] match = router.switchAllocator.match(requests, certain);
    for (int p = 0; p < PORTS; p++) {
      if (match[p] != ReferenceAllocator.NONE) {
        int port = p;
        int v = candidate[p][match[p]];
        effects.add(() -> winSwitch(n, port, v, match[port], cycle));
      }
    }
  }

  private boolean mayAskForSwitch(Router router, Input input, int v, long cycle) {
    if (input.buffer.isEmpty() || cycle < input.asksForSwitchFrom) {
      return false;
    }
    if (input.output != null) {
      return hasRoom(input.output);
    }
    int firstOutput = route(routers.indexOf(router), input) * channels;
    return spec.speculative()
        && freeChannel(router.outputs, firstOutput, messageClassOf(v), 0) >= 0;
  }

  private void winSwitch(int n, int port, int v, int outputPort, long cycle) {
    Router router = routers.get(n);
    router.channelPointer[port] = (v + 1) % channels;
    Input input = router.inputs[port * channels + v];
    if (spec.channelAllocator() == RouterSpecification.Allocator.WITH_SWITCH
        && input.output == null) {
      int messageClass = messageClassOf(v);
      int pointer = router.givenPointer[outputPort][messageClass];
      int w = freeChannel(router.outputs, outputPort * channels, messageClass, pointer);
      router.givenPointer[outputPort][messageClass] = w + 1;
      give(router, input, outputPort * channels + w);
    }
    // Speculation is in vain if the head has not been given a channel now, or one without room.
    if (input.output != null && hasRoom(input.output)) {
      cross(n, port, v, cycle);
    }
  }

  private void cross(int n, int port, int v, long cycle) {
    Input input = routers.get(n).inputs[port * channels + v];
    Flit flit = input.buffer.peek();
    int outputNumber = input.outputNumber;
    int outputPort = outputNumber / channels;
    int w = outputNumber % channels;
    sent(input.output, flit);
    if (flit.isTail()) {
      input.output = null;
    }
    leave(n, port, v, cycle);
    if (!input.buffer.isEmpty()) {
      comeToFront(input, cycle + 1);
    }
    if (outputPort == LOCAL) {
      long arrival = cycle + spec.traversalDelay() + 2;
      at(arrival, () -> consume(routers.get(n).outputs[outputNumber], flit, arrival));
    } else {
      long arrival = cycle + spec.traversalDelay() + spec.linkDelay() + 1;
      int next = neighbour(n, outputPort);
      at(arrival, () -> arrive(next, outputPort ^ 1, w, flit, arrival));
    }
  }

  private void consume(Output output, Flit flit, long cycle) {
    if (flit.isHead()) {
      times.headArrived(flit.packet().tag(), cycle);
    }
    if (flit.isTail()) {
      times.tailArrived(flit.packet().tag(), cycle);
    }
    // A flit leaves the node's buffer as it comes, so the router is never stopped.
    if (onOff == null) {
      at(cycle + 2 + spec.creditDelay(), () -> credit(output));
    }
  }

  private void at(long cycle, Runnable event) {
    due.computeIfAbsent(cycle, c -> new ArrayList<>()).add(event);
  }

  private int neighbour(int n, int port) {
    return switch (port) {
      case 0 -> n + 1;
      case 1 -> n - 1;
      case 2 -> n + mesh.columns();
      case 3 -> n - mesh.columns();
      default -> throw new IllegalArgumentException("port " + port);
    };
  }

  /** The output of the packet at the front. */
  private int route(int n, Input input) {
    return input.output != null
        ? input.outputNumber / channels
        : route(n, input.buffer.peek().packet().destination());
  }

  private int route(int n, int destination) {
    int dx = destination % mesh.columns() - n % mesh.columns();
    int dy = destination / mesh.columns() - n / mesh.columns();
    if (dx != 0) {
      return dx > 0 ? 0 : 1;
    }
    if (dy != 0) {
      return dy > 0 ? 2 : 3;
    }
    return LOCAL;
  }
}
