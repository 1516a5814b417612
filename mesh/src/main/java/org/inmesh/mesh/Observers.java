package org.inmesh.mesh;

import java.util.List;

/** Lets several observers watch one network; each event goes to all of them, in their order. */
public final class Observers implements NetworkObserver {
  private final NetworkObserver[] observers;

  private Observers(List<NetworkObserver> observers) {
    this.observers = observers.toArray(NetworkObserver[]::new);
  }

  /**
   * One observer in the place of several: none becomes null, which costs a network nothing, and one
   * stays itself.
   */
  public static NetworkObserver of(List<? extends NetworkObserver> observers) {
    return switch (observers.size()) {
      case 0 -> null;
      case 1 -> observers.getFirst();
      default -> new Observers(List.copyOf(observers));
    };
  }

  @Override
  public void packetCreated(int source, int destination, int flits, int tag, long created) {
    for (NetworkObserver observer : observers) {
      observer.packetCreated(source, destination, flits, tag, created);
    }
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
    for (NetworkObserver observer : observers) {
      observer.packetInjected(source, destination, flits, tag, cycle);
    }
  }

  @Override
  public boolean watchesGrants() {
    for (NetworkObserver observer : observers) {
      if (observer.watchesGrants()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void flitGranted(int router, int output, int tag, long cycle) {
    for (NetworkObserver observer : observers) {
      observer.flitGranted(router, output, tag, cycle);
    }
  }

  @Override
  public void headArrived(int source, int destination, int flits, int tag, long cycle) {
    for (NetworkObserver observer : observers) {
      observer.headArrived(source, destination, flits, tag, cycle);
    }
  }

  @Override
  public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
    for (NetworkObserver observer : observers) {
      observer.packetArrived(source, destination, flits, tag, cycle);
    }
  }

  @Override
  public void packetMeasured(int source, int destination, int flits, long latency) {
    for (NetworkObserver observer : observers) {
      observer.packetMeasured(source, destination, flits, latency);
    }
  }

  @Override
  public void packetUnroutable(int source, int destination, int flits, int tag, long created) {
    for (NetworkObserver observer : observers) {
      observer.packetUnroutable(source, destination, flits, tag, created);
    }
  }

  @Override
  public void packetLost(int source, int destination, int flits, int tag, long cycle) {
    for (NetworkObserver observer : observers) {
      observer.packetLost(source, destination, flits, tag, cycle);
    }
  }
}
