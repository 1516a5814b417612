package org.inmesh.coresim.transputer;

import org.inmesh.coresim.program.MachineImage;

/**
 * A core's own memory: an array of words from {@link MachineImage#MEMORY_START} up. Always answers
 * at once, so that the cycle table's single-cycle memory is all there is to its timing.
 */
public final class PrivateMemory implements MemoryPort {
  private final int[] words;
  private int codeStart;
  private int codeWords;

  /**
   * Creates memory full of zeros.
   *
   * @param bytes a multiple of 4
   */
  public PrivateMemory(int bytes) {
    this.words = new int[bytes >> 2];
  }

  /** Puts code into memory and protects it from stores from now on. */
  public void loadCode(int address, byte[] code) {
    for (int i = 0; i < code.length; i++) {
      storeByte(address + i, code[i]);
    }
    codeStart = index("code", address);
    codeWords = code.length + 3 >> 2;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public boolean mayStall() {
    return false;
  }

  @Override
  public void begin() {
    // Nothing ever has to be repeated.
  }

  @Override
  public int commit() {
    return 0;
  }

  @Override
  public boolean loadReady(int address) {
    return true;
  }

  @Override
  public boolean storeReady(int address) {
    return true;
  }

  @Override
  public int load(int address) {
    return words[index("load", address)];
  }

  @Override
  public int peek(int address) {
    return load(address);
  }

  @Override
  public void store(int address, int value) {
    words[writable(address)] = value;
  }

  @Override
  public int loadByte(int address) {
    return words[index("load", address)] >>> ((address & 3) << 3) & 0xFF;
  }

  @Override
  public void storeByte(int address, int value) {
    int index = writable(address);
    int shift = (address & 3) << 3;
    words[index] = words[index] & ~(0xFF << shift) | (value & 0xFF) << shift;
  }

  @Override
  public int lock(int address) {
    return load(address);
  }

  @Override
  public int loadForStore(int address) {
    return load(address);
  }

  private int index(String access, int address) {
    int index = (address - MachineImage.MEMORY_START) >>> 2;
    if (index >= words.length) {
      throw new MemoryFault(access, address);
    }
    return index;
  }

  private int writable(int address) {
    int index = index("store", address);
    if (Integer.compareUnsigned(index - codeStart, codeWords) < 0) {
      throw new MemoryFault("store into code", address);
    }
    return index;
  }
}
