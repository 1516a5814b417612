package org.inmesh.traces;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PacketLog} writes, and the golden files of the reference network. */
public final class PacketLogReader {
  private static final String HEADER = String.join(",", PacketRecord.COLUMNS);

  private final String file;
  private int line;

  private PacketLogReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @return the packets in the order of the file
   * @throws TraceFormatException if it is not a packet log
   * @throws IOException if it cannot be read
   */
  public static List<PacketRecord> read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      return read(file.toString(), reader);
    } catch (MalformedInputException exception) {
      throw new TraceFormatException(file.toString(), 1, "not a text file in ASCII", exception);
    }
  }

  /**
   * Reads a packet log from anywhere.
   *
   * @param name for messages
   * @throws TraceFormatException if it is not a packet log
   * @throws IOException if it cannot be read
   */
  public static List<PacketRecord> read(String name, BufferedReader reader) throws IOException {
    return new PacketLogReader(name).packets(reader);
  }

  private List<PacketRecord> packets(BufferedReader reader) throws IOException {
    String text = reader.readLine();
    line = 1;
    if (!HEADER.equals(text)) {
      throw wrong("a packet log begins with the line '" + HEADER + "'");
    }
    List<PacketRecord> packets = new ArrayList<>();
    for (text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      packets.add(packet(text));
    }
    return packets;
  }

  private PacketRecord packet(String text) throws TraceFormatException {
    String[] fields = text.split(",", -1);
    if (fields.length != PacketRecord.COLUMNS.size()) {
      throw wrong(
          "%d columns where there must be %d"
              .formatted(fields.length, PacketRecord.COLUMNS.size()));
    }
    long[] values = new long[fields.length];
    for (int column = 0; column < fields.length; column++) {
      values[column] = value(PacketRecord.COLUMNS.get(column), fields[column]);
    }
    PacketRecord packet =
        new PacketRecord(
            values[0],
            node("src", values[1]),
            node("dst", values[2]),
            positive("flits", values[3]),
            values[4],
            values[5],
            values[6],
            values[7],
            positive("routers", values[8]));
    if (packet.created() > packet.injected()
        || packet.injected() > packet.headArrived()
        || packet.headArrived() > packet.tailArrived()) {
      throw wrong("the four cycles must not descend from create_cycle to tail_arrive");
    }
    return packet;
  }

  private long value(String column, String text) throws TraceFormatException {
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException exception) {
      throw new TraceFormatException(
          file, line, "%s is not a whole number: '%s'".formatted(column, text), exception);
    }
    throw wrong(column + " must not be negative: " + text);
  }

  private int node(String column, long value) throws TraceFormatException {
    if (value > Integer.MAX_VALUE) {
      throw wrong(column + " is too large for a node: " + value);
    }
    return (int) value;
  }

  private int positive(String column, long value) throws TraceFormatException {
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw wrong(column + " must be from 1 to " + Integer.MAX_VALUE + ", not " + value);
    }
    return (int) value;
  }

  private TraceFormatException wrong(String message) {
    return new TraceFormatException(file, line, message, null);
  }
}
