package org.inmesh.coresim.transputer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Memory that stalls at every access that is tried for the first time: every instruction is
 * repeated as often as it has accesses. To the core it looks shared.
 */
final class StallingMemory implements MemoryPort {
  private final MemoryPort memory;
  private final List<Integer> answers = new ArrayList<>();
  private int position;
  private boolean granted;

  StallingMemory(MemoryPort memory) {
    this.memory = memory;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public boolean mayStall() {
    return true;
  }

  @Override
  public void begin() {
    position = 0;
  }

  @Override
  public int commit() {
    answers.clear();
    return memory.commit();
  }

  private boolean isReady() {
    if (granted || position < answers.size()) {
      return true;
    }
    granted = true;
    return false;
  }

  private int access(IntSupplier access) {
    if (position == answers.size()) {
      if (!granted) {
        granted = true;
        throw MemoryStall.INSTANCE;
      }
      granted = false;
      answers.add(access.getAsInt());
    }
    return answers.get(position++);
  }

  private void access(Runnable access) {
    access(
        () -> {
          access.run();
          return 0;
        });
  }

  @Override
  public boolean loadReady(int address) {
    return isReady();
  }

  @Override
  public boolean storeReady(int address) {
    return isReady();
  }

  @Override
  public int load(int address) {
    return access(() -> memory.load(address));
  }

  @Override
  public void store(int address, int value) {
    access((Runnable) () -> memory.store(address, value));
  }

  @Override
  public int peek(int address) {
    return memory.peek(address);
  }

  @Override
  public int loadByte(int address) {
    return access(() -> memory.loadByte(address));
  }

  @Override
  public void storeByte(int address, int value) {
    access((Runnable) () -> memory.storeByte(address, value));
  }

  @Override
  public int lock(int address) {
    return access(() -> memory.lock(address));
  }

  @Override
  public int loadForStore(int address) {
    return access(() -> memory.loadForStore(address));
  }
}
