package org.inmesh.loader.iserver;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.inmesh.coresim.module.HostDevice;

/**
 * The host's end of the link: sends the boot file byte by byte, whatever its stages are, and then
 * answers the packets that come.
 */
public final class ServedLink implements HostDevice {
  private static final int LENGTH_BYTES = 2;

  /** Of a packet without its length, {@code sp.min.packet.data.size}. */
  private static final int SHORTEST = 6;

  /** Of a packet without its length: iserver's buffer is 1024 bytes. */
  private static final int LONGEST = 1022;

  /** Replies that are not taken, and bytes of requests behind one that waits for input. */
  private static final int MOST_REPLIES = 1000;

  private static final int MOST_BYTES = 1 << 20;

  private static final int PROTOCOL_FAILURE = 1;

  private final HostServer server;
  private final Consumer<String> notes;
  private byte[] incoming = new byte[LENGTH_BYTES + LONGEST];
  private int received;

  /** The boot file and replies, as far as they have not been sent as a whole. */
  private final Deque<byte[]> outgoing = new ArrayDeque<>();

  /** Bytes of the first of them that have been sent. */
  private int sent;

  private boolean waitsForInput;
  private OptionalInt failure = OptionalInt.empty();

  /**
   * A link.
   *
   * @param bootFile the bytes that go down the link first
   * @param notes takes what the user should know, a line each
   */
  public ServedLink(byte[] bootFile, HostServer server, Consumer<String> notes) {
    if (bootFile.length > 0) {
      outgoing.add(bootFile.clone());
    }
    this.server = server;
    this.notes = notes;
  }

  @Override
  public void receive(int value, long nanoseconds) {
    if (received == incoming.length) {
      incoming = Arrays.copyOf(incoming, 2 * received);
    }
    incoming[received++] = (byte) value;
    answerAll(nanoseconds);
    if (outgoing.size() > MOST_REPLIES || received > MOST_BYTES) {
      fail("the program sends requests to the host without end and takes no replies");
    }
  }

  /** Answers what is there as a whole; a program may send a request before it takes a reply. */
  private void answerAll(long nanoseconds) {
    while (exitStatus().isEmpty() && received >= LENGTH_BYTES) {
      int length = Byte.toUnsignedInt(incoming[0]) | Byte.toUnsignedInt(incoming[1]) << 8;
      if (length < SHORTEST || length > LONGEST) {
        refuse();
        return;
      }
      int end = LENGTH_BYTES + length;
      if (received < end) {
        return;
      }
      byte[] request = Arrays.copyOfRange(incoming, LENGTH_BYTES, end);
      Optional<byte[]> reply = server.answer(request, nanoseconds);
      waitsForInput = reply.isEmpty();
      if (waitsForInput) {
        return;
      }
      outgoing.add(reply.get());
      System.arraycopy(incoming, end, incoming, 0, received - end);
      received -= end;
    }
  }

  private void refuse() {
    fail(
        ("the program sent the bytes %d and %d, but a packet of the iserver protocol begins with"
                + " its length, %d to %d; --raw passes on bytes as they are")
            .formatted(
                Byte.toUnsignedInt(incoming[0]),
                Byte.toUnsignedInt(incoming[1]),
                SHORTEST,
                LONGEST));
  }

  private void fail(String note) {
    notes.accept(note);
    failure = OptionalInt.of(PROTOCOL_FAILURE);
  }

  @Override
  public int next(long nanoseconds) {
    if (outgoing.isEmpty() && waitsForInput) {
      answerAll(nanoseconds);
    }
    if (outgoing.isEmpty()) {
      return waitsForInput ? WAITING : NOTHING;
    }
    byte[] first = outgoing.getFirst();
    int value = Byte.toUnsignedInt(first[sent++]);
    if (sent == first.length) {
      outgoing.removeFirst();
      sent = 0;
    }
    return value;
  }

  @Override
  public boolean expectsExit() {
    return true;
  }

  @Override
  public boolean hasGivenUp() {
    return failure.isPresent();
  }

  @Override
  public OptionalInt exitStatus() {
    return failure.isPresent() ? failure : server.exitStatus();
  }
}
