package org.inmesh.traces.store;

/**
 * A block: a head of fixed length with a checksum (CRC-32C) of its own, what the block holds, and a
 * checksum over all. All numbers are little-endian. One block is one excerpt of the queue.
 */
final class BlockLayout {
  /** "IMTB", Inmesh trace block. */
  static final int MAGIC = 0x42544D49;

  static final int MAGIC_AT = 0;

  /** One of the kinds below. */
  static final int KIND_AT = 4;

  /** 0 for the first block of a trace, and so on. */
  static final int NUMBER_AT = 8;

  /** Events in it; of a block of text the number of blocks of the same text that follow. */
  static final int COUNT_AT = 16;

  static final int COMPRESSION_AT = 20;
  static final int LEAST_CORE_CYCLE_AT = 24;
  static final int GREATEST_CORE_CYCLE_AT = 32;
  static final int LEAST_NETWORK_CYCLE_AT = 40;
  static final int GREATEST_NETWORK_CYCLE_AT = 48;

  /** Bytes of what it holds, decompressed. */
  static final int RAW_LENGTH_AT = 56;

  /** Bytes of what it holds, as stored. */
  static final int STORED_LENGTH_AT = 60;

  /** Of the head before it, so that a reader can skip what follows. */
  static final int HEAD_CHECKSUM_AT = 64;

  static final int HEAD = 68;

  /** Of all before it; the last bytes of a block. */
  static final int CHECKSUM = 4;

  /** Text of the header, as JSON. */
  static final int KIND_HEADER = 1;

  static final int KIND_EVENTS = 2;

  /** Text of the end, as JSON. */
  static final int KIND_END = 3;

  static final int STORED_PLAIN = 0;
  static final int STORED_ZSTD = 1;

  /** Decompressed; less than this is in every block, so that a reader knows what it needs. */
  static final int LONGEST_RAW = 128 << 10;

  /** Of a block of the longest content that compression does not shorten. */
  static final int LONGEST_BLOCK = HEAD + LONGEST_RAW + CHECKSUM;

  private BlockLayout() {}
}
