package org.inmesh.coresim.module;

import java.util.OptionalInt;

/**
 * What is at the other end of the host's link: a stream of bytes each way. The network calls it
 * from one thread at a time, in the order of simulated time, and the link takes care of frames and
 * acknowledges. Results stay reproducible if what it answers depends on the bytes, their times and
 * its own input alone. It takes no simulated time itself: what it makes of a byte is ready for
 * sending at the time at which the byte arrived.
 */
public interface HostDevice {
  /** Answer of {@link #next}: no byte before the program has sent more. */
  int NOTHING = -1;

  /**
   * Answer of {@link #next}: a byte will come, or the end, but the world outside (a keyboard) has
   * not given it yet. Simulated time stands still and the device is asked again after a while.
   */
  int WAITING = -2;

  /**
   * A byte from the program has arrived as a whole.
   *
   * @param value 0 to 255
   * @param nanoseconds simulated time since the start, never less than in the call before
   */
  void receive(int value, long nanoseconds);

  /**
   * Takes the next byte for the program. Asked at the start, after each byte received, and whenever
   * the program has acknowledged the byte before.
   *
   * @param nanoseconds simulated time at which the link is free to send it
   * @return 0 to 255, {@link #NOTHING} or {@link #WAITING}
   */
  int next(long nanoseconds);

  /**
   * Present once the run is to end, with the status with which it does: 0 is success. Looked at
   * after each call of the other methods.
   */
  OptionalInt exitStatus();

  /** True if {@link #exitStatus} is the host's own word: it cannot go on with this program. */
  default boolean hasGivenUp() {
    return false;
  }

  /**
   * True if every program is to say that it ends: one of which no process is left, and that has not
   * said so, leaves a real host waiting for ever.
   */
  default boolean expectsExit() {
    return false;
  }
}
