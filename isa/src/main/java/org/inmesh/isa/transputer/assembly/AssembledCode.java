package org.inmesh.isa.transputer.assembly;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What the {@link Assembler} makes of a list of items. All offsets are in bytes from the start of
 * the code; both maps iterate in the order of the code.
 *
 * @param bytes the code; not to be changed
 * @param labels offset of each label
 * @param marks offset of each mark number
 */
public record AssembledCode(
    byte[] bytes, Map<String, Integer> labels, Map<Integer, Integer> marks) {

  public AssembledCode {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
  }

  /**
   * Offset of a label.
   *
   * @throws NoSuchElementException if the code has no such label
   */
  public int labelOffset(String name) {
    Integer offset = labels.get(name);
    if (offset == null) {
      throw new NoSuchElementException("no label " + name + " in this code");
    }
    return offset;
  }
}
