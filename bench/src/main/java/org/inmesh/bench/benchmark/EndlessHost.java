package org.inmesh.bench.benchmark;

import java.util.OptionalInt;
import org.inmesh.coresim.module.HostDevice;

/** A host that boots a module and then sends bytes for ever, as fast as the link takes them. */
final class EndlessHost implements HostDevice {
  private final byte[] code;
  private long sent;
  private long received;

  /** Boots with at most 255 bytes of code. */
  EndlessHost(byte[] code) {
    this.code = code;
  }

  /** Bytes sent and received. */
  long bytes() {
    return sent + received;
  }

  @Override
  public void receive(int value, long nanoseconds) {
    received++;
  }

  @Override
  public int next(long nanoseconds) {
    long place = sent++;
    if (place == 0) {
      return code.length;
    }
    return place <= code.length ? code[(int) place - 1] & 0xFF : (int) (place & 0xFF);
  }

  @Override
  public OptionalInt exitStatus() {
    return OptionalInt.empty();
  }
}
