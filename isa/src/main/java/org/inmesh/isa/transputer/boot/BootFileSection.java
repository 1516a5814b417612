package org.inmesh.isa.transputer.boot;

/** A part of a boot file; the parts follow each other without gaps. */
public sealed interface BootFileSection {

  /** The command 0: a word to be stored before anything runs. */
  record Poke(int address, int word) implements BootFileSection {}

  /** The command 1: asks for a word. */
  record Peek(int address) implements BootFileSection {}

  /**
   * The first stage, with the byte before it that is its length.
   *
   * @param code 2 to 255 bytes; not to be changed
   * @param address where it goes, MemStart
   */
  record Bootstrap(byte[] code, int address) implements BootFileSection {}

  /**
   * What Inmesh's own bootstrap loads.
   *
   * @param code not to be changed
   * @param address where it goes
   */
  record Program(byte[] code, int address) implements BootFileSection {}

  /**
   * What a bootstrap of another make reads; only that knows what it is.
   *
   * @param bytes not to be changed
   * @param offset of its first byte in the file
   */
  record Following(byte[] bytes, int offset) implements BootFileSection {}
}
