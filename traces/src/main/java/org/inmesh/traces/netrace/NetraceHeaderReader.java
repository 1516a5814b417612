package org.inmesh.traces.netrace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands at the beginning of a file. */
final class NetraceHeaderReader {
  /** Longer notes are taken for damage. */
  private static final int LONGEST_NOTES = 1 << 26;

  private static final int MOST_REGIONS = 1 << 20;

  private final LittleEndianInput input;

  NetraceHeaderReader(LittleEndianInput input) {
    this.input = input;
  }

  /**
   * Reads it.
   *
   * @throws org.inmesh.traces.TraceFormatException if it is none; the message names file and offset
   */
  NetraceHeader read() throws IOException {
    input.need(NetraceHeader.FIXED_BYTES, "the header");
    int magic = input.integer();
    if (magic != NetraceHeader.MAGIC) {
      throw input.wrong(0, "a netrace file begins with 0x484a5455, not 0x%08x".formatted(magic));
    }
    float version = input.floatingPoint();
    if (version != NetraceHeader.VERSION) {
      throw input.wrong(4, "the version is " + version + ", not 1.0");
    }
    byte[] name = new byte[NetraceHeader.NAME_BYTES];
    input.bytes(name);
    int nodes = input.unsignedByte();
    if (nodes == 0) {
      throw input.wrong(input.offset() - 1, "there are no nodes");
    }
    input.skip(1);
    long cycles = count("cycles");
    long packetCount = count("packets");
    int notesBytes = input.integer();
    if (notesBytes < 0 || notesBytes > LONGEST_NOTES) {
      throw input.wrong(
          input.offset() - 4,
          "notes of %s bytes; at most %s are read"
              .formatted(Integer.toUnsignedString(notesBytes), LONGEST_NOTES));
    }
    int regionCount = input.integer();
    if (regionCount < 0 || regionCount > MOST_REGIONS) {
      throw input.wrong(
          input.offset() - 4,
          "%s regions; at most %s are read"
              .formatted(Integer.toUnsignedString(regionCount), MOST_REGIONS));
    }
    input.skip(8);
    String notes = text(readNotes(notesBytes));
    List<NetraceHeader.Region> regions = new ArrayList<>();
    for (int i = 0; i < regionCount; i++) {
      input.need(NetraceHeader.REGION_BYTES, "region " + i);
      regions.add(
          new NetraceHeader.Region(
              count("the offset of a region"),
              count("cycles of a region"),
              count("packets of a region")));
    }
    return new NetraceHeader(text(name), nodes, cycles, packetCount, notes, regions);
  }

  private byte[] readNotes(int bytes) throws IOException {
    ByteBuffer notes = ByteBuffer.allocate(bytes);
    while (notes.hasRemaining()) {
      byte[] part = new byte[Math.min(notes.remaining(), 1 << 12)];
      input.need(part.length, "a part of the notes");
      input.bytes(part);
      notes.put(part);
    }
    return notes.array();
  }

  /** Up to the first zero byte. */
  private static String text(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf('\0');
    return end < 0 ? all : all.substring(0, end);
  }

  private long count(String what) throws IOException {
    long value = input.longInteger();
    if (value < 0) {
      throw input.wrong(
          input.offset() - 8, what + ": " + Long.toUnsignedString(value) + " is too large");
    }
    return value;
  }
}
