package org.inmesh.traces.netrace;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.exchange.TraceExport;
import org.inmesh.traces.header.TraceHeader;

/**
 * Writes the packets of a trace with their causes as a capture, compressed unless the file's name
 * ends in {@code .tra}. A capture has no times between delivery and creation: only which packets
 * must have been delivered. Of traces that are no captures, a packet of up to 8 bytes becomes a
 * ReadReq, and one of up to 72 a ReadResp, which are the two lengths of the format.
 */
public final class NetraceExport implements TraceExport {
  private static final int MOST_NODES = 255;

  private final double timeFactor;
  private final Consumer<String> remarks;

  /** Writes recorded cycles, and tells nobody what a capture cannot say. */
  public NetraceExport() {
    this(1, remark -> {});
  }

  /**
   * Says what a cycle is.
   *
   * @param timeFactor cycles of the capture in a network cycle, above 0; rounded down
   * @param remarks told what could not be written as it was
   */
  public NetraceExport(double timeFactor, Consumer<String> remarks) {
    if (!(timeFactor > 0 && timeFactor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a factor of times is above 0, not " + timeFactor);
    }
    this.timeFactor = timeFactor;
    this.remarks = remarks;
  }

  @Override
  public String name() {
    return NetraceImport.NAME;
  }

  @Override
  public String purpose() {
    return "packets with their dependencies, as netrace's programs read them: .tra, .tra.bz2";
  }

  @Override
  public void write(TraceHeader header, EventSource events, Path out) throws IOException {
    if (header.machine().nodes() > MOST_NODES) {
      throw new TraceFormatException(
          "%s: a netrace file has at most %d nodes, the trace %d"
              .formatted(out, MOST_NODES, header.machine().nodes()));
    }
    // The header of a capture says how many packets follow, so they are written aside first.
    Path body = Files.createTempFile(out.toAbsolutePath().getParent(), "netrace", ".part");
    try {
      NetraceHeader capture = writeBody(header, events, out, body);
      try (OutputStream file = compressed(out)) {
        file.write(headerBytes(capture));
        Files.copy(body, file);
      }
    } finally {
      Files.delete(body);
    }
  }

  private NetraceHeader writeBody(TraceHeader header, EventSource events, Path out, Path body)
      throws IOException {
    boolean isCapture = header.origin().equals(NetraceImport.NAME);
    List<NetraceHeader.Region> regions =
        NetraceHeaders.regions(header).stream()
            .map(
                region ->
                    new NetraceHeader.Region(
                        region.offset(), scaled(region.cycles()), region.packets()))
            .toList();
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(body))) {
      NetraceWriter writer =
          new NetraceWriter(out.toString(), stream, isCapture, regions, this::scaled);
      while (events.next(writer)) {
        writer.check();
      }
      writer.finish();
      tell(out, writer.lengthened(), "packets lengthened to 8 or 72 bytes");
      tell(out, writer.gaps(), "times left out between a delivery and what it causes");
      return NetraceHeaders.capture(
          header, writer.packets(), writer.lastCycle(), writer.regions(), this::scaled);
    }
  }

  private long scaled(long cycle) {
    // Beyond 2^53 a floating-point number would not be exact.
    return timeFactor == 1 ? cycle : (long) (cycle * timeFactor);
  }

  private void tell(Path out, long count, String what) {
    if (count > 0) {
      remarks.accept(String.format(Locale.ROOT, "%s: %s: %,d", out, what, count));
    }
  }

  private static OutputStream compressed(Path out) throws IOException {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(out));
    return out.toString().endsWith(".tra") ? file : new BZip2CompressorOutputStream(file);
  }

  private static byte[] headerBytes(NetraceHeader header) {
    byte[] notes = (header.notes() + '\0').getBytes(StandardCharsets.ISO_8859_1);
    int regions = header.regions().size();
    ByteBuffer bytes =
        ByteBuffer.allocate(
                NetraceHeader.FIXED_BYTES + notes.length + regions * NetraceHeader.REGION_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(NetraceHeader.MAGIC).putFloat(NetraceHeader.VERSION);
    byte[] name = header.benchmark().getBytes(StandardCharsets.ISO_8859_1);
    bytes.put(name, 0, Math.min(name.length, NetraceHeader.NAME_BYTES - 1));
    bytes.position(8 + NetraceHeader.NAME_BYTES);
    bytes.put((byte) header.nodes()).put((byte) 0);
    bytes.putLong(header.cycles()).putLong(header.packets());
    bytes.putInt(notes.length).putInt(regions).putLong(0);
    bytes.put(notes);
    for (NetraceHeader.Region region : header.regions()) {
      bytes.putLong(region.offset()).putLong(region.cycles()).putLong(region.packets());
    }
    return bytes.array();
  }
}
