package org.inmesh.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inmesh.traces.PacketRecord;

/** Packets as CSV, in the columns of the golden files of the reference network. */
final class PacketListReport {
  private PacketListReport() {}

  /** Writes the packets to a file, or to standard output if there is none. */
  static void write(List<PacketRecord> records, Path file, Streams streams) throws IOException {
    if (file == null) {
      write(records, streams.out());
      return;
    }
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      write(records, writer);
    }
  }

  private static void write(List<PacketRecord> records, Appendable out) throws IOException {
    out.append(String.join(",", PacketRecord.COLUMNS)).append('\n');
    for (PacketRecord record : records) {
      out.append(record.line()).append('\n');
    }
  }
}
