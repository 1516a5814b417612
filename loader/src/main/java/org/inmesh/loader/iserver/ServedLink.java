package org.inmesh.loader.iserver;

import java.util.Arrays;
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

  private static final int PROTOCOL_FAILURE = 1;

  private final HostServer server;
  private final Consumer<String> notes;
  private byte[] incoming = new byte[LENGTH_BYTES + LONGEST];
  private int received;
  private byte[] outgoing;
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
    outgoing = bootFile.clone();
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
      send(reply.get());
      System.arraycopy(incoming, end, incoming, 0, received - end);
      received -= end;
    }
  }

  private void refuse() {
    notes.accept(
        ("the program sent the bytes %d and %d, but a packet of the iserver protocol begins with"
                + " its length, %d to %d; --raw passes on bytes as they are")
            .formatted(
                Byte.toUnsignedInt(incoming[0]),
                Byte.toUnsignedInt(incoming[1]),
                SHORTEST,
                LONGEST));
    failure = OptionalInt.of(PROTOCOL_FAILURE);
  }

  private void send(byte[] reply) {
    byte[] bytes = Arrays.copyOfRange(outgoing, sent, outgoing.length + reply.length);
    System.arraycopy(reply, 0, bytes, bytes.length - reply.length, reply.length);
    outgoing = bytes;
    sent = 0;
  }

  @Override
  public int next(long nanoseconds) {
    if (sent == outgoing.length && waitsForInput) {
      answerAll(nanoseconds);
    }
    if (sent < outgoing.length) {
      return Byte.toUnsignedInt(outgoing[sent++]);
    }
    return waitsForInput ? WAITING : NOTHING;
  }

  @Override
  public OptionalInt exitStatus() {
    return failure.isPresent() ? failure : server.exitStatus();
  }
}
