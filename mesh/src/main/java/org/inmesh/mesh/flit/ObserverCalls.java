package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;

/**
 * Keeps what one stripe of a network tells an observer in a cycle, until it can be passed on from
 * the thread that steps the network, stripe by stripe.
 */
final class ObserverCalls implements NetworkObserver {
  private final IntList injected = new IntList();
  private final IntList granted = new IntList();
  private final IntList heads = new IntList();
  private boolean watchesGrants;

  /** Asks the observer; from the thread that steps the network, before the step. */
  void ask(NetworkObserver observer) {
    watchesGrants = observer.watchesGrants();
  }

  @Override
  public boolean watchesGrants() {
    return watchesGrants;
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
    injected.add(source).add(destination).add(flits).add(tag);
  }

  @Override
  public void flitGranted(int node, int output, int tag, long cycle) {
    granted.add(node).add(output).add(tag);
  }

  @Override
  public void headArrived(int source, int destination, int flits, int tag, long cycle) {
    heads.add(source).add(destination).add(flits).add(tag);
  }

  void passHeads(NetworkObserver observer, long cycle) {
    int[] packets = heads.elements;
    for (int i = 0; i < heads.size; i += 4) {
      observer.headArrived(packets[i], packets[i + 1], packets[i + 2], packets[i + 3], cycle);
    }
    heads.size = 0;
  }

  void passInjections(NetworkObserver observer, long cycle) {
    int[] packets = injected.elements;
    for (int i = 0; i < injected.size; i += 4) {
      observer.packetInjected(packets[i], packets[i + 1], packets[i + 2], packets[i + 3], cycle);
    }
    injected.size = 0;
  }

  void passGrants(NetworkObserver observer, long cycle) {
    int[] flits = granted.elements;
    for (int i = 0; i < granted.size; i += 3) {
      observer.flitGranted(flits[i], flits[i + 1], flits[i + 2], cycle);
    }
    granted.size = 0;
  }

  private static final class IntList {
    int[] elements = new int[64];
    int size;

    IntList add(int element) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, 2 * size);
      }
      elements[size++] = element;
      return this;
    }
  }
}
