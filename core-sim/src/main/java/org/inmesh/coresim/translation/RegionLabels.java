package org.inmesh.coresim.translation;

import org.objectweb.asm.Label;

/**
 * Places in a region's method to which its blocks jump, with all registers in their local
 * variables.
 *
 * @param dispatch where the block at the pointer is looked up
 * @param leave where the region ends at the pointer
 * @param perform where the core performs the instruction at the pointer, whose entry is in its
 *     local variable
 * @param resume where the process goes on that an instruction has scheduled
 */
record RegionLabels(Label dispatch, Label leave, Label perform, Label resume) {
  RegionLabels() {
    this(new Label(), new Label(), new Label(), new Label());
  }
}
