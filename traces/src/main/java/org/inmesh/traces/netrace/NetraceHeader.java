package org.inmesh.traces.netrace;

import java.util.List;

/**
 * What stands at the beginning of a file.
 *
 * @param benchmark name, at most 30 bytes
 * @param nodes 1 to 255
 * @param cycles of the capture
 * @param packets in the file
 * @param notes of whoever captured it, without the zero byte at the end
 * @param regions parts of the capture, in order
 */
public record NetraceHeader(
    String benchmark, int nodes, long cycles, long packets, String notes, List<Region> regions) {
  /** First four bytes of a file, as a number. */
  static final int MAGIC = 0x484A5455;

  static final float VERSION = 1.0f;

  /** Bytes before the notes. */
  static final int FIXED_BYTES = 72;

  static final int NAME_BYTES = 30;
  static final int REGION_BYTES = 24;

  /** Bytes of a packet before its dependents. */
  static final int PACKET_BYTES = 21;

  /** Copies the list. */
  public NetraceHeader {
    regions = List.copyOf(regions);
  }

  /**
   * A part of a capture.
   *
   * @param offset bytes of packets before its first one
   * @param cycles that it lasts
   * @param packets in it
   */
  public record Region(long offset, long cycles, long packets) {}
}
