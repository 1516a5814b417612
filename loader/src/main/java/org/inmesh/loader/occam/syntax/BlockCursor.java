package org.inmesh.loader.occam.syntax;

import java.util.List;

/** Goes through blocks of one level. */
final class BlockCursor {
  private final List<Block> blocks;
  private int index;

  BlockCursor(List<Block> blocks) {
    this.blocks = blocks;
  }

  boolean hasNext() {
    return index < blocks.size();
  }

  Block peek() {
    return blocks.get(index);
  }

  Block next() {
    return blocks.get(index++);
  }

  /** The block that was taken last. */
  Block previous() {
    return blocks.get(index - 1);
  }

  /** Takes the next block if it is a line with a colon only. */
  boolean acceptColon() {
    if (hasNext() && isColon(peek())) {
      index++;
      return true;
    }
    return false;
  }

  static boolean isColon(Block block) {
    return block.line().first().is(":") && block.line().tokens().size() == 1;
  }
}
