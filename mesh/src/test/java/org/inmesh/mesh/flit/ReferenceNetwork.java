package org.inmesh.mesh.flit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.mesh.NetworkSpecification;

/**
 * The rules of the reference router W1 written down one by one, as slow and as plain as possible.
 * Shares no code with {@link WormholeNetwork}; what they have in common is the text of the rules.
 */
final class ReferenceNetwork {
  private static final int LOCAL = 4;
  private static final int NOBODY = -1;

  private record Flit(Packet packet, int index) {
    boolean isHead() {
      return index == 0;
    }

    boolean isTail() {
      return index == packet.flits() - 1;
    }
  }

  private static final class Router {
    final List<Deque<Flit>> inputs = new ArrayList<>();
    final int[] credit = new int[5];
    final int[] owner = new int[5];
    final int[] pointer = new int[5];
  }

  private static final class Node {
    final Deque<Flit> sourceQueue = new ArrayDeque<>();
    int credit;
  }

  private final NetworkSpecification mesh;
  private final PacketTimes times;
  private final List<Router> routers = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Long, List<Runnable>> due = new HashMap<>();

  ReferenceNetwork(NetworkSpecification mesh, PacketTimes times) {
    this.mesh = mesh;
    this.times = times;
    for (int n = 0; n < mesh.nodes(); n++) {
      Router router = new Router();
      for (int port = 0; port < 5; port++) {
        router.inputs.add(new ArrayDeque<>());
        router.credit[port] = mesh.bufferDepth();
        router.owner[port] = NOBODY;
      }
      routers.add(router);
      Node node = new Node();
      node.credit = mesh.bufferDepth();
      nodes.add(node);
    }
  }

  void send(Packet packet) {
    for (int i = 0; i < packet.flits(); i++) {
      nodes.get(packet.source()).sourceQueue.add(new Flit(packet, i));
    }
  }

  boolean isQuiet() {
    return due.isEmpty()
        && nodes.stream().allMatch(node -> node.sourceQueue.isEmpty())
        && routers.stream()
            .allMatch(router -> router.inputs.stream().allMatch(input -> input.isEmpty()));
  }

  void step(long cycle) {
    // Rule 1: what is due.
    List<Runnable> events = due.remove(cycle);
    if (events != null) {
      events.forEach(Runnable::run);
    }
    // Rule 2: injection.
    for (int n = 0; n < nodes.size(); n++) {
      inject(n, cycle);
    }
    // Rule 3: switch allocation, all routers on the state at its beginning.
    List<Runnable> grants = new ArrayList<>();
    for (int n = 0; n < routers.size(); n++) {
      for (int output = 0; output < 5; output++) {
        allocate(n, output, cycle, grants);
      }
    }
    grants.forEach(Runnable::run);
  }

  private void inject(int n, long cycle) {
    Node node = nodes.get(n);
    if (node.sourceQueue.isEmpty() || node.credit == 0) {
      return;
    }
    Flit flit = node.sourceQueue.remove();
    node.credit--;
    if (flit.isHead()) {
      times.injected(flit.packet().tag(), cycle);
    }
    at(cycle + 2, () -> routers.get(n).inputs.get(LOCAL).add(flit));
  }

  private void allocate(int n, int output, long cycle, List<Runnable> grants) {
    Router router = routers.get(n);
    for (int i = 0; i < 5; i++) {
      int input = (router.pointer[output] + i) % 5;
      Flit flit = router.inputs.get(input).peek();
      if (flit != null
          && route(n, flit.packet().destination()) == output
          && router.credit[output] > 0
          && router.owner[output] == (flit.isHead() ? NOBODY : input)) {
        grants.add(() -> grant(n, input, output, cycle));
        return;
      }
    }
  }

  private void grant(int n, int input, int output, long cycle) {
    Router router = routers.get(n);
    Flit flit = router.inputs.get(input).remove();
    router.pointer[output] = (input + 1) % 5;
    router.credit[output]--;
    router.owner[output] = flit.isTail() ? NOBODY : input;
    int hopLatency = mesh.hopLatency();
    if (output == LOCAL) {
      long arrival = cycle + Math.max(hopLatency, 2);
      at(arrival, () -> consume(n, flit, arrival));
    } else {
      at(
          cycle + hopLatency,
          () -> routers.get(neighbour(n, output)).inputs.get(output ^ 1).add(flit));
    }
    if (input == LOCAL) {
      at(cycle + 2, () -> nodes.get(n).credit++);
    } else {
      at(
          cycle + Math.min(hopLatency, 2),
          () -> routers.get(neighbour(n, input)).credit[input ^ 1]++);
    }
  }

  private void consume(int n, Flit flit, long cycle) {
    if (flit.isHead()) {
      times.headArrived(flit.packet().tag(), cycle);
    }
    if (flit.isTail()) {
      times.tailArrived(flit.packet().tag(), cycle);
    }
    at(cycle + 2, () -> routers.get(n).credit[LOCAL]++);
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
    int x = n % mesh.columns();
    int y = n / mesh.columns();
    int toX = destination % mesh.columns();
    int toY = destination / mesh.columns();
    if (x < toX) {
      return 0;
    }
    if (x > toX) {
      return 1;
    }
    if (y < toY) {
      return 2;
    }
    return y > toY ? 3 : LOCAL;
  }
}
