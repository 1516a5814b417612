package org.inmesh.mesh.epiphany;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.inmesh.mesh.NetworkSpecification;

/**
 * One of the three meshes, written from the rules in {@code mesh/README.md}: slow and plain, an
 * object for every register. Ports: 0 east, 1 west, 2 south, 3 north, 4 the node.
 */
final class ReferenceMesh {
  private static final int[] OPPOSITE = {1, 0, 3, 2};

  final List<Write> arrivedNow = new ArrayList<>();
  private final int columns;
  private final int linkInterval;
  private final int deliveryInterval;
  private final List<Router> routers = new ArrayList<>();

  /** A register. */
  private static final class Register {
    Write flit;
    boolean last;
    long since = -1000;
    boolean wasTaken;

    void load(Write newFlit, boolean newLast, long cycle) {
      flit = newFlit;
      last = newLast;
      since = cycle;
    }
  }

  /** A router and the queue of its node, in which a packet stands once for each of its flits. */
  private static final class Router {
    final int number;
    final Deque<Write> queue = new ArrayDeque<>();
    final Register[] inputs = new Register[5];
    final Register[] outputs = new Register[5];
    final int[] pointers = new int[5];

    Router(int number) {
      this.number = number;
      for (int port = 0; port < 5; port++) {
        inputs[port] = new Register();
        outputs[port] = new Register();
      }
    }
  }

  ReferenceMesh(NetworkSpecification mesh, int linkInterval, int deliveryInterval) {
    columns = mesh.columns();
    this.linkInterval = linkInterval;
    this.deliveryInterval = deliveryInterval;
    for (int i = 0; i < mesh.nodes(); i++) {
      routers.add(new Router(i));
    }
  }

  void send(Write write) {
    for (int i = 0; i < write.flits(); i++) {
      routers.get(write.source()).queue.add(write);
    }
  }

  void step(long cycle) {
    arrivedNow.clear();
    for (Router router : routers) {
      for (Register input : router.inputs) {
        input.wasTaken = input.flit != null;
      }
    }
    for (Router router : routers) {
      Register local = router.inputs[4];
      if (!router.queue.isEmpty() && !local.wasTaken) {
        Write write = router.queue.poll();
        local.load(write, router.queue.peek() != write, cycle);
      }
      for (int port = 0; port < 5; port++) {
        cross(router, port, cycle);
      }
    }
    for (Router router : routers) {
      for (int port = 0; port < 5; port++) {
        arbitrate(router, port, cycle);
      }
    }
  }

  private void cross(Router router, int port, long cycle) {
    Register output = router.outputs[port];
    if (output.flit == null || cycle - output.since < 2) {
      return;
    }
    if (port == 4) {
      if (output.last) {
        arrivedNow.add(output.flit);
      }
      output.flit = null;
      return;
    }
    int[] neighbours = {1, -1, columns, -columns};
    Register next = routers.get(router.number + neighbours[port]).inputs[OPPOSITE[port]];
    if (!next.wasTaken) {
      next.load(output.flit, output.last, cycle);
      output.flit = null;
    }
  }

  private void arbitrate(Router router, int port, long cycle) {
    Register output = router.outputs[port];
    int interval = port == 4 ? deliveryInterval : linkInterval;
    if (output.flit != null || cycle - output.since < interval) {
      return;
    }
    for (int i = 0; i < 5; i++) {
      int candidate = (router.pointers[port] + i) % 5;
      Register input = router.inputs[candidate];
      if (input.flit != null && input.since < cycle && wanted(router, input.flit) == port) {
        output.load(input.flit, input.last, cycle);
        input.flit = null;
        router.pointers[port] = (candidate + 1) % 5;
        return;
      }
    }
  }

  private int wanted(Router router, Write write) {
    int x = router.number % columns;
    int y = router.number / columns;
    int toX = write.destination() % columns;
    int toY = write.destination() / columns;
    if (toX > x) {
      return 0;
    }
    if (toX < x) {
      return 1;
    }
    if (toY > y) {
      return 2;
    }
    return toY < y ? 3 : 4;
  }
}
