package org.inmesh.isa.transputer;

import static org.inmesh.isa.transputer.InstructionGroup.ADDITIONAL;
import static org.inmesh.isa.transputer.InstructionGroup.CORE;
import static org.inmesh.isa.transputer.InstructionGroup.DEBUGGING;
import static org.inmesh.isa.transputer.InstructionGroup.FLOATING_POINT;
import static org.inmesh.isa.transputer.InstructionGroup.FLOATING_POINT_SUPPORT;
import static org.inmesh.isa.transputer.InstructionGroup.TEST;

import java.util.Set;

/**
 * The transputers of 32 bits whose instruction sets are modelled.
 *
 * <p>Memory begins at {@code #80000000} in all of them. Sources: the attributes of processors in
 * INMOS's object files (instruction groups and MemStart); INMOS's data sheets by way of {@code
 * devzendo/transputer-emulator} and {@code pahihu/t4}; the table of product identity numbers in the
 * T400's data sheet.
 */
public enum ProcessorType {
  /** 2 KiB on chip, no floating-point unit. */
  T414(0x80000048, 2048, 0, CORE, TEST, FLOATING_POINT_SUPPORT),
  /** 4 KiB on chip, the T800's integer instructions, the debugger's, and those of the T414. */
  T425(0x80000070, 4096, 0, CORE, TEST, FLOATING_POINT_SUPPORT, ADDITIONAL, DEBUGGING),
  /** 4 KiB on chip, floating-point unit. */
  T800(0x80000070, 4096, 0, CORE, TEST, ADDITIONAL, FLOATING_POINT),
  /** The T800 with the debugger's instructions of the T425. */
  T805(0x80000070, 4096, 10, CORE, TEST, ADDITIONAL, FLOATING_POINT, DEBUGGING);

  private final int memoryStart;
  private final int onChipBytes;
  private final int deviceIdentity;
  private final Set<InstructionGroup> groups;

  ProcessorType(int memoryStart, int onChipBytes, int deviceIdentity, InstructionGroup... groups) {
    this.memoryStart = memoryStart;
    this.onChipBytes = onChipBytes;
    this.deviceIdentity = deviceIdentity;
    this.groups = Set.of(groups);
  }

  /** MemStart: the lowest address that the processor does not use itself. */
  public int memoryStart() {
    return memoryStart;
  }

  /** Bytes of memory on the chip, from {@code #80000000} up. */
  public int onChipBytes() {
    return onChipBytes;
  }

  /** True if it has a floating-point unit. */
  public boolean hasFloatingPointUnit() {
    return groups.contains(FLOATING_POINT);
  }

  /**
   * True if the type has the operation. False for all of Inmesh's own for shared memory, which
   * depend on the machine and not on the type.
   */
  public boolean has(Operation operation) {
    return groups.contains(operation.group());
  }

  /**
   * What {@code lddevid} pushes: the first number of the product's range, 0 to 9 for the T425 and
   * 10 to 19 for the T805, by the table in INMOS's data sheets. Which revision has which we do not
   * know.
   *
   * @throws IllegalStateException if the type has no {@code lddevid}
   */
  public int deviceIdentity() {
    if (!has(Operation.LDDEVID)) {
      throw new IllegalStateException(this + " has no identity to load");
    }
    return deviceIdentity;
  }
}
