package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;

/**
 * Inmesh's own instructions for cores that share memory: operations on a word that are done in one,
 * and locks at which processes wait without using their core. No transputer has them; what they do
 * is our definition.
 *
 * <p>A lock is four words, see {@link LockWords}, in one cache line. Processes that wait are a
 * queue, linked through their workspaces like the run queues.
 */
final class SharedMemoryOperations {
  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;

  SharedMemoryOperations(TransputerCore core, CoreState state, MemoryPort memory) {
    this.core = core;
    this.state = state;
    this.memory = memory;
  }

  static boolean isOne(int instruction) {
    return instruction >= OPERATION + Operation.FIRST_OWN_CODE;
  }

  void execute(int instruction) {
    int code = instruction - OPERATION;
    if (!memory.isShared()) {
      core.fail("operation code #%X is undefined: this core's memory is private".formatted(code));
      return;
    }
    switch (code) {
      case OperationCode.ATOMADD -> add();
      case OperationCode.ATOMEXCH -> exchange();
      case OperationCode.ATOMCMPX -> compareAndExchange();
      case OperationCode.FENCE -> memory.fence();
      case OperationCode.LOCK -> lock();
      case OperationCode.UNLOCK -> unlock();
      default -> throw new IllegalStateException("not an operation on shared memory: " + code);
    }
  }

  /** atomadd: A address, B number; A becomes the old content. */
  private void add() {
    int old = memory.loadForStore(state.a);
    memory.store(state.a, old + state.b);
    leave(old);
  }

  /** atomexch: A address, B new content; A becomes the old. */
  private void exchange() {
    int old = memory.loadForStore(state.a);
    memory.store(state.a, state.b);
    leave(old);
  }

  private void leave(int old) {
    state.a = old;
    state.b = state.c;
  }

  /** atomcmpx: A address, B new content, C expected content; A becomes true if that was there. */
  private void compareAndExchange() {
    int address = state.a;
    boolean equal = memory.loadForStore(address) == state.c;
    if (equal) {
      memory.store(address, state.b);
    }
    state.a = equal ? 1 : 0;
  }

  /** lock: A is the lock. */
  private void lock() {
    int lock = aligned(pop());
    int me = state.descriptor();
    int last = memory.lock(lock);
    if (last == LockWords.FREE) {
      memory.store(lock + LockWords.HOLDER, me);
      memory.store(lock + LockWords.PLACE, state.instructionPointer);
      memory.store(lock, me);
      return;
    }
    // All that can stall comes before the last store, which cannot; until then all of it may be
    // done again, as others may have changed the lock in between.
    memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
    if (last == memory.load(lock + LockWords.HOLDER)) {
      memory.store(lock + LockWords.FIRST, me);
    } else {
      memory.store(workspace(last) + Scheduler.LINK, me);
    }
    memory.store(lock, me);
    core.scheduler().suspend(lock, WaitingProcesses.Reason.LOCK);
  }

  /** unlock: A is the lock. */
  private void unlock() {
    int lock = aligned(pop());
    int last = memory.lock(lock);
    int holder = memory.load(lock + LockWords.HOLDER);
    if (last == LockWords.FREE || holder != state.descriptor()) {
      throw new ProgramFault("unlock of a lock that this process does not hold");
    }
    if (last == holder) {
      memory.store(lock, LockWords.FREE);
      return;
    }
    int next = memory.load(lock + LockWords.FIRST);
    int place = memory.load(workspace(next) + Scheduler.INSTRUCTION_POINTER);
    // From here on only words of the lock, whose line is held: nothing can stall.
    int behindNext = next == last ? LockWords.FREE : memory.load(workspace(next) + Scheduler.LINK);
    memory.store(lock + LockWords.FIRST, behindNext);
    memory.store(lock + LockWords.HOLDER, next);
    memory.store(lock + LockWords.PLACE, place);
    memory.store(lock, last);
    core.scheduler().makeReady(next);
  }

  private static int aligned(int lock) {
    if (lock % LockWords.BYTES != 0) {
      throw new ProgramFault("a lock at #%08X, which is no multiple of 16".formatted(lock));
    }
    return lock;
  }

  private static int workspace(int descriptor) {
    return descriptor & ~1;
  }

  private int pop() {
    int value = state.a;
    state.a = state.b;
    state.b = state.c;
    return value;
  }
}
