package org.inmesh.loader.object;

import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;

/**
 * What a program needs of memory that all cores reach.
 *
 * @param blocks variables and locks that components share, each at the number that slots name
 * @param firstUse the first use of the shared-memory extension in the text, if it is used at all;
 *     then only a machine whose cores share memory can run the program
 */
public record SharedMemory(List<Block> blocks, Optional<SourcePosition> firstUse) {
  /** Nothing. */
  public static final SharedMemory NONE = new SharedMemory(List.of(), Optional.empty());

  /**
   * A variable or array, zero at the start.
   *
   * @param name as declared
   * @param position of its declaration
   * @param bytes its size
   */
  public record Block(String name, SourcePosition position, int bytes) {}
}
