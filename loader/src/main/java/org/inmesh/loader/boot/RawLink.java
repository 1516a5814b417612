package org.inmesh.loader.boot;

import java.util.OptionalInt;
import org.inmesh.coresim.module.HostDevice;
import org.inmesh.loader.iserver.HostConsole;

/**
 * A host that knows no protocol: after the boot file the bytes of standard input go down the link,
 * and what comes back goes to standard output.
 */
public final class RawLink implements HostDevice {
  private final byte[] bootFile;
  private final HostConsole console;
  private int sent;
  private boolean inputEnded;

  /**
   * A link.
   *
   * @param bootFile the bytes that go down the link first
   */
  public RawLink(byte[] bootFile, HostConsole console) {
    this.bootFile = bootFile.clone();
    this.console = console;
  }

  @Override
  public void receive(int value, long nanoseconds) {
    console.output(new byte[] {(byte) value});
  }

  @Override
  public int next(long nanoseconds) {
    if (sent < bootFile.length) {
      return Byte.toUnsignedInt(bootFile[sent++]);
    }
    int value = inputEnded ? HostConsole.END : console.input();
    inputEnded |= value == HostConsole.END;
    return value == HostConsole.END ? NOTHING : value == HostConsole.WAITING ? WAITING : value;
  }

  /** Whether all there was has been sent: a program that then waits for more has done its work. */
  public boolean hasInputEnded() {
    return inputEnded;
  }

  @Override
  public OptionalInt exitStatus() {
    return OptionalInt.empty();
  }
}
