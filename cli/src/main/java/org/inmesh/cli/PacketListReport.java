package org.inmesh.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.inmesh.bench.traffic.PacketList;
import org.inmesh.traces.PacketRecord;

/** Packets as CSV, in the columns of the golden files of the reference network. */
final class PacketListReport {
  private PacketListReport() {}

  /**
   * Writes the packets to a file, compressed if its name ends in {@code .gz}, or to standard output
   * if there is none. If the list named message classes, they are the last column.
   *
   * @param records of the packets of the list, in its order
   */
  static void write(PacketList list, List<PacketRecord> records, Path file, Streams streams)
      throws IOException {
    if (file == null) {
      write(list, records, streams.out());
      return;
    }
    try (OutputStream bytes = open(file);
        BufferedWriter writer =
            new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      write(list, records, writer);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
  }

  private static void write(PacketList list, List<PacketRecord> records, Appendable out)
      throws IOException {
    out.append(String.join(",", PacketRecord.COLUMNS));
    out.append(list.hasClasses() ? ",class\n" : "\n");
    for (int i = 0; i < records.size(); i++) {
      out.append(records.get(i).line());
      if (list.hasClasses()) {
        out.append(',').append(String.valueOf(list.packets().get(i).messageClass()));
      }
      out.append('\n');
    }
  }
}
