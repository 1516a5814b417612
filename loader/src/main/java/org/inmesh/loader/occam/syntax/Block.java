package org.inmesh.loader.occam.syntax;

import java.util.List;

/**
 * A line and the blocks indented under it.
 *
 * @param line the head
 * @param children in order
 */
public record Block(LogicalLine line, List<Block> children) {

  /** Makes the list immutable. */
  public Block {
    children = List.copyOf(children);
  }
}
