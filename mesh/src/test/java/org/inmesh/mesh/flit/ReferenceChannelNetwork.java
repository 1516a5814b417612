package org.inmesh.mesh.flit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    int port;
    Output output;
    int outputNumber;
    long mayAskFrom;
  }

  /** What the sending end knows. */
  private static final class Output {
    int credits;
    boolean inUse;
    boolean tailSent;
  }

  private final class Router {
    final Input[] inputs = new Input[PORTS * channels];
    final Output[] outputs = new Output[PORTS * channels];
    final int[] channelPointer = new int[PORTS];
    final ReferenceAllocator channelAllocator =
        new ReferenceAllocator(spec.channelAllocator(), PORTS * channels, PORTS * channels);
    final ReferenceAllocator switchAllocator =
        new ReferenceAllocator(spec.switchAllocator(), PORTS, PORTS);

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

  ReferenceChannelNetwork(NetworkSpecification mesh, RouterSpecification spec, PacketTimes times) {
    this.mesh = mesh;
    this.spec = spec;
    this.times = times;
    channels = spec.channels();
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
        && routers.stream()
            .allMatch(
                router -> {
                  for (Input input : router.inputs) {
                    if (!input.buffer.isEmpty()) {
                      return false;
                    }
                  }
                  return true;
                });
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
      allocateChannels(routers.get(n), cycle, effects);
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
      if (v < 0 || node.outputs[v].credits == 0) {
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
      at(cycle + 2, () -> arrive(routers.get(n).inputs[LOCAL * channels + v], flit, cycle + 2));
      return;
    }
  }

  private int freeChannel(Node node, int messageClass) {
    int first = firstChannel(messageClass);
    int size = spec.channelsOfClass().get(messageClass);
    for (int k = 0; k < size; k++) {
      int v = first + (Math.max(node.pointerOfClass[messageClass] - first, 0) + k) % size;
      if (!node.outputs[v].inUse && node.outputs[v].credits > 0) {
        return v;
      }
    }
    return -1;
  }

  private int firstChannel(int messageClass) {
    int first = 0;
    for (int c = 0; c < messageClass; c++) {
      first += spec.channelsOfClass().get(c);
    }
    return first;
  }

  private boolean sameClass(int v, int w) {
    int first = 0;
    for (int size : spec.channelsOfClass()) {
      if (v >= first && v < first + size) {
        return w >= first && w < first + size;
      }
      first += size;
    }
    throw new IllegalArgumentException("channel " + v);
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

  private void arrive(Input input, Flit flit, long cycle) {
    input.buffer.add(flit);
    if (input.buffer.size() == 1) {
      comeToFront(input, cycle);
    }
  }

  private void comeToFront(Input input, long cycle) {
    input.mayAskFrom =
        input.output == null
            ? cycle + spec.routingDelay() + spec.channelAllocationDelay() - 1
            : cycle + spec.switchAllocationDelay() - 1;
  }

  private void allocateChannels(Router router, long cycle, List<Runnable> effects) {
    int all = PORTS * channels;
    boolean[][] requests = new boolean[all][all];
    for (int i = 0; i < all; i++) {
      Input input = router.inputs[i];
      if (input.buffer.isEmpty() || input.output != null || cycle < input.mayAskFrom) {
        continue;
      }
      input.port = route(routers.indexOf(router), input.buffer.peek().packet().destination());
      for (int v = 0; v < channels; v++) {
        requests[i][input.port * channels + v] =
            sameClass(i % channels, v) && !router.outputs[input.port * channels + v].inUse;
      }
    }
    int[] match = router.channelAllocator.match(requests);
    for (int i = 0; i < all; i++) {
      Input input = router.inputs[i];
      int o = match[i];
      if (o != ReferenceAllocator.NONE) {
        effects.add(
            () -> {
              take(router.outputs[o]);
              input.output = router.outputs[o];
              input.outputNumber = o;
              comeToFront(input, cycle + 1);
            });
      }
    }
  }

  private void allocateSwitch(int n, long cycle, List<Runnable> effects) {
    Router router = routers.get(n);
    boolean[][] requests = new boolean[PORTS][PORTS];
    int[][] candidate = new int[PORTS][PORTS];
    for (int p = 0; p < PORTS; p++) {
      for (int k = 0; k < channels; k++) {
        int v = (router.channelPointer[p] + k) % channels;
        Input input = router.inputs[p * channels + v];
        if (!input.buffer.isEmpty()
            && input.output != null
            && input.output.credits > 0
            && cycle >= input.mayAskFrom
            && !requests[p][input.port]) {
          requests[p][input.port] = true;
          candidate[p][input.port] = v;
        }
      }
    }
    int[] match = router.switchAllocator.match(requests);
    for (int p = 0; p < PORTS; p++) {
      if (match[p] != ReferenceAllocator.NONE) {
        int port = p;
        int v = candidate[p][match[p]];
        effects.add(() -> cross(n, port, v, cycle));
      }
    }
  }

  private void cross(int n, int port, int v, long cycle) {
    Router router = routers.get(n);
    router.channelPointer[port] = (v + 1) % channels;
    Input input = router.inputs[port * channels + v];
    Flit flit = input.buffer.remove();
    int outputNumber = input.outputNumber;
    sent(input.output, flit);
    if (flit.isTail()) {
      input.output = null;
    }
    if (!input.buffer.isEmpty()) {
      comeToFront(input, cycle + 1);
    }
    int w = outputNumber % channels;
    if (input.port == LOCAL) {
      long arrival = cycle + spec.traversalDelay() + 2;
      at(arrival, () -> consume(routers.get(n).outputs[outputNumber], flit, arrival));
    } else {
      long arrival = cycle + spec.traversalDelay() + spec.linkDelay() + 1;
      Router next = routers.get(neighbour(n, input.port));
      Input target = next.inputs[(input.port ^ 1) * channels + w];
      at(arrival, () -> arrive(target, flit, arrival));
    }
    if (port == LOCAL) {
      at(cycle + 2, () -> credit(nodes.get(n).outputs[v]));
    } else {
      Output upstream = routers.get(neighbour(n, port)).outputs[(port ^ 1) * channels + v];
      at(cycle + 1 + spec.linkDelay() + spec.creditDelay(), () -> credit(upstream));
    }
  }

  private void consume(Output output, Flit flit, long cycle) {
    if (flit.isHead()) {
      times.headArrived(flit.packet().tag(), cycle);
    }
    if (flit.isTail()) {
      times.tailArrived(flit.packet().tag(), cycle);
    }
    at(cycle + 2 + spec.creditDelay(), () -> credit(output));
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
