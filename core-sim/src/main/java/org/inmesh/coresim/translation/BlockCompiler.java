package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.inmesh.coresim.transputer.DecodedCode;
import org.inmesh.coresim.transputer.ProgramFault;
import org.inmesh.coresim.transputer.TranslationPort;
import org.inmesh.isa.transputer.FloatingPointEntryCode;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;

/** Compiles one block: instructions from an address to a jump, or to where another block starts. */
final class BlockCompiler {
  /** Longer ones are cut, so that they fit the time that is left before the core looks around. */
  private static final int LONGEST = 48;

  private static final int FPENTRY = OPERATION + OperationCode.FPENTRY;

  private final TranslationPort port;
  private final IntPredicate isBlock;
  private final BlockState block;
  private final IntegerCompiler integers;
  private final MemoryCompiler memory;
  private final ControlCompiler control;
  private final SchedulingCompiler scheduling;
  private final RealCompiler reals;
  private final RealEntryCompiler realEntries;
  private final Set<Integer> successors = new LinkedHashSet<>();
  private boolean usesReals;

  /** Where two instructions were compiled as one: cycles of the first. */
  private int secondStart;

  /**
   * Prepares for one block.
   *
   * @param port where instructions are read
   * @param isBlock true for addresses at which another block starts
   */
  BlockCompiler(TranslationPort port, IntPredicate isBlock, BlockState block) {
    this.port = port;
    this.isBlock = isBlock;
    this.block = block;
    this.integers = new IntegerCompiler(block);
    this.memory = new MemoryCompiler(block);
    this.control = new ControlCompiler(block, successors::add);
    this.scheduling = new SchedulingCompiler(block);
    this.reals = new RealCompiler(block);
    this.realEntries = new RealEntryCompiler(block);
  }

  /**
   * Compiles the block at an address.
   *
   * @param formats that its floating-point registers are expected to have, as of {@link Block}
   * @throws ProgramFault if there is no code at its first instruction
   */
  Block compile(int address, int formats) {
    block.start(address, formats);
    int pointer = address;
    int lastStart = 0;
    int done = 0;
    boolean open = true;
    while (open) {
      boolean cut = done > 0 && (isBlock.test(pointer) || done >= LONGEST || !isCode(pointer));
      if (cut) {
        successors.add(pointer);
        block.commit();
        block.goTo(pointer);
        break;
      }
      long entry = port.entry(pointer);
      lastStart = block.registers.cycles() + block.dynamicCycles;
      block.startInstruction(pointer, DecodedCode.length(entry));
      open = compile(entry);
      lastStart += secondStart;
      secondStart = 0;
      pointer = block.next;
      done++;
    }
    return new Block(
        address,
        pointer,
        successors,
        block.memory.lowest,
        block.memory.highest,
        lastStart,
        usesReals,
        formats,
        block.formatsAfter());
  }

  private boolean isCode(int address) {
    try {
      port.entry(address);
      return true;
    } catch (ProgramFault outside) {
      return false;
    }
  }

  /** Returns true if the block goes on after the instruction. */
  private boolean compile(long entry) {
    int instruction = DecodedCode.instruction(entry);
    int operand = DecodedCode.operand(entry);
    int cycles = DecodedCode.cycles(entry);
    usesReals |= isFloatingPoint(instruction);
    if (!isOfProcessor(instruction)) {
      return performed(entry);
    }
    if (instruction == FPENTRY) {
      return compileEntry(cycles) || performed(entry);
    }
    if (integers.compile(instruction, operand)
        || memory.compile(instruction, operand)
        || reals.compile(instruction)) {
      block.memory.spendAccesses();
      block.registers = block.registers.after(cycles);
      return true;
    }
    return !control.compile(instruction, operand, cycles) && performed(entry);
  }

  /** Has the core do it; where that leads is looked up. */
  private boolean performed(long entry) {
    successors.add(block.next);
    if (!scheduling.compile(entry)) {
      block.perform(entry);
    }
    return false;
  }

  private boolean compileEntry(int cycles) {
    if (!(block.registers.a() instanceof Value.Constant code)) {
      return false;
    }
    if (code.value() == FloatingPointEntryCode.FPURZ) {
      return compileTruncation(cycles);
    }
    if (!realEntries.compile(code.value())) {
      return false;
    }
    block.registers = block.registers.after(cycles);
    return true;
  }

  /** Rounding towards zero and a conversion to an integer, as one. */
  private boolean compileTruncation(int cycles) {
    int address = block.next;
    if (isBlock.test(address) || !isCode(address)) {
      return false;
    }
    long entry = port.entry(address);
    int instruction = DecodedCode.instruction(entry);
    boolean ofWord = instruction == OPERATION + OperationCode.FPRTOI32;
    if (!block.keepsReals || !ofWord && instruction != OPERATION + OperationCode.FPINT) {
      return false;
    }
    reals.toInteger("truncate", GeneratedCodeSupport.class, ofWord);
    secondStart = cycles + realEntries.cyclesOf(FloatingPointEntryCode.FPURZ);
    block.registers = block.registers.pop().after(secondStart).after(DecodedCode.cycles(entry));
    block.next = address + DecodedCode.length(entry);
    return true;
  }

  private boolean isOfProcessor(int instruction) {
    return instruction < OPERATION
        || instruction != DecodedCode.UNDEFINED
            && port.processor()
                .type()
                .has(Operation.forCode(instruction - OPERATION).orElseThrow());
  }

  private static boolean isFloatingPoint(int instruction) {
    return instruction >= OPERATION
        && instruction != DecodedCode.UNDEFINED
        && Operation.forCode(instruction - OPERATION)
            .map(operation -> operation.mnemonic().startsWith("fp"))
            .orElse(false);
  }
}
