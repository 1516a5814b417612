package org.inmesh.traces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.inmesh.mesh.NetworkObserver;

/**
 * Writes every packet that a network delivers as a line of CSV, in the order of arrival. {@link
 * PacketLogReader} reads it. The tags of packets must be their numbers, as those of {@link
 * org.inmesh.mesh.fidelity.NumberedPackets} are.
 */
public final class PacketLog implements NetworkObserver {
  private final Appendable out;

  /** By number: the packets under way. */
  private final Map<Integer, Packet> packets = new HashMap<>();

  private static final class Packet {
    private final long created;
    private long injected;
    private long headArrived;
    private int flitsGranted;

    private Packet(long created) {
      this.created = created;
    }
  }

  /**
   * A log of one network; writes the header line.
   *
   * @param out takes the lines; whoever opened it closes it when the run has ended
   * @throws IOException if writing fails
   */
  public PacketLog(Appendable out) throws IOException {
    this.out = out;
    out.append(String.join(",", PacketRecord.COLUMNS)).append('\n');
  }

  @Override
  public void packetCreated(int source, int destination, int flits, int tag, long cycle) {
    if (packets.put(tag, new Packet(cycle)) != null) {
      throw new IllegalStateException("two packets under way with number " + tag);
    }
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
    packets.get(tag).injected = cycle;
  }

  @Override
  public void flitGranted(int node, int output, int tag, long cycle) {
    packets.get(tag).flitsGranted++;
  }

  @Override
  public void headArrived(int source, int destination, int flits, int tag, long cycle) {
    packets.get(tag).headArrived = cycle;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if writing fails
   */
  @Override
  public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
    Packet packet = packets.remove(tag);
    write(
        new PacketRecord(
            tag,
            source,
            destination,
            flits,
            packet.created,
            packet.injected,
            packet.headArrived,
            cycle,
            packet.flitsGranted / flits));
  }

  private void write(PacketRecord packet) {
    try {
      out.append(packet.line()).append('\n');
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
