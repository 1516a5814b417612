package org.inmesh.traces.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** A text that one block, or several that follow each other, hold. */
final class TextOfBlocks {
  private TextOfBlocks() {}

  /**
   * Reads the text that begins in the block that was found.
   *
   * @return empty if the trace was cut off within it
   * @throws TraceDamagedException if one of its blocks is not what was written
   */
  static Optional<byte[]> read(BlockReader blocks) throws IOException {
    int kind = blocks.block().kind();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (true) {
      blocks.load();
      byte[] piece = new byte[blocks.block().rawLength()];
      blocks.raw().get(0, piece);
      text.writeBytes(piece);
      int left = blocks.block().count();
      if (left == 0) {
        return Optional.of(text.toByteArray());
      }
      if (!blocks.next()) {
        return Optional.empty();
      }
      if (blocks.block().kind() != kind || blocks.block().count() != left - 1) {
        throw blocks.damaged(0, "the text of the block before does not go on");
      }
    }
  }
}
